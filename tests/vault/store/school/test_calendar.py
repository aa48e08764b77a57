"""Years and terms: kept with checks, and taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.vault.store.school.school_facts import JULY, SEPTEMBER, refused, room, undo
from vault.actions.calendar import ListYears, RemoveTerm, RemoveYear, SetTerm, SetYear
from vault.actions.classes import SetClass
from vault.actions.history import UndoStep
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, Term
from vault.errors import NotFoundError, StaleRecordError, UndoConflictError

CHRISTMAS, EASTER = date(2026, 12, 18), date(2027, 3, 25)


def the_year(school):
    (found,) = school.run(ListYears())
    return found


def test_a_year_has_a_name_and_days_in_order(school, year):
    assert the_year(school).name == "2026/27"
    for name, starts, ends in (
        ("", SEPTEMBER, JULY),
        ("2027/28", JULY, SEPTEMBER),
        ("2027/28", SEPTEMBER, SEPTEMBER),
        ("2027/28", None, JULY),
        ("2027/28", SEPTEMBER, None),
        ("x" * 201, SEPTEMBER, JULY),
    ):
        refused(school, SetYear(AcademicYear(NEW, 0, name, starts, ends)))
    text = refused(school, SetYear(AcademicYear(NEW, 0, "2026/27", SEPTEMBER, JULY)))
    assert "already" in text
    assert len(school.run(ListYears())) == 1


def test_a_term_lies_in_its_year_and_a_year_round_its_terms(school, year):
    autumn = school.run(SetTerm(Term(NEW, 0, year, "Autumn", SEPTEMBER, CHRISTMAS)))
    refused(school, SetTerm(Term(NEW, 0, year, "Spring", CHRISTMAS, JULY + timedelta(days=1))))
    refused(school, SetTerm(Term(NEW, 0, year, "autumn", CHRISTMAS, EASTER)))
    with pytest.raises(NotFoundError):
        school.run(SetTerm(Term(NEW, 0, NEW, "Spring", CHRISTMAS, EASTER)))
    text = refused(school, SetYear(AcademicYear(year, 1, "2026/27", EASTER, JULY)))
    assert "Autumn" in text
    (term,) = the_year(school).terms
    assert (term.id, term.name, term.ends) == (autumn, "Autumn", CHRISTMAS)
    school.run(SetTerm(replace(term, ends=EASTER)))
    with pytest.raises(StaleRecordError):
        school.run(SetTerm(replace(term, name="Autumn and spring")))
    with pytest.raises(StaleRecordError):
        school.run(RemoveTerm(autumn, term.version))
    school.run(RemoveTerm(autumn, term.version + 1))
    assert the_year(school).terms == ()
    undo(school)
    assert the_year(school).terms[0].ends == EASTER


def test_a_year_goes_with_its_terms_but_not_from_under_a_class(school, year):
    school.run(SetTerm(Term(NEW, 0, year, "Autumn", SEPTEMBER, CHRISTMAS)))
    school.run(SetClass(replace(room(school), year=year)))
    assert the_year(school).classes == 1
    assert "1 class belongs" in refused(school, RemoveYear(year, 1))
    school.run(SetClass(replace(room(school), year=None)))
    with pytest.raises(StaleRecordError):
        school.run(RemoveYear(year, 7))
    school.run(RemoveYear(year, 1))
    assert school.run(ListYears()) == ()
    undo(school)
    assert [t.name for t in the_year(school).terms] == ["Autumn"]


def test_undo_does_not_tear_a_year_away_from_a_class(school, year):
    (step,) = school.undo_steps[-1:]
    school.run(SetClass(replace(room(school), year=year)))
    with pytest.raises(UndoConflictError):
        school.run(UndoStep(step))
