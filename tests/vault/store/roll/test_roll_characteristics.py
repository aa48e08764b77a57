"""Of a list come those characteristics that the school keeps; the others are told and left out."""

from tests.vault.exchange.rolls import bring_in
from tests.vault.store.roll.roll_files import page
from vault.actions.characteristics import (
    ListCharacteristicUses,
    PupilCharacteristics,
    SetCharacteristic,
    SwitchOnCharacteristic,
)
from vault.actions.import_roll import PreviewRoll
from vault.domain.characteristics import Characteristic, CharacteristicKind

SEN, EAL = CharacteristicKind.SEN, CharacteristicKind.EAL
HEAD = "Forename,Surname,Adno,Eligible for free meals (T/F),SEN Status code,EAL,Ethnicity\n"
ANN = "Ann,Lee,1,T,K,Y,White - British\n"


def of(session, given="Ann"):
    found = session.run(PupilCharacteristics(page(session, given).facts.id))
    return {one.kind: one.value for one in found}


def keep(session, *kinds):
    for kind in kinds:
        session.run(SwitchOnCharacteristic(kind, "the census"))


def test_what_is_not_kept_is_named_and_stays_out(lead, put):
    path = put(HEAD + ANN)
    preview = lead.run(PreviewRoll(path))
    (note,) = [note for note in preview.notes if note.startswith("Left out")]
    assert note == (
        "Left out, because your school does not keep it: Free school meals, SEN status, English as"
        " an additional language, Ethnicity."
    )
    bring_in(lead, path)
    assert of(lead) == {}
    assert not any(use.kept for use in lead.run(ListCharacteristicUses()))


def test_of_what_is_not_kept_no_value_is_doubted(lead, put):
    preview = lead.run(PreviewRoll(put(HEAD + "Bob,Ray,2,F,none of it,,\n")))
    assert not [p for p in preview.doubtful if "no value" in p.reason]
    assert any("does not keep it" in note and "SEN status" in note for note in preview.notes)


def test_what_is_kept_comes_in_and_is_shown_before(lead, put):
    keep(lead, SEN, EAL)
    path = put(HEAD + ANN + "Bob,Ray,2,F,none of it,,\n")
    preview = lead.run(PreviewRoll(path))
    assert {i.label for i in preview.new if i.kind == "characteristic"} == {
        "Lee, Ann: SEN status",
        "Lee, Ann: English as an additional language",
    }
    doubts = [(p.field, p.reason) for p in preview.doubtful if p.field == "sen_status"]
    assert doubts == [("sen_status", "'none of it' is no value of it; left out")]
    bring_in(lead, path)
    assert of(lead) == {SEN: "K", EAL: "yes"}
    assert of(lead, "Bob") == {}
    assert not lead.run(PreviewRoll(path)).will_write
    bring_in(lead, put(HEAD + ANN.replace(",K,", ",E,")))
    assert of(lead) == {SEN: "E", EAL: "yes"}


def test_what_was_removed_by_hand_does_not_come_back_with_the_next_list(lead, put):
    keep(lead, SEN)
    path = put(HEAD + ANN)
    bring_in(lead, path)
    pupil = page(lead, "Ann").facts.id
    lead.run(SetCharacteristic(pupil, Characteristic(SEN, "", version=1)))
    preview = lead.run(PreviewRoll(path))
    assert not preview.will_write
    assert [p.reason for p in preview.doubtful if "SEN" in p.field] == [
        "was removed here by hand; left out"
    ]
