"""Opening a pupil's page is one entry, which names what stood beside it."""

from datetime import date

import pytest

from tests.marks import assess, enter
from tests.vault.actions.registering import mark, of
from vault.actions.audit import ReadAudit
from vault.actions.pupil_overview import OpenPupilOverview
from vault.domain.access import Role
from vault.domain.act_words import act_words
from vault.domain.bands import Band
from vault.domain.pupil_overview import Beside
from vault.errors import NotFoundError, PermissionDeniedError

ALL = (Beside.ATTENDANCE, Beside.MARKS)


def test_page_attendance_and_marks_come_as_one_read_and_one_entry(school):
    ann, room = school.ids["ann"], school.ids["a"]
    mark(school, of(school), ann, "L", minutes=9)
    reading = assess(school, room, "Reading", "england.scaled", date(2026, 11, 10))
    enter(school, room, reading, {ann: "112"})
    before = len(school.run(ReadAudit()))
    found = school.run(OpenPupilOverview(ann, ALL))
    assert found.page.facts.id == ann
    assert [(m.code, m.minutes) for m in found.attendance.marks] == [("L", 9)]
    assert [(g.mark.value, g.band) for g in found.marks] == [("112", Band.ABOVE)]
    fresh = school.run(ReadAudit())[: -before - 1]
    assert [(e.kind, e.record) for e in fresh] == [("pupil.overview attendance marks", ann)]
    assert act_words(fresh[0].kind) == "opened the pupil, with attendance and marks"


def test_what_was_not_asked_for_is_neither_read_nor_named(school):
    found = school.run(OpenPupilOverview(school.ids["ann"], ()))
    assert (found.attendance, found.marks) == (None, None)
    newest = school.run(ReadAudit())[0].kind
    assert (newest, act_words(newest)) == ("pupil.overview", "opened the pupil")


def test_who_may_not_read_marks_gets_none_and_no_entry_says_they_did(unlock_as, school):
    cover = unlock_as(Role.COVER)
    with pytest.raises(PermissionDeniedError):
        cover.run(OpenPupilOverview(school.ids["ann"], ALL))
    assert cover.run(OpenPupilOverview(school.ids["ann"], ())).page.facts.id == school.ids["ann"]
    cover.lock()


def test_a_pupil_of_another_class_is_not_there(unlock_as, school):
    teacher = unlock_as(Role.TEACHER)
    with pytest.raises(NotFoundError):
        teacher.run(OpenPupilOverview(school.ids["bob"], ALL))
    teacher.lock()
