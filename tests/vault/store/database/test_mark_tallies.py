"""The line in which the marks of an assessment are counted equals a recount, whatever happened."""

from datetime import date, timedelta

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.erasures import School
from tests.mark_lines import must_be_counted
from tests.marks import SCALED, assess, enter
from tests.two_vaults import two_places
from vault.actions.classes import EndEnrolment, Enrol, ListClasses
from vault.actions.history import UndoStep
from vault.actions.markbook import (
    AnalyseAssessment,
    ListAssessments,
    OpenMarkbook,
    RemoveAssessment,
)
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.errors import StaleRecordError
from vault.store.database import migrations
from vault.store.database.mark_tallies import how_often
from vault.store.database.migrations import migrate
from vault.store.database.opened import is_refused_by_fence


def must_be_refused(session, sql):
    with pytest.raises(sqlcipher.DatabaseError) as refused:
        session._vault._connection.execute(sql)
    assert is_refused_by_fence(refused.value) or "prohibited" in str(refused.value)


def counts(session, title="Spelling"):
    return session.run(AnalyseAssessment(title)).figures.count


def test_marks_entered_changed_emptied_and_undone_are_counted(school):
    room, ann = school.ids["a"], school.ids["ann"]
    cy = school.run(AddPupil((("legal_given", "Cy"),), room))
    test = assess(school, room)
    assert must_be_counted(school) == 0
    for marks, note in (
        ({ann: "17", cy: "17"}, None),
        ({ann: "18"}, None),
        ({ann: "18"}, "alone"),
        ({cy: ""}, None),
        ({ann: "late", cy: "9"}, None),
        ({ann: "", cy: ""}, ""),
    ):
        enter(school, room, test, marks, note)
        assert must_be_counted(school) == 1
        step = school.undo_steps[-1]
        school.run(UndoStep(step))
        must_be_counted(school)
        enter(school, room, test, marks, note)
        must_be_counted(school)
    enter(school, room, test, {ann: "3", cy: "4"})
    school.run(RemoveAssessment(test, school.run(ListAssessments())[0].version))
    assert must_be_counted(school) == 0
    school.run(UndoStep(school.undo_steps[-1]))
    assert must_be_counted(school) == 1
    assert counts(school) == 2


@pytest.mark.parametrize("role", [Role.DATA_LEAD, Role.TEACHER])
def test_no_statement_of_an_act_writes_a_line(school, unlock_as, role):
    enter(school, school.ids["a"], assess(school, school.ids["a"]), {school.ids["ann"]: "17"})
    session = unlock_as(role)
    for wrong in (
        "INSERT INTO main.mark_tally (markbook_column_id, marks) VALUES ('x', '17')",
        "UPDATE main.mark_tally SET marks = '18'",
        "DELETE FROM main.mark_tally",
    ):
        must_be_refused(session, wrong)


def test_what_was_not_written_after_all_is_not_counted(school):
    room, ann = school.ids["a"], school.ids["ann"]
    test = assess(school, room)
    enter(school, room, test, {ann: "17"})
    with pytest.raises(StaleRecordError):
        school.run(RemoveAssessment(test, 7))
    must_be_counted(school)
    assert counts(school) == 1


def test_a_line_that_is_empty_is_counted_by_whoever_reads_it(school):
    room, ann = school.ids["a"], school.ids["ann"]
    test = assess(school, room)
    enter(school, room, test, {ann: "17"})
    vault = school._vault
    for left in ("UPDATE main.mark_tally SET marks = NULL", "DELETE FROM main.mark_tally"):
        with vault.parts.fence.inside() as token:
            vault._connection.execute(f"{token} PRAGMA query_only = OFF")
            vault._connection.execute(f"{token} {left}")
            vault._connection.execute(f"{token} PRAGMA query_only = ON")
        assert counts(school) == 1


def test_marks_of_an_erased_pupil_are_counted_no_more(tmp_path):
    school = School(tmp_path)
    other = school.lead.run(AddPupil((("legal_given", "Cy"),), school.room))
    test = assess(school.lead, school.room)
    enter(school.lead, school.room, test, {school.pupil: "17", other: "9"})
    assert counts(school.lead) == 2
    school.erase()
    assert must_be_counted(school.lead) == 1
    assert counts(school.lead) == 1


def test_marks_that_come_in_files_are_counted(tmp_path):
    office, teacher = two_places(tmp_path)
    ann, bob = office.pupils
    test = assess(office, office.room, "Reading", SCALED)
    enter(office, office.room, test, {ann: "94", bob: "110"})
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert must_be_counted(teacher.session) == 1
    there = next(c.id for c in teacher.run(ListClasses()))
    own = teacher.run(OpenMarkbook(there))
    theirs = {line.called.given: line.pupil for line in own.lines}
    enter(teacher, there, own.assessments[0].id, {theirs["Ann"]: "97", theirs["Bob"]: ""})
    enter(office, office.room, test, {ann: "missing"})
    for prefer in ("theirs", "mine"):
        office.receive(teacher.send([office], classes=[there]), prefer=prefer)
        assert must_be_counted(office.session) == 1
    office.run(RemoveAssessment(test, office.run(ListAssessments())[0].version))
    teacher.receive(office.send([teacher], classes=[office.room]), prefer="theirs")
    assert must_be_counted(teacher.session) == len(teacher.run(ListAssessments()))
    for place in (office, teacher):
        place.lock()


def test_who_sees_some_pupils_alone_counts_their_marks_and_reads_no_line(school, unlock_as):
    room, ann, bob = school.ids["a"], school.ids["ann"], school.ids["bob"]
    moved = school.run(Enrol(bob, room))
    test = assess(school, room)
    enter(school, room, test, {ann: "17", bob: "9"})
    school.run(EndEnrolment(moved, date.today() - timedelta(days=1)))
    assert counts(school) == 2
    teacher = unlock_as(Role.TEACHER)
    assert counts(teacher) == 1
    connection = teacher._vault._connection
    assert connection.execute("SELECT marks FROM mark_tally").fetchall() == []
    must_be_refused(teacher, "SELECT marks FROM main.mark_tally")
    enter(teacher, room, test, {ann: "18"})
    assert counts(teacher) == 1
    assert must_be_counted(teacher) == 1


def test_marks_of_an_older_vault_are_counted_on_the_way_to_this_version(monkeypatch):
    shipped = migrations.migrations()
    at = next(number for number, sql in shipped if "CREATE TABLE mark_tally" in sql)
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    monkeypatch.setattr(migrations, "migrations", lambda: [m for m in shipped if m[0] < at])
    migrate(connection, "")
    connection.execute("PRAGMA foreign_keys = OFF")
    for column in ("a", "b"):
        connection.execute(
            "INSERT INTO markbook_column (id, class_id, scale_id) VALUES (?, 'c', 's')", (column,)
        )
    for mark, value in enumerate(("17", "9", "17", "")):
        connection.execute(
            "INSERT INTO mark (id, pupil_id, markbook_column_id, value) VALUES (?, 'p', 'a', ?)",
            (str(mark), value),
        )
    monkeypatch.setattr(migrations, "migrations", lambda: shipped)
    migrate(connection, "")
    lines = dict(connection.execute("SELECT markbook_column_id, marks FROM mark_tally"))
    connection.close()
    assert how_often([lines["a"]]) == {"17": 2, "9": 1}
    assert lines["b"] == ""
