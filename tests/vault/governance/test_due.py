"""What is due by the schedule, and what of it goes."""

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.erasures import open_as
from tests.vault.actions.schedules import keys
from tests.vault.governance.raised import LOST
from vault.actions.complaints import AddComplaint, AnswerComplaint
from vault.actions.contact_suggestions import SuggestContact
from vault.actions.contacts import SetContact
from vault.actions.incidents import RaiseIncident
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.pupils import AddPupil, OpenPupil
from vault.actions.restrictions import EndHold, SetHold
from vault.actions.retention import (
    AdoptPack,
    ConfirmDisposal,
    ListDue,
    ProposeDisposal,
    ReadSchedule,
    SetRule,
)
from vault.actions.rights import CloseRequest, ListRequests, OpenRequest, ReadRequest
from vault.demo.figures import figure_jpeg
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.retention import HeldData, Rule, StartsFrom
from vault.domain.rights import RequestKind
from vault.errors import PlanOutdatedError
from vault.governance.schedule import read_pack


def test_who_left_long_ago_is_due_and_who_is_here_is_not(leavers):
    due = leavers.lead.run(ListDue())
    assert [(item.label, item.over_on) for item in due.items] == [
        ("Olga Old", date(2021, 9, 3)),
        ("Omar Old", date(2021, 9, 3)),
    ]
    assert set(due.not_held) == {HeldData.SAFEGUARDING}


def test_what_is_not_due_any_more_is_not_disposed_of(leavers):
    batch = leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))
    leavers.lead.run(AdoptPack("united-states"))
    rule = next(r for r in read_pack("england-secondary").rules if r.data is HeldData.PUPIL_FILE)
    longer = Rule(**{f: getattr(rule, f) for f in rule.__slots__} | {"years": 40})
    leavers.lead.run(SetRule(longer))
    leavers.unlock("Lee Lead")
    with pytest.raises(PlanOutdatedError):
        leavers.lead.run(ConfirmDisposal(batch))


def test_an_answered_request_goes_by_its_own_rule_and_not_while_a_hold_stands(leavers):
    pupil = leavers.pupil
    kinds = (RequestKind.ACCESS, RequestKind.RECTIFICATION)
    output = [
        leavers.lead.run(OpenRequest(pupil, kind, "Requesterina", date(2019, 1, 7)))
        for kind in kinds
    ]
    leavers.lead.run(CloseRequest(output[0], "answered"))
    rule = next(r for r in leavers.lead.run(ReadSchedule()) if r.data is HeldData.REQUESTS)
    assert leavers.lead.run(ReadRequest(output[0])).closed_on == date.today()
    assert not any(k.startswith("requests") for k in keys(leavers))
    changed = {f: getattr(rule, f) for f in rule.__slots__} | {"years": 0, "months": 0}
    leavers.lead.run(SetRule(Rule(**changed)))
    assert f"requests {output[0]}" in keys(leavers)
    hold = leavers.lead.run(SetHold(pupil, "a claim of 2026"))
    item = next(i for i in leavers.lead.run(ListDue()).items if i.record == output[0])
    assert item.kept == "a hold stands: a claim of 2026"
    leavers.lead.run(EndHold(hold))
    batch = leavers.lead.run(ProposeDisposal((f"requests {output[0]}",), "time is over"))
    leavers.unlock("Lee Lead")
    report = leavers.lead.run(ConfirmDisposal(batch))
    assert report.row.counts == {"rights_request": 1}
    assert [case.id for case in leavers.lead.run(ListRequests())] == [output[1]]


def test_a_request_about_a_pupil_whose_file_is_due_goes_with_it(leavers):
    case = leavers.lead.run(
        OpenRequest(leavers.old[0], RequestKind.ACCESS, "herself", date.today())
    )
    leavers.lead.run(CloseRequest(case, "answered"))
    rule = next(r for r in leavers.lead.run(ReadSchedule()) if r.data is HeldData.REQUESTS)
    changed = {f: getattr(rule, f) for f in rule.__slots__} | {"years": 0, "months": 0}
    leavers.lead.run(SetRule(Rule(**changed)))
    assert [i.record for i in leavers.lead.run(ListDue()).items] == leavers.old


