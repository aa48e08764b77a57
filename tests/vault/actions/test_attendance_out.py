"""A pupil's year of attendance on paper and as CSV."""

import csv
from datetime import timedelta

import pytest

from tests.vault.actions.registering import TODAY, mark, of
from vault.actions.absences import DraftAbsence
from vault.actions.attendance_out import DraftAttendance, SaveAttendance, SaveClassWeeks
from vault.actions.audit import ReadAudit
from vault.domain.access import Role
from vault.domain.charts import ClassMap, Tone, YearMap
from vault.domain.papers import Table
from vault.errors import NotFoundError, PermissionDeniedError

DAY = timedelta(days=1)


def test_the_year_is_printed_as_a_map_with_the_table_of_what_was_not_as_usual(school):
    ann = school.ids["ann"]
    mark(school, of(school, TODAY - DAY), ann, "I")
    mark(school, of(school), ann, "/")
    paper = school.run(DraftAttendance(ann, TODAY - 30 * DAY, TODAY))
    (drawn,) = (piece for piece in paper.pieces if isinstance(piece, YearMap))
    assert {(day, cell.tone) for (day, _), cell in drawn.cells.items()} == {
        (TODAY - DAY, Tone.WARN),
        (TODAY, Tone.GOOD),
    }
    (table,) = (piece for piece in paper.pieces if isinstance(piece, Table))
    assert [row[2] for row in table.rows] == ["I"]
    assert "Ann Ash" in paper.title
    assert paper.pupils == 1


def test_a_class_is_printed_week_by_week_and_all_pupils_together_are_not(school, tmp_path):
    ann, monday = school.ids["ann"], TODAY - (TODAY.weekday() + 7) * DAY
    for day, code in ((monday, "I"), (monday + DAY, "/"), (monday - 6 * DAY, "/")):
        mark(school, of(school, day), ann, code)
    paper = school.run(DraftAbsence(school.ids["a"], monday - 30 * DAY, TODAY))
    (drawn,) = (piece for piece in paper.pieces if isinstance(piece, ClassMap))
    assert drawn.weeks == (monday - 7 * DAY, monday)
    row = next(cells for name, cells in drawn.rows if name == "Ash, Ann")
    assert [(cell.sign, cell.tone) for cell in row] == [("", Tone.GOOD), ("1", Tone.BAD)]
    assert next(row for row in paper.pieces[-1].rows if row[0] == "Ash, Ann")[1:] == ("0", "1")
    path = tmp_path / "weeks.csv"
    assert school.run(SaveClassWeeks(school.ids["a"], monday - 30 * DAY, TODAY, path)) == 2
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[2][:4] == ["Ash, Ann", monday.isoformat(), "2", "1"]
    everybody = school.run(DraftAbsence(None, monday - 30 * DAY, TODAY))
    assert not any(isinstance(piece, ClassMap) for piece in everybody.pieces)


def test_every_mark_goes_into_the_file_and_that_stands_in_the_trail(school, tmp_path):
    ann = school.ids["ann"]
    mark(school, of(school, TODAY - DAY), ann, "I")
    mark(school, of(school), ann, "/")
    path = tmp_path / "ann.csv"
    assert school.run(SaveAttendance(ann, TODAY - 30 * DAY, TODAY, path)) == 2
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row[2] for row in rows] == ["Code", "I", "/"]
    entry = next(e for e in school.run(ReadAudit()) if e.kind == "absence.save")
    assert entry.record == ann


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.COVER])
def test_who_may_not_print_takes_nothing_out(school, unlock_as, role, tmp_path):
    helper = unlock_as(role)
    for action in (
        DraftAttendance(school.ids["ann"], TODAY, TODAY),
        SaveAttendance(school.ids["ann"], TODAY, TODAY, tmp_path / "x.csv"),
    ):
        with pytest.raises(PermissionDeniedError):
            helper.run(action)


def test_a_teacher_prints_nobody_of_another_class(school, unlock_as):
    teacher = unlock_as(Role.TEACHER)
    with pytest.raises(NotFoundError):
        teacher.run(DraftAttendance(school.ids["bob"], TODAY, TODAY))
