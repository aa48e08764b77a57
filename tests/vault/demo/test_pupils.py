"""The invented school: thirty in a class, of the right age on any day, with numbers of nobody."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.demo import class_4a
from vault.demo.families import contacts_of
from vault.demo.names import family_name, mans_name
from vault.demo.needs import alerts_of
from vault.demo.pupils import demo_pupils
from vault.demo.school_year import YEARS, school_year
from vault.demo.staff import STAFFED
from vault.domain.people import ALERT_KINDS, age_on
from vault.domain.pupil_values import is_upn

TODAY = date(2026, 11, 24)
SENTENCE = re.compile(r"^[A-Z].*[.]$")
DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


def of_4a(day=TODAY):
    return {p.child.given: p for p in demo_pupils(day) if p.class_name == "4A"}


def test_fourteen_classes_of_thirty():
    pupils = demo_pupils(TODAY)
    assert Counter(p.class_name for p in pupils) == {f"{y}{a}": 30 for y in YEARS for a in "AB"}
    assert len({p.upn for p in pupils}) == len({p.admission_no for p in pupils}) == 420
    assert all(is_upn(p.upn) for p in pupils)
    by_class = Counter((p.class_name, p.child.given) for p in pupils)
    assert by_class.most_common(1)[0][1] == 1, "no given name twice in a class"


@settings(max_examples=12, deadline=None)
@given(DAYS)
def test_every_child_has_the_age_of_the_year_group_on_any_day(day):
    eve = date(school_year(day).begins, 8, 31)
    wrong = [p for p in demo_pupils(day) if age_on(eve, p.born) != YEARS.index(p.year_group) + 4]
    assert wrong == []


@settings(max_examples=12, deadline=None)
@given(DAYS)
def test_who_they_are_does_not_hang_on_the_day(day):
    def known(some):
        return [(p.upn, p.child, p.look) for p in some]

    assert known(demo_pupils(day)) == known(demo_pupils(TODAY))


@pytest.mark.parametrize("day", [TODAY, date(2028, 2, 29), date(2027, 8, 30), date(2027, 9, 1)])
def test_a_birthday_is_today_and_one_in_three_days(day):
    pupils = of_4a(day)
    grace, tomos = pupils["Grace"].born, pupils["Tomos"].born
    assert (grace.month, grace.day) == (day.month, min(day.day, 28) if day.month == 2 else day.day)
    soon = day + timedelta(days=3)
    assert (tomos.month, tomos.day) == (soon.month, soon.day)
    classes = {
        p.class_name
        for p in demo_pupils(day)
        for ahead in range(7)
        if (p.born.month, p.born.day)
        == ((d := day + timedelta(days=ahead)).month, min(d.day, 28) if d.month == 2 else d.day)
    }
    assert classes >= STAFFED, "in each class that somebody of the demo opens"


def test_the_class_that_is_opened_first_is_the_one_that_is_written_out():
    pupils = of_4a()
    assert [(p.child.family, p.child.given) for p in pupils.values()] == sorted(
        (child.family, child.given) for child in class_4a.CHILDREN
    )
    assert [name for name, p in pupils.items() if not p.child.has_photo] == ["Noah", "Sofia"]
    assert (pupils["Noah"].child.asked, pupils["Sofia"].child.asked) == ("nnny", "")
    leo = pupils["Leo"]
    assert (leo.given, leo.child.middle, leo.born) == ("Leonard", "James", date(2018, 1, 14))


def test_alerts_are_sentences_of_a_known_kind():
    pupils = demo_pupils(TODAY)
    alerts = [(p, alert) for p in pupils for alert in alerts_of(p, TODAY)]
    assert {p.child.given for p, _ in alerts if p.class_name == "4A"} == {
        *("Théo", "Leo", "Kofi", "Isla", "Tia")
    }
    assert {p.class_name for p, _ in alerts} == {p.class_name for p in pupils}
    for _, (kind, text, ends) in alerts:
        assert kind in ALERT_KINDS
        assert SENTENCE.match(text), text
        assert ends is None or ends > TODAY


def test_every_number_and_address_is_kept_free_for_invented_people():
    contacts = [contact for p in demo_pupils(TODAY) for contact in contacts_of(p)]
    assert len({contact.phone for contact in contacts}) == len(contacts) == 840
    for contact in contacts:
        assert re.fullmatch(r"07700 900\d{3}|01632 960\d{3}", contact.phone)
        assert re.fullmatch(r"[a-z0-9]+\.[a-z0-9]+@example\.org", contact.email)
        assert contact.emergency


def test_a_pupil_has_the_same_two_different_people_every_time():
    for pupil in demo_pupils(TODAY):
        first, second = contacts_of(pupil)
        assert contacts_of(pupil) == (first, second)
        assert first.relationship != second.relationship
        assert (first.given, first.family) != (second.given, second.family)
        assert (first.priority, second.priority) == (1, 2)


def test_who_may_collect_is_who_is_rung():
    isla = of_4a()["Isla"]
    assert alerts_of(isla, TODAY)[0][1] == "Only Mum or Gran may collect."
    assert [contact.relationship for contact in contacts_of(isla)] == ["mother", "gran"]


def test_names_that_have_two_forms_have_the_right_one():
    assert [family_name(n, "F") for n in ("Kowalski", "Singh", "Miah", "Lis")] == [
        *("Kowalska", "Kaur", "Begum", "Lis")
    ]
    assert [mans_name(n) for n in ("Kowalska", "Kaur", "Marsh")] == ["Kowalski", "Singh", "Marsh"]