def test_parts_of_a_file_go_while_the_rest_stays(leavers):
    left = (
        ("born", date(2010, 9, 3)),
        ("started", date(2020, 9, 1)),
        ("left_on", date(2024, 7, 20)),
    )
    pupil = leavers.lead.run(AddPupil((("legal_given", "Late"), *left), leavers.room))
    leavers.lead.run(SetContact(pupil, Contact(NEW, 0, given="Contactina2", phone="01632 960111")))
    (contact,) = leavers.lead.run(OpenPupil(pupil)).contacts
    leavers.lead.run(SuggestContact(pupil, replace(contact, phone="01632 960112")))
    leavers.lead.run(SetContact(pupil, Contact(NEW, 0, given="Contactina3")))
    chosen = tuple(k for k in keys(leavers) if k == f"contacts {pupil}")
    batch = leavers.lead.run(ProposeDisposal(chosen, "left long ago"))
    leavers.unlock("Lee Lead")
    report = leavers.lead.run(ConfirmDisposal(batch))
    assert report.row.counts == {"contact": 2, "contact_suggestion": 1}
    page = leavers.lead.run(OpenPupil(pupil))
    assert page.contacts == ()
    assert page.facts.legal_given == "Late"
    assert leavers.found(["Contactina2", "Contactina3", "01632 960111", "01632 960112"]) == []


def test_photos_that_are_due_are_gone_from_the_file_of_pictures(leavers, tmp_path):
    left = (("born", date(2010, 9, 3)), ("left_on", date(2014, 7, 20)))
    pupil = leavers.lead.run(AddPupil((("legal_given", "Late"), *left), leavers.room))
    source = tmp_path / "late.jpg"
    source.write_bytes(figure_jpeg(5))
    leavers.lead.run(AddPhotoFile(pupil, source, date(2013, 9, 3)))
    photo = leavers.lead.run(OpenPupil(pupil)).current_photo
    picture = leavers.lead.run(FetchPhoto(photo))
    words = [picture[n : n + 32] for n in range(600, len(picture) - 32, 500)]
    assert leavers.found(words)
    leavers.lead = leavers.place.session = open_as(leavers.folder, "Dana Lead")
    batch = leavers.lead.run(ProposeDisposal((f"photos {pupil}",), "left long ago"))
    leavers.unlock("Lee Lead")
    assert leavers.lead.run(ConfirmDisposal(batch)).row.counts == {"photo": 1}
    assert leavers.found(words) == []


def test_an_old_complaint_is_due_once_it_is_answered_and_not_before(leavers):
    old = date(2012, 3, 1)
    leavers.lead.run(AddComplaint(old, "A family", "open still"))
    answered = leavers.lead.run(AddComplaint(old, "Another family", "answered"))
    leavers.lead.run(AnswerComplaint(answered, 1, date(2012, 4, 1), "put right"))
    due = [i.record for i in leavers.lead.run(ListDue()).items if i.data is HeldData.COMPLAINTS]
    assert due == [answered]


def test_the_last_month_of_a_rule_ends_on_its_day_and_not_before(leavers):
    """The whole months are sifted first; the day is counted after."""
    today = date.today()
    rule = next(r for r in leavers.lead.run(ReadSchedule()) if r.data is HeldData.CONTACTS)
    assert rule.starts_from is StartsFrom.LEFT
    leavers.lead.run(SetRule(replace(rule, years=0, months=3)))
    after = today - timedelta(days=100)
    while replace(rule, years=0, months=3).over_on(after) < today:
        after += timedelta(days=1)
    due = {}
    for name, left_on in (("Today", after), ("Tomorrow", after + timedelta(days=4))):
        left = (("born", date(2010, 9, 3)), ("started", date(2020, 9, 1)), ("left_on", left_on))
        pupil = leavers.lead.run(AddPupil((("legal_given", name), *left), leavers.room))
        leavers.lead.run(SetContact(pupil, Contact(NEW, 0, given="Robin", phone="1")))
        due[name] = f"contacts {pupil}" in keys(leavers)
    assert due == {"Today": True, "Tomorrow": False}


@pytest.fixture
def far_in_the_east(monkeypatch):
    """A day before London's."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system sets no time zone so")
def test_an_incident_counts_from_its_day_here_and_only_once_it_is_closed(leavers, far_in_the_east):
    leavers.lead.run(RaiseIncident(replace(LOST, title="Open still")))
    closed = leavers.lead.run(RaiseIncident(replace(LOST, title="A list")))
    vault = leavers.lead._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(
            f"{token} UPDATE main.incident SET state = 'closed',"
            " closed_at = '2012-03-01T18:00:00+00:00' WHERE id = ?",
            (closed,),
        )
    rule = next(r for r in leavers.lead.run(ReadSchedule()) if r.data is HeldData.INCIDENTS)
    due = [i for i in leavers.lead.run(ListDue()).items if i.data is HeldData.INCIDENTS]
    assert [(i.record, i.label, i.over_on) for i in due] == [
        (closed, "Incident: A list", rule.over_on(date(2012, 3, 2)))
    ]
