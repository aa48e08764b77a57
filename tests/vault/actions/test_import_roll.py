"""Rolls of other makers come in once, twice changes nothing, and undo takes them out."""

import zipfile

import pytest

from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils, OpenPupil
from vault.demo.pupils import demo_pupils
from vault.demo.roll import write_oneroster_zip
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError, PlanOutdatedError, UnsafeFileError


def bring_in(session, path):
    preview = session.run(PreviewRoll(path))
    return session.run(ApplyRoll(path, ReadOptions(), preview.digest))


def listed(session):
    return session.run(ListPupils(include_left=True))


def test_a_whole_school_comes_in_once_and_goes_out_in_one_step(lead, tmp_path):
    path = tmp_path / "roll.zip"
    write_oneroster_zip(path, demo_pupils())
    report = bring_in(lead, path)
    assert report.new == 420 + 14 + 13 + 2 * 420, "pupils, classes, teachers, parents"
    assert len(listed(lead)) == 420
    assert len(lead.run(ListPupils("zoe 4a"))) > 0
    again = lead.run(PreviewRoll(path))
    assert (len(again.new), len(again.changed), again.same) == (0, 0, 1287)
    lead.run(UndoStep(lead.undo_steps[-1]))
    assert listed(lead) == ()
    lead.run(UndoStep(lead.redo_steps[-1]))
    assert len(listed(lead)) == 420


def test_a_changed_file_shows_field_by_field_and_only_that_changes(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,UPN,Reg\nKhan,Zoe,J801000020003,4B\n")
    bring_in(lead, path)
    path.write_text("Surname,Forename,UPN,Reg\nKhan,Zoë,J801000020003,4B\n")
    preview = lead.run(PreviewRoll(path))
    (item,) = preview.changed
    assert [(d.field, d.old, d.new) for d in item.fields] == [("legal_given", "Zoe", "Zoë")]


def test_applying_refuses_when_the_ground_moved(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename\nKhan,Zoë\n")
    preview = lead.run(PreviewRoll(path))
    path.write_text("Surname,Forename\nKhan,Other\n")
    with pytest.raises(PlanOutdatedError):
        lead.run(ApplyRoll(path, ReadOptions(), preview.digest))
    assert listed(lead) == ()


def test_formulas_and_markup_are_kept_as_the_text_they_are(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Surname,Forename\n"=1+1","<img src=""//canary/x.png"">"\n')
    bring_in(lead, path)
    (row,) = listed(lead)
    assert (row.family, row.given) == ("=1+1", '<img src="//canary/x.png">')


def test_passwords_are_never_read(lead, samples):
    path = samples / "oneroster-moodle" / "oneroster_test_data.zip"
    preview = lead.run(PreviewRoll(path))
    assert "Batman" not in repr(preview)
    assert any("Passwords" in note for note in preview.notes)


def test_a_delta_gives_a_leaver_a_date_and_deletes_nobody(lead, samples):
    bring_in(lead, samples / "synthetic" / "oneroster-1.1-bulk.zip")
    before = len(listed(lead))
    bring_in(lead, samples / "synthetic" / "oneroster-1.1-delta.zip")
    rows = listed(lead)
    assert len(rows) == before + 1
    (gone,) = [row for row in rows if row.left_on]
    assert lead.run(OpenPupil(gone.id)).facts.upn == "F801000020001"


SAMPLES = [
    ("synthetic/oneroster-1.1-bulk.zip", 30),
    ("synthetic/oneroster-1.2-bulk.zip", 30),
    ("synthetic/classlist-utf8-bom.csv", 30),
    ("synthetic/classlist-cp1252.csv", 30),
    ("oneroster-moodle/Test_minimal_data_set.zip", 3),
    ("studentinsights/fake_students_export.csv", None),
]


@pytest.mark.parametrize(("name", "count"), SAMPLES)
def test_samples_of_other_makers_come_in(name, count, lead, samples):
    bring_in(lead, samples / name)
    assert len(listed(lead)) == (count or len(listed(lead))) > 0
    again = lead.run(PreviewRoll(samples / name))
    assert not again.new
    assert not again.changed


def hostile_zip(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in entries:
            bundle.writestr(name, data)
    return path


def test_a_zip_that_points_outside_is_refused(lead, tmp_path):
    path = hostile_zip(tmp_path / "x.zip", [("users.csv", "a"), ("../../evil.csv", "x")])
    with pytest.raises(UnsafeFileError):
        lead.run(PreviewRoll(path))


def test_a_zip_bomb_is_refused(lead, tmp_path):
    path = hostile_zip(tmp_path / "x.zip", [("users.csv", b"0" * 60_000_000)])
    with pytest.raises(UnsafeFileError):
        lead.run(PreviewRoll(path))


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\x01\x02", b"\xff\xfe\x00", b"a," * 2000],
    ids=["empty", "nul", "cut utf-16", "2000 columns"],
)
def test_what_is_no_class_list_is_said_plainly(raw, lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(raw)
    with pytest.raises(BadFileError):
        lead.run(PreviewRoll(path))


def test_a_field_of_ten_megabytes_costs_one_row_only(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(f'Surname,Forename\n"{"x" * 10_000_000}",A\nKhan,Zoë\n')
    preview = lead.run(PreviewRoll(path))
    assert preview.refused
