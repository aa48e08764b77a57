"""The invented school: thirty in a class, of the right age on any day, with numbers of nobody."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.vault.demo.class_list import TODAY, of_4a
from vault.demo.families import contacts_of
from vault.demo.needs import alerts_of
from vault.demo.pupils import demo_pupils
from vault.demo.school_year import YEARS, school_year
from vault.demo.staff import STAFFED
from vault.domain.people import ALERT_KINDS, age_on
from vault.domain.pupil_number import is_upn

SENTENCE = re.compile(r"^[A-Z].*[.]$")

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


def test_fourteen_classes_of_thirty():
    pupils = demo_pupils(TODAY)
    assert Counter(p.class_name for p in pupils) == {f"{y}{a}": 30 for y in YEARS for a in "AB"}
    assert len({p.upn for p in pupils}) == len({p.admission_no for p in pupils}) == 420
    assert all(is_upn(p.upn) for p in pupils)
    by_class = Counter((p.class_name, p.child.given) for p in pupils)
    assert by_class.most_common(1)[0][1] == 1, "no given name twice in a class"


@settings(max_examples=examples(12), deadline=None)
@given(DAYS)
def test_every_child_has_the_age_of_the_year_group_on_any_day(day):
    eve = date(school_year(day).begins, 8, 31)
    wrong = [p for p in demo_pupils(day) if age_on(eve, p.born) != YEARS.index(p.year_group) + 4]
    assert wrong == []


@settings(max_examples=examples(12), deadline=None)
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
