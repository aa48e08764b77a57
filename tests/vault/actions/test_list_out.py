"""A list leaves through the walls of a sealed file: role, restriction, opting out, a reason."""

import csv
import io
from datetime import date

import pytest
from python_calamine import load_workbook

from vault.actions.audit import ReadAudit
from vault.actions.contacts import DecideConsent
from vault.actions.disclosures import ListDisclosures
from vault.actions.list_out import OpenSealedList, SaveList
from vault.actions.profiles import AddProfile
from vault.actions.restrictions import SetRestriction
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.lists_out import ListForm, ListLine, ListOrder
from vault.domain.rights import RestrictionKind
from vault.domain.secrets import Passphrase, Password
from vault.errors import (
    FolderExistsError,
    InvalidValueError,
    PermissionDeniedError,
    WrongPassphraseError,
)
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
HEADER = ("Name", "Note")


def order_of(school, **changes):
    lines = (
        ListLine(school.ids["ann"], ("Ash, Ann", "=1+1")),
        ListLine(school.ids["bob"], ("Birch, Bob", "+44 7700")),
    )
    return ListOrder("4A", HEADER, lines, changes.pop("reason", "a trip"), **changes)


def names_in(path):
    return [row[0] for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")))][1:]


def test_by_default_it_is_sealed_and_opens_with_the_words_alone(school, tmp_path):
    path = tmp_path / "trip.list.age"
    report = school.run(SaveList(order_of(school), path))
    assert (report.lines, len(report.passphrase.split("-"))) == (2, 7)
    raw = path.read_bytes()
    assert raw.startswith(b"age-encryption.org/v1\n")
    assert b"Ash" not in raw
    with pytest.raises(WrongPassphraseError):
        school.run(OpenSealedList(path, tmp_path / "x.xlsx", Passphrase(b"seven-wrong-words")))
    opened = tmp_path / "opened.xlsx"
    school.run(OpenSealedList(path, opened, Passphrase(report.passphrase.encode())))
    sheet = load_workbook(io.BytesIO(opened.read_bytes())).get_sheet_by_index(0)
    assert sheet.to_python()[1:] == [["Ash, Ann", "=1+1"], ["Birch, Bob", "+44 7700"]]
    with pytest.raises(FolderExistsError):
        school.run(OpenSealedList(path, opened, Passphrase(report.passphrase.encode())))


def test_in_the_clear_no_cell_is_a_formula_and_each_child_has_a_line_on_record(school, tmp_path):
    path = tmp_path / "trip.csv"
    school.run(SaveList(order_of(school, form=ListForm.CSV, in_the_clear=True), path))
    assert path.read_text("utf-8-sig").splitlines()[1] == '"Ash, Ann",\'=1+1'
    (line,) = school.run(ListDisclosures(school.ids["ann"]))
    assert (line.act, line.purpose, line.what) == ("list in a file", "a trip", "Name, Note")
    assert not list(tmp_path.glob("*.part"))


def test_who_is_restricted_or_opted_out_stays_out(school, tmp_path):
    ann, bob = school.ids["ann"], school.ids["bob"]
    clear = {"form": ListForm.CSV, "in_the_clear": True}
    school.run(DecideConsent(bob, "directory", "refused", "Kim", date(2026, 9, 1)))
    school.run(SaveList(order_of(school, **clear), tmp_path / "a.csv"))
    assert names_in(tmp_path / "a.csv") == ["Ash, Ann", "Birch, Bob"]
    report = school.run(SaveList(order_of(school, **clear, is_outside=True), tmp_path / "b.csv"))
    assert names_in(tmp_path / "b.csv") == ["Ash, Ann"]
    assert report.opted_out == 1
    school.run(SetRestriction(ann, RestrictionKind.RESTRICTION, "disputed"))
    report = school.run(SaveList(order_of(school, **clear), tmp_path / "c.csv"))
    assert names_in(tmp_path / "c.csv") == ["Birch, Bob"]
    assert report.restricted == 1
    with pytest.raises(InvalidValueError):
        school.run(SaveList(order_of(school, **clear, is_outside=True), tmp_path / "d.csv"))
    assert not (tmp_path / "d.csv").exists()


def test_a_line_about_two_goes_where_both_may_and_is_on_record_of_both(school, tmp_path):
    ann, bob = school.ids["ann"], school.ids["bob"]
    both = (ListLine(ann, ("Ash and Birch", "a quarrel"), (bob,)), ListLine(bob, ("Birch", "")))
    order = ListOrder("Notes", HEADER, both, "a trip", ListForm.CSV, in_the_clear=True)
    school.run(SaveList(order, tmp_path / "a.csv"))
    assert [len(school.run(ListDisclosures(pupil))) for pupil in (ann, bob)] == [1, 1]
    school.run(SetRestriction(ann, RestrictionKind.RESTRICTION, "disputed"))
    school.run(SaveList(order, tmp_path / "b.csv"))
    assert names_in(tmp_path / "b.csv") == ["Birch"]


def test_a_list_about_nobody_goes_out_and_leaves_an_entry(school, tmp_path):
    order = ListOrder("Terms", ("Term",), (ListLine("", ("Autumn",)),), "the board", ListForm.CSV)
    school.run(SaveList(order, tmp_path / "terms.list.age"))
    assert school.run(ReadAudit(1))[0].kind == "list.save"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201])
def test_without_a_reason_nothing_goes_out(school, tmp_path, reason):
    with pytest.raises(InvalidValueError) as refused:
        school.run(SaveList(order_of(school, reason=reason), tmp_path / "x.age"))
    assert refused.value.details["field"] == "reason"
    assert list(tmp_path.glob("x.age*")) == []


def test_a_role_that_sends_nothing_saves_no_list(school, tmp_path):
    classes = frozenset({school.ids["a"]})
    school.run(AddProfile("Kim", Role.ASSISTANT, Password.typed(PASSWORD), classes))
    order = order_of(school)
    school.lock()
    kim = unlock_vault(school.folder, "Kim", Password.typed(PASSWORD), params=FLOOR)
    with kim, pytest.raises(PermissionDeniedError):
        kim.run(SaveList(order, tmp_path / "x.age"))
