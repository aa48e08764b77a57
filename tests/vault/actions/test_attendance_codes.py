"""The codes of another country, and a set of the school itself."""

import pytest

from tests.vault.actions.registering import (  # noqa: F401
    DAY,
    TODAY,
    change,
    codes_in,
    line_of,
    mark,
    of,
    refused,
)
from vault.actions.absences import (
    SummariseAbsence,
)
from vault.actions.attendance_codes import CodesAsCsv, EndCode, PreviewCodes, ReadCodes, SetCodes
from vault.actions.history import UndoStep
from vault.actions.policy import SetPolicy
from vault.actions.registers import (
    MarkRegister,
)
from vault.domain.attendance_codes import AttendanceCode, Counts
from vault.domain.policy import Country, Policy
from vault.domain.registers import NewMark
from vault.errors import NotFoundError


def test_a_school_in_the_united_states_has_its_own_codes(school):
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    register = of(school)
    mark(school, register, school.ids["ann"], "X", 5)
    assert codes_in(school, register) == {"Ann": "X"}
    assert refused(school, MarkRegister(register, (NewMark(school.ids["ann"], 1, "Y3"),))) == "code"


def test_a_set_of_the_school_is_used_and_older_marks_keep_their_meaning(school):
    ann, yesterday = school.ids["ann"], of(school, TODAY - DAY)
    mark(school, yesterday, ann, "I")
    own = (
        AttendanceCode("OK", "here", "Here", Counts.PRESENT),
        AttendanceCode("GONE", "away", "", Counts.UNAUTHORISED),
    )
    assert [c.code for c in school.run(SetCodes(own)).codes] == ["GONE", "OK"]
    mark(school, of(school), ann, "gone")
    (found,) = school.run(SummariseAbsence(school.ids["a"], TODAY - DAY, TODAY)).pupils
    assert (found.numbers.authorised, found.numbers.unauthorised) == (1, 1)
    assert refused(school, SetCodes(own[1:])) == "code"
    assert refused(school, SetCodes((*own, own[0]))) == "code"
    assert len(school.run(ReadCodes()).codes) == 2
    assert len(school.run(SetCodes(())).codes) > 30


OWN = (
    AttendanceCode("OK", "here", "Here", Counts.PRESENT),
    AttendanceCode("GONE", "away", "Away", Counts.UNAUTHORISED),
)


def own_codes(school):
    return {
        (c.code, c.starts, c.ends): c.counts
        for c in school.run(ReadCodes()).codes
        if c.counts is not Counts.PRESENT
    }


def test_a_code_that_is_in_the_set_no_more_has_its_last_day_and_its_marks_their_meaning(school):
    yesterday = of(school, TODAY - DAY)
    school.run(SetCodes(OWN))
    mark(school, yesterday, school.ids["ann"], "GONE")
    school.run(SetCodes((OWN[0], AttendanceCode("SICK", "ill", "", Counts.AUTHORISED))))
    assert own_codes(school) == {
        ("GONE", None, TODAY - DAY): Counts.UNAUTHORISED,
        ("SICK", None, None): Counts.AUTHORISED,
    }
    assert refused(school, MarkRegister(of(school), (NewMark(school.ids["ann"], 0, "GONE"),))) == (
        "code"
    )
    for codes in (OWN[:1], ()):  # another set, and then that of the country
        school.run(SetCodes(codes))
        (found,) = school.run(SummariseAbsence(school.ids["a"], TODAY - DAY, TODAY)).pupils
        assert found.numbers.unauthorised == 1


def test_a_code_that_counts_in_another_way_does_so_from_today(school):
    school.run(SetCodes(OWN))
    mark(school, of(school, TODAY - DAY), school.ids["ann"], "GONE")
    school.run(SetCodes((OWN[0], AttendanceCode("GONE", "leave", "", Counts.AUTHORISED))))
    assert own_codes(school) == {
        ("GONE", None, TODAY - DAY): Counts.UNAUTHORISED,
        ("GONE", TODAY, None): Counts.AUTHORISED,
    }
    (found,) = school.run(SummariseAbsence(school.ids["a"], TODAY - DAY, TODAY)).pupils
    assert (found.numbers.authorised, found.numbers.unauthorised) == (0, 1)


def test_the_same_set_again_changes_nothing(school, tmp_path):
    school.run(SetCodes(OWN))
    path = tmp_path / "codes.csv"
    path.write_bytes(school.run(CodesAsCsv()))
    preview = school.run(PreviewCodes(path))
    assert (preview.new, preview.changed) == (0, 0)
    before = school.run(ReadCodes())
    school.run(SetCodes(preview.codes))
    assert school.run(ReadCodes()) == before


def test_the_codes_of_the_law_come_back_from_their_file(school, tmp_path):
    path = tmp_path / "codes.csv"
    path.write_bytes(school.run(CodesAsCsv()))
    law = school.run(ReadCodes()).codes
    assert school.run(PreviewCodes(path)).codes == law


def test_a_code_is_ended_goes_on_and_the_last_mark_for_present_is_not_ended(school):
    school.run(SetCodes(OWN))
    gone = next(c for c in school.run(ReadCodes()).codes if c.code == "GONE")
    school.run(EndCode(gone, TODAY - DAY))
    assert own_codes(school) == {("GONE", None, TODAY - DAY): Counts.UNAUTHORISED}
    school.run(UndoStep(school.undo_steps[-1]))
    assert own_codes(school) == {("GONE", None, None): Counts.UNAUTHORISED}
    here = next(c for c in school.run(ReadCodes()).codes if c.code == "OK")
    assert refused(school, EndCode(here, TODAY + DAY)) == "code"
    law = AttendanceCode("I", "illness", "Ill", Counts.AUTHORISED)
    with pytest.raises(NotFoundError):
        school.run(EndCode(law, TODAY))
