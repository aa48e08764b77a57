"""The codes of another country, and a set of the school itself."""

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
from vault.actions.attendance_codes import ReadCodes, SetCodes
from vault.actions.policy import SetPolicy
from vault.actions.registers import (
    MarkRegister,
)
from vault.domain.attendance_codes import AttendanceCode, Counts
from vault.domain.policy import Country, Policy
from vault.domain.registers import NewMark


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
