"""Characteristics: kept only where the school has said for what, and seen only by those who need
them."""

import pytest

from vault.actions.characteristics import (
    ListCharacteristicUses,
    PupilCharacteristics,
    SetCharacteristic,
    SwitchOffCharacteristic,
    SwitchOnCharacteristic,
)
from vault.actions.documents import DraftDocument
from vault.actions.history import UndoStep
from vault.actions.policy import SetPolicy
from vault.actions.profiles import AddProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.characteristics import Characteristic, CharacteristicKind
from vault.domain.documents import DocumentKind
from vault.domain.policy import Country, Policy
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, PermissionDeniedError, StaleRecordError
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
SEN, ETHNICITY = CharacteristicKind.SEN, CharacteristicKind.ETHNICITY
LANGUAGE = CharacteristicKind.FIRST_LANGUAGE


def keep(session, *kinds):
    for kind in kinds:
        session.run(SwitchOnCharacteristic(kind, "the school census"))


def put(session, pupil, kind, value, version=0):
    return session.run(SetCharacteristic(pupil, Characteristic(kind, value, version=version)))


def of(session, pupil):
    return {one.kind: one.value for one in session.run(PupilCharacteristics(pupil))}


def test_none_is_kept_before_it_is_switched_on(school):
    assert not any(use.is_on for use in school.run(ListCharacteristicUses()))
    for kind in CharacteristicKind:
        with pytest.raises(InvalidValueError):
            put(school, school.ids["ann"], kind, "yes")
    with pytest.raises(InvalidValueError) as refused:
        school.run(SwitchOnCharacteristic(SEN, "  "))
    assert refused.value.details["field"] == "purpose"


def test_a_value_is_known_by_its_code_and_by_its_words(school):
    ann = school.ids["ann"]
    keep(school, SEN, LANGUAGE)
    put(school, ann, SEN, "sen support")
    put(school, ann, LANGUAGE, "Łódź Polish")
    assert of(school, ann) == {SEN: "K", LANGUAGE: "Łódź Polish"}
    put(school, ann, SEN, "e", version=1)
    put(school, ann, LANGUAGE, "", version=1)
    assert of(school, ann) == {SEN: "E"}
    with pytest.raises(InvalidValueError):
        put(school, ann, SEN, "poorly", version=2)
    with pytest.raises(StaleRecordError):
        put(school, ann, SEN, "N", version=1)


def test_what_is_switched_off_goes_of_every_pupil_and_comes_back_by_undo(school):
    ann, bob = school.ids["ann"], school.ids["bob"]
    keep(school, SEN, ETHNICITY)
    for pupil in (ann, bob):
        put(school, pupil, SEN, "K")
    put(school, ann, ETHNICITY, "WBRI")
    counts = {use.kind: use.kept for use in school.run(ListCharacteristicUses()) if use.is_on}
    assert counts == {SEN: 2, ETHNICITY: 1}
    assert school.run(SwitchOffCharacteristic(SEN)) == 2
    assert of(school, ann) == {ETHNICITY: "WBRI"}
    school.run(UndoStep(school.undo_steps[-1]))
    assert of(school, bob) == {SEN: "K"}
    assert len([use for use in school.run(ListCharacteristicUses()) if use.is_on]) == 2


@pytest.mark.parametrize("role", [Role.TEACHER, Role.SEND_COORDINATOR, Role.ASSISTANT])
def test_who_sees_what(school, role):
    ann, bob = school.ids["ann"], school.ids["bob"]
    keep(school, *CharacteristicKind)
    for pupil in (ann, bob):
        put(school, pupil, SEN, "K")
        put(school, pupil, ETHNICITY, "WBRI")
    classes = frozenset({school.ids["a"]})
    school.run(AddProfile("Kim", role, Password.typed(PASSWORD), classes))
    school.lock()
    with unlock_vault(school.folder, "Kim", Password.typed(PASSWORD), params=FLOOR) as kim:
        if role is Role.ASSISTANT:
            with pytest.raises(PermissionDeniedError):
                kim.run(PupilCharacteristics(ann))
            return
        sees_all = role is Role.SEND_COORDINATOR
        assert of(kim, ann) == ({SEN: "K", ETHNICITY: "WBRI"} if sees_all else {SEN: "K"})
        with pytest.raises(PermissionDeniedError):
            kim.run(SwitchOnCharacteristic(SEN, "curiosity"))
        if not sees_all:
            with pytest.raises(PermissionDeniedError):
                put(kim, ann, SEN, "N", version=1)
            # By their own statement too, past every action.
            seen = kim._vault._connection.execute("SELECT pupil_id, kind FROM characteristic")
            assert [tuple(row) for row in seen] == [(ann, SEN.value)]


def test_the_document_on_lawful_basis_names_each_with_its_own_ground(school):
    ann = school.ids["ann"]
    keep(school, ETHNICITY)
    put(school, ann, ETHNICITY, "AIND")
    text = str(school.run(DraftDocument(DocumentKind.LAWFUL_BASIS)))
    assert "Ethnicity: the school census." in text
    assert "Sch. 1 para. 8" in text
    assert "AIND" not in text


def test_each_country_has_its_own_values(school):
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    keep(school, SEN)
    put(school, school.ids["ann"], SEN, "504 plan")
    assert of(school, school.ids["ann"]) == {SEN: "504"}
