"""Whole files, from every door and from the field: nobody becomes another child."""

import zipfile

import pytest

from tests.vault.exchange.rolls import bring_in, listed, numbers, oneroster
from tests.vault.store.roll.roll_files import ANN, USERS, ask, names, page
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import ChangePupil, ListPupils


def test_numbers_of_every_door_are_held_against_names(lead, put, tmp_path):
    bring_in(lead, put(ANN, "a.csv"))
    sds = tmp_path / "sds.zip"
    with zipfile.ZipFile(sds, "w") as bundle:
        bundle.writestr(
            "Student.csv",
            "ID,First Name,Last Name,Student Number,Birthdate\n"
            "5,Bob,Ray,001,4/10/2019\n6,Cat,Fox,N/A,5/11/2016\n",
        )
        bundle.writestr("Section.csv", "ID,Section Name\n")
    roster = oneroster(tmp_path / "r.zip", users=USERS + "5,,student,Bob,Ray,001,\n")
    for path in (sds, roster):
        assert ask(lead, path).candidates[0].name == "Ann Lee"
        bring_in(lead, path)
        assert "Bob" not in numbers(lead)


@pytest.mark.parametrize(
    "files",
    [
        ("reuse-a.csv", "reuse-b.csv"),
        ("slip-a.csv", "slip-b.csv"),
        ("or-school1.zip", "or-school2.zip"),
    ],
)
def test_field_files_of_other_children_change_nobody(files, lead, samples):
    first, second = (samples / "field" / name for name in files)
    bring_in(lead, first)
    before = listed(lead)
    preview = lead.run(PreviewRoll(second))
    assert bool(preview.stopped) != bool(preview.questions)
    assert not preview.will_write
    assert listed(lead) == before


@pytest.mark.parametrize(
    "files",
    [
        ("zeros-a.csv", "zeros-b.csv"),
        ("zeros-c.csv", "zeros-d.csv"),
        ("nm-a.csv", "nm-b.csv"),
        ("nm-a.csv", "nm-c.csv"),
        ("nm-d.csv", "nm-e.csv"),
    ],
)
def test_field_files_of_the_same_children_make_no_others(files, lead, samples):
    first, second = (samples / "field" / name for name in files)
    bring_in(lead, first)
    before = [(row.id, row.given, row.family, row.admission_no) for row in listed(lead)]
    report = bring_in(lead, second)
    assert (report.new - _classes_in(second), report.skipped, report.refused) == (0, 0, 0)
    after = [(row.id, row.given, row.family, row.admission_no) for row in listed(lead)]
    assert after == before
    assert not lead.run(PreviewRoll(second)).will_write


def _classes_in(path):
    return 1 if "5W" in path.read_text(encoding="utf-8") else 0


def test_field_files_without_numbers_or_birth_dates(lead, samples):
    bring_in(lead, samples / "field" / "na-a.csv")
    bring_in(lead, samples / "field" / "na-b.csv")
    assert numbers(lead) == {"Ann": "", "Cat": "12", "Bob": ""}
    report = bring_in(lead, samples / "field" / "samename.csv")
    assert (report.refused, names(lead).count("Ali Khan")) == (0, 2)
    assert lead.run(ListPupils("khan"))


def test_the_preview_calls_a_child_by_the_name_in_use(lead, put):
    bring_in(lead, put("Forename,Surname,Adno,DOB\nZoe,Smith,1,03/09/2016\n", "a.csv"))
    facts = page(lead, "Zoe").facts
    lead.run(ChangePupil(facts.id, facts.version, (("preferred_family", "Khan"),)))
    preview = lead.run(
        PreviewRoll(put("Forename,Surname,Adno,DOB,Sex\nZoe,Smith,1,03/09/2016,F\n", "b.csv"))
    )
    assert [item.label for item in preview.changed] == ["Khan, Zoe"]
