"""What happened lately to a pupil, in groups; numbers that are masked elsewhere stay masked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ui.pupils.lately import MOST, When, ahead_words, coming_up, group_of, lately
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent, SetAlert
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.domain.access import Role
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.ids import NEW
from vault.domain.people import (
    Addition,
    Alert,
    Consent,
    Contact,
    FieldChange,
    PupilFacts,
    PupilPage,
)
from vault.domain.secrets import Password

TODAY = date(2026, 11, 28)
PASSWORD = "lantern-orchard-violin-pebble"


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def page_with(**more):
    given = {"alerts": (), "contacts": (), "consents": (), "enrolments": (), "photos": ()} | more
    facts = given.pop("facts", PupilFacts("p", 1, "Zoë"))
    return PupilPage(facts=facts, class_name="4B", **given)


def change(step, field, new, table="pupil", old="", days=0):
    at = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=12, days=-days)
    return FieldChange(step, at, "Dana Lead", table, "r", field, old, new)


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (0, When.TODAY),
        (1, When.YESTERDAY),
        (2, When.LAST_WEEK),
        (7, When.LAST_WEEK),
        (8, When.EARLIER),
    ],
)
def test_days_fall_into_four_groups(days, group):
    assert group_of(TODAY - timedelta(days=days), TODAY) is group


def test_a_step_is_one_line_however_many_fields_it_changed():
    history = (
        change(3, "year_group", "4"),
        change(2, "phone", "2", "contact"),
        change(2, "email", "x", "contact"),
        change(1, "removed", "", "alert", '{"text": "Nuts"}'),
    )
    found, rest = lately(page_with(), history, (), TODAY)
    assert sorted(h.text for h in found) == [
        "Alert removed",
        "Contact changed: phone, email",
        "Year group: 4",
    ]
    assert rest == 0


def test_of_each_kind_of_record_that_the_history_tells_of_it_is_told_when_it_was_added():
    ids = {"pupil": "p", "contact": "c", "alert": "a"}
    page = page_with(
        contacts=(Contact("c", 1, "Robin"),), alerts=(Alert("a", 1, "medical", "Nuts"),)
    )
    tables = [name for name, table in CATALOGUE.items() if table.told_when_added]
    at = datetime.combine(TODAY, datetime.min.time(), UTC)
    additions = [Addition(at, "Dana Lead", table, ids[table]) for table in tables]
    found, _ = lately(page, (), additions, TODAY)
    assert sorted(h.text for h in found) == [
        "Added to the records",
        "Alert added: Nuts",
        "Contact added: Robin",
    ]


def test_a_upn_is_not_read_off_what_happened():
    found, _ = lately(page_with(), (change(1, "upn", "B801200005001"),), (), TODAY)
    assert [h.text for h in found] == ["UPN changed"]


def test_a_new_answer_says_for_what_and_what_it_was():
    consent = Consent("r", 2, "trips", "refused", "Robin", TODAY - timedelta(days=9))
    history = (
        change(2, "state", "refused", "consent", "given"),
        change(2, "decided_by", "Robin", "consent"),
    )
    same_day = replace(consent, decided_on=TODAY)
    found, _ = lately(page_with(consents=(same_day,)), history, (), TODAY)
    assert [h.text for h in found] == ["Trips out of school: refused instead of given"]
    found, _ = lately(page_with(consents=(consent,)), history, (), TODAY)
    assert [h.text for h in found] == [
        "Trips out of school: refused instead of given",
        "Trips out of school: refused",
    ]


def test_thousands_of_changes_are_cut_and_counted():
    history = tuple(change(n, "year_group", str(n), days=n % 300) for n in range(3000))
    found, rest = lately(page_with(), history, (), TODAY)
    assert (len(found), rest) == (MOST, 3000 - MOST)
    assert found[0].day >= found[-1].day


def test_what_comes_up_stands_in_its_order_and_ends_with_two_months():
    born = PupilFacts("p", 1, "Zoë", born=date(2018, 12, 5))
    alerts = (
        Alert("a", 1, "medical", "Plaster cast", TODAY),
        Alert("b", 1, "other", "Much later", TODAY + timedelta(days=90)),
        Alert("c", 1, "other", "Over", TODAY - timedelta(days=1)),
    )
    found = coming_up(page_with(facts=born, alerts=alerts), TODAY)
    assert [a.text for a in found] == ["Alert ends: Plaster cast", "Birthday, turns 8"]
    assert [ahead_words(a.on, TODAY) for a in found] == ["Today", "5 December"]


def test_the_page_shows_what_was_done_and_a_role_without_history_is_told_of_no_change(
    opener, desk, make_window
):
    room = opener.run(AddClass("4B"))
    zoe = opener.run(AddPupil((("legal_given", "Zoë"),), room))
    version = opener.run(OpenPupil(zoe)).facts.version
    opener.run(ChangePupil(zoe, version, (("year_group", "4"),)))
    opener.run(DecideConsent(zoe, "trips", "given", "Robin", date.today() - timedelta(days=1)))
    opener.run(SetAlert(zoe, NEW, "medical", "Inhaler"))
    opener.run(AddProfile("Ada", Role.ASSISTANT, Password.typed(PASSWORD), frozenset({room})))
    window = make_window(desk)
    window.go("pupil", zoe)
    settle(opener)
    shown = window.pages.currentWidget().overview.list.texts
    assert shown[0] == "Today"
    assert {"Year group: 4", "Alert added: Inhaler", "Added to the records"} <= set(shown)
    assert shown[shown.index("Yesterday") + 1] == "Trips out of school: given"
    opener.lock()
    window = make_window(opener.unlock("Ada"))
    window.go("pupil", zoe)
    settle(opener)
    shown = window.pages.currentWidget().overview.list.texts
    assert "Year group: 4" not in shown
    assert not {"Trips out of school: given", "Alert added: Inhaler"} & set(shown)
