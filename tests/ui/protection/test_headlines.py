"""The three lines of Protection: what a head teacher reads before anything else."""

from datetime import date

import pytest

from ui.protection.check_acts import is_mine
from ui.protection.headlines import REPORT, due_things, headlines
from vault.domain.access import Role
from vault.domain.assessments import LEFT_OUT, NOT_YET, CheckItem, Result
from vault.domain.matrix import may
from vault.domain.protection import IncidentLine, Measure, Protection
from vault.governance.protection import PLANS
from vault.governance.security_check import ALL

TODAY = date(2026, 11, 20)
TITLES = {check.id: check.title for check in ALL}
PAGES = {check.id: check.page for check in ALL}


def item(name, result=Result.PASS, found="all is well", until=None):
    page = "" if result is Result.PASS else PAGES[name]
    return CheckItem(name, TITLES[name], result, found, "It matters.", "Do it.", page, until)


def school(*changed, **more):
    """All good but for these items."""
    other = {each.id: each for each in changed}
    measures = tuple(
        Measure(
            number,
            plan.title,
            plan.short,
            plan.does,
            tuple(other.get(name) or item(name) for name in plan.checks),
            plan.page,
        )
        for number, plan in enumerate(PLANS, start=1)
    )
    return Protection(measures, None, **more)


def lines(status, role=Role.DATA_LEAD):
    return headlines(status, lambda right: may(role, right), TODAY)


def wording(line):
    return f"{line.strong} {line.quiet}"


def test_all_good_is_said_in_three_quiet_lines_without_a_button():
    incidents = IncidentLine(0, 0, date(2026, 6, 3), in_time=True, hours=72)
    found = lines(school(copies=3, incidents=incidents))
    assert [wording(line) for line in found] == [
        "The records are safe. Every record is encrypted, and three backups are up to date.",
        "Nothing needs you. All that was due is done.",
        "No incident since June 2026. The last one was reported within 72 hours.",
    ]
    assert [line.button for line in found] == ["", "", ""]
    assert {line.result for line in found} == {Result.PASS}


def test_what_is_to_be_done_is_counted_and_named_with_its_day():
    status = school(
        item("data-leads", Result.WARN),
        item("access-review", Result.WARN, until=date(2026, 12, 4)),
    )
    line = lines(status)[1]
    assert wording(line) == (
        "Two things need you by 4 December. The access review, and the number of data leads."
    )
    assert (line.button, line.leads_to) == ("See both", "access-review")


def test_of_many_things_the_gravest_is_named_first_and_its_day_only():
    status = school(
        item("access-review", Result.WARN, until=date(2026, 12, 4)),
        item("data-leads", Result.WARN),
        item("requests", Result.FAIL, until=TODAY),
    )
    line = lines(status)[1]
    assert wording(line) == (
        "Three things need you, the first today."
        " First: requests of families, and the access review."
    )
    assert (line.result, line.leads_to) == (Result.FAIL, "requests")


def test_checks_that_wait_for_the_first_full_run_are_one_thing():
    slow = [check.id for check in ALL if check.is_slow]
    status = school(*(item(name, Result.WARN, NOT_YET) for name in slow))
    assert len(due_things(status)) == 1
    found = lines(status)
    assert found[0].strong == "The records are encrypted."
    assert wording(found[1]) == "One thing needs you. The first full check."


@pytest.mark.parametrize("name", [*PLANS[0].checks, *PLANS[1].checks])
def test_nothing_is_called_safe_while_a_check_of_the_records_fails(name):
    line = lines(school(item(name, Result.FAIL)))[0]
    assert line.result is Result.FAIL
    is_kept = "would not outlive this computer" in line.strong
    assert is_kept if name == "backup-age" else line.strong == "The records are not safe."


@pytest.mark.parametrize(
    ("incidents", "result", "words"),
    [
        (IncidentLine(1, 1, TODAY, None, 72), Result.FAIL, "time to tell the authority is over"),
        (IncidentLine(2, 0, TODAY, None, 72), Result.WARN, "Two incidents are open."),
        (IncidentLine(0, 0, None, None, 72), Result.PASS, "no incident so far"),
        (IncidentLine(0, 0, TODAY, False, 72), Result.PASS, "reported late"),
    ],
)
def test_incidents_are_one_line(incidents, result, words):
    line = lines(school(incidents=incidents))[2]
    assert line.result is result
    assert words in wording(line)


def test_an_auditor_is_told_what_waits_for_others():
    line = lines(school(item("data-leads", Result.WARN)), Role.AUDITOR)[1]
    assert wording(line) == "One thing waits for your colleagues. The number of data leads."


def test_what_a_role_was_left_out_of_is_not_called_safe_or_without_incident():
    status = school(
        item("pages-records", Result.UNKNOWN, LEFT_OUT),
        item("incidents", Result.UNKNOWN, LEFT_OUT),
    )
    found = lines(status, Role.TECHNICIAN)
    assert "are safe" not in wording(found[0])
    assert "a data lead checks the rest" in wording(found[0])
    assert found[2].strong == "Incidents are not for your role to see."


def test_who_sees_words_only_is_told_nothing_of_how_it_stands():
    status = Protection(
        tuple(Measure(m.number, m.title, m.short, m.does, (), m.page) for m in school().measures),
        None,
    )
    found = lines(status, Role.TEACHER)
    assert "are safe" not in " ".join(map(wording, found))
    assert found[2].leads_to == REPORT


def test_every_thing_to_do_is_a_data_leads_unless_it_is_of_another_office():
    """What nobody could do would stand there for ever as everybody else's."""
    for check in ALL:
        due = item(check.id, Result.WARN)
        assert any(is_mine(due, lambda right, r=role: may(r, right)) for role in Role)
        assert is_mine(due, lambda right: may(Role.DATA_LEAD, right))
