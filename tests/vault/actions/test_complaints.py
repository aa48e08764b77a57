"""The register of complaints: its 30 days, its order, and what it refuses."""

from datetime import date, timedelta

import pytest

from vault.actions.complaints import (
    AcknowledgeComplaint,
    AddComplaint,
    AnswerComplaint,
    ListComplaints,
)
from vault.actions.protection import ReadProtection
from vault.domain.complaints import Complaint
from vault.domain.law import law_of
from vault.domain.policy import Country
from vault.errors import InvalidValueError, StaleRecordError, WrongStateError

TODAY = date.today()


def long_ago(days):
    return TODAY - timedelta(days=days)


def check(session):
    items = (i for m in session.run(ReadProtection()).measures for i in m.items)
    return next(i for i in items if i.id == "complaints")


def test_the_thirty_days_run_from_the_day_it_came():
    within = law_of(Country.ENGLAND).acknowledge_within
    complaint = Complaint(date(2026, 5, 1), "a", "b", acknowledge_within=within)
    assert complaint.acknowledge_by == date(2026, 5, 31)
    assert not complaint.is_late(date(2026, 5, 31))
    assert complaint.is_late(date(2026, 6, 1))


def test_a_complaint_is_acknowledged_answered_and_closed(lead):
    one = lead.run(AddComplaint(long_ago(40), "the mother", "a photo on the website"))
    assert check(lead).result == "fail"
    assert lead.run(AcknowledgeComplaint(one, 1, TODAY)) == 2
    assert check(lead).result == "warn"
    lead.run(AnswerComplaint(one, 2, TODAY, "taken down"))
    (complaint,) = lead.run(ListComplaints())
    assert (complaint.outcome, complaint.answered_on, complaint.is_open) == (
        "taken down",
        TODAY,
        False,
    )
    assert check(lead).result == "pass"
    for act in (AcknowledgeComplaint(one, 3, TODAY), AnswerComplaint(one, 3, TODAY, "x")):
        with pytest.raises(WrongStateError):
            lead.run(act)


def test_an_answer_at_once_acknowledges_as_well(lead):
    one = lead.run(AddComplaint(TODAY, "the father", "a letter"))
    lead.run(AnswerComplaint(one, 1, TODAY, "explained"))
    assert lead.run(ListComplaints())[0].acknowledged_on == TODAY


def test_open_ones_come_first_the_oldest_on_top(lead):
    days = (5, 50, 20)
    ids = [lead.run(AddComplaint(long_ago(d), "x", f"{d}")) for d in days]
    lead.run(AnswerComplaint(ids[1], 1, TODAY, "done"))
    assert [c.about for c in lead.run(ListComplaints())] == ["20", "5", "50"]


def test_days_that_cannot_be_and_empty_fields_are_refused(lead):
    for act in (
        AddComplaint(TODAY + timedelta(days=1), "x", "y"),
        AddComplaint(TODAY, " ", "y"),
        AddComplaint(TODAY, "x", ""),
    ):
        with pytest.raises(InvalidValueError):
            lead.run(act)
    one = lead.run(AddComplaint(TODAY, "x", "y"))
    for act in (
        AcknowledgeComplaint(one, 1, long_ago(1)),
        AnswerComplaint(one, 1, long_ago(1), "z"),
        AnswerComplaint(one, 1, TODAY, "  "),
    ):
        with pytest.raises(InvalidValueError):
            lead.run(act)


def test_two_people_do_not_write_over_each_other(lead):
    one = lead.run(AddComplaint(TODAY, "x", "y"))
    lead.run(AcknowledgeComplaint(one, 1, TODAY))
    with pytest.raises(StaleRecordError):
        lead.run(AnswerComplaint(one, 1, TODAY, "z"))
