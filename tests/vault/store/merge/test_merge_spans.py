"""A file never lays two school years or two terms over each other."""

from dataclasses import replace
from datetime import date

import pytest

from vault.actions.calendar import ListYears, RemoveTerm, SetTerm, SetYear
from vault.actions.classes import ReadClassFacts, SetClass
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, Term
from vault.domain.transfer import Standing
from vault.errors import InvalidValueError

SEPTEMBER, AUGUST, JULY = date(2026, 9, 1), date(2027, 8, 31), date(2027, 7, 20)
LATER, LATER_ENDS = date(2027, 9, 1), date(2028, 7, 20)


def year(place, name, starts, ends):
    return place.run(SetYear(AcademicYear(NEW, 0, name, starts, ends)))


def in_year(place, record):
    """The room of the office belongs to it, and so it is sent."""
    facts = next(one for one in place.run(ReadClassFacts()) if one.id == place.room)
    place.run(SetClass(replace(facts, year=record)))


def years(place):
    return [(one.name, one.starts, one.ends) for one in place.run(ListYears())]


def file_of(office, teacher):
    return office.send([teacher], classes=[office.room])


def test_the_same_year_under_another_name_is_one_year(places):
    office, teacher = places
    in_year(office, year(office, "2026/27", SEPTEMBER, JULY))
    year(teacher, "2026-27", SEPTEMBER, AUGUST)
    path = file_of(office, teacher)
    asked = [i for i in teacher.preview(path).items if i.table == "academic_year"]
    assert [i.standing for i in asked] == [Standing.CONFLICT]
    teacher.receive(path, prefer="theirs")
    assert years(teacher) == years(office) == [("2026/27", SEPTEMBER, JULY)]
    (room,) = teacher.run(ReadClassFacts())
    assert room.year_name == "2026/27"


def test_a_year_that_reaches_into_one_here_stays_out_and_the_class_comes(places):
    office, teacher = places
    in_year(office, year(office, "2027/28", date(2027, 8, 20), LATER_ENDS))
    year(teacher, "2026/27", SEPTEMBER, AUGUST)
    path = file_of(office, teacher)
    (asked,) = [i for i in teacher.preview(path).items if i.table == "academic_year"]
    assert asked.fields[0].mine == "it would overlap the academic year 2026/27"
    with pytest.raises(InvalidValueError) as error:
        teacher.receive(path, choices=((asked.record, "theirs"),))
    assert error.value.details["field"] == "dates"
    teacher.receive(path)
    assert years(teacher) == [("2026/27", SEPTEMBER, AUGUST)]
    assert [room.name for room in teacher.run(ReadClassFacts())] == ["4A"]


def test_days_that_would_reach_into_another_year_are_not_taken(places):
    office, teacher = places
    in_year(office, year(office, "2026/27", SEPTEMBER, JULY))
    teacher.receive(file_of(office, teacher))
    year(teacher, "2027/28", date(2027, 8, 25), LATER_ENDS)
    (mine,) = office.run(ListYears())
    office.run(SetYear(replace(mine, ends=AUGUST)))
    path = file_of(office, teacher)
    (asked,) = [i for i in teacher.preview(path).items if i.table == "academic_year"]
    assert asked.standing is Standing.CONFLICT
    with pytest.raises(InvalidValueError):
        teacher.receive(path, choices=((f"{asked.record} ends", "theirs"),))
    teacher.receive(path)
    assert ("2026/27", SEPTEMBER, JULY) in years(teacher)


def test_a_term_in_place_of_one_that_the_file_removes_comes_in(places):
    office, teacher = places
    record = year(office, "2026/27", SEPTEMBER, JULY)
    in_year(office, record)
    office.run(SetTerm(Term(NEW, 0, record, "Autumn", SEPTEMBER, date(2026, 12, 18))))
    teacher.receive(file_of(office, teacher))
    (term,) = office.run(ListYears())[0].terms
    office.run(RemoveTerm(term.id, term.version))
    office.run(SetTerm(Term(NEW, 0, record, "Michaelmas", SEPTEMBER, date(2026, 12, 11))))
    teacher.receive(file_of(office, teacher))
    assert [t.name for t in teacher.run(ListYears())[0].terms] == ["Michaelmas"]


def test_a_term_over_one_here_stays_out(places):
    office, teacher = places
    record = year(office, "2026/27", SEPTEMBER, JULY)
    in_year(office, record)
    teacher.receive(file_of(office, teacher))
    (there,) = teacher.run(ListYears())
    teacher.run(SetTerm(Term(NEW, 0, there.id, "Autumn 1", SEPTEMBER, date(2026, 10, 23))))
    office.run(SetTerm(Term(NEW, 0, record, "Autumn", SEPTEMBER, date(2026, 12, 18))))
    teacher.receive(file_of(office, teacher))
    assert [t.name for t in teacher.run(ListYears())[0].terms] == ["Autumn 1"]
