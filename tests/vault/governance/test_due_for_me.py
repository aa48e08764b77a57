"""What is due comes in the order of its weight, to whom it concerns, until it is done."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.vault.actions.todays import PASSWORD, TODAY, open_as
from vault.actions.access_review import ReadReviewOverview, SignAccessReview
from vault.actions.backups import MakeBackup
from vault.actions.complaints import AcknowledgeComplaint, AddComplaint
from vault.actions.desk_notes import SetSetting
from vault.actions.incidents import (
    DecideIncident,
    ListIncidents,
    MarkNotified,
    RaiseIncident,
    StartRehearsal,
)
from vault.actions.profiles import AddProfile
from vault.actions.sealed import ListConcerns, MarkConcernRead, RaiseConcern
from vault.actions.security_check import RunSecurityCheck
from vault.actions.sticks import AskForStick
from vault.actions.today import ReadToday
from vault.domain.access import Role
from vault.domain.access_reviews import Verdict
from vault.domain.assessments import Scope
from vault.domain.ids import NEW
from vault.domain.incidents import Incident, IncidentKind, IncidentText, Letter, Risk
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.domain.today import MOST_DUE, NEWS_SETTING, DueKind, Urgency
from vault.governance import security_check
from vault.governance.checks.shape import Check, failed, passed


def kinds(today):
    return [card.kind for card in today.due]


def raise_concern(session, pupil):
    record = SealedRecord(NEW, pupil, "x", TODAY.isoformat(), "Something that was seen", "words")
    return session.run(RaiseConcern(record))


def test_unread_concerns_come_first_and_only_to_who_reads_them(school):
    everybody = [role for role in Role if role is not Role.SAFEGUARDING_LEAD]
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    for role in everybody:
        school.run(AddProfile(f"A {role}", role, Password.typed(PASSWORD), {school.ids["a"]}))
    # Else the first three cards are full with what is older than the concern.
    school.run(AddComplaint(TODAY - timedelta(days=90), "the father", "a letter"))
    raise_concern(school, school.ids["ann"])
    school.lock()
    with open_as(school, "Sam") as sam:
        first = sam.run(ReadToday()).due[0]
        assert (first.kind, first.count, first.urgency) == (DueKind.CONCERNS, 1, Urgency.FIRST)
        assert first.at is not None
        sam.run(MarkConcernRead(sam.run(ListConcerns())[0].id))
        assert DueKind.CONCERNS not in kinds(sam.run(ReadToday()))
    for role in everybody:
        with open_as(school, f"A {role}") as session:
            assert DueKind.CONCERNS not in kinds(session.run(ReadToday()))


def test_a_late_complaint_comes_before_what_is_only_due(school):
    assert kinds(school.run(ReadToday()))[0] is DueKind.BACKUP
    complaint = school.run(AddComplaint(TODAY - timedelta(days=40), "the father", "a letter"))
    card = school.run(ReadToday()).due[0]
    assert (card.kind, card.urgency, card.who) == (DueKind.COMPLAINT, Urgency.LATE, "the father")
    assert card.day == TODAY - timedelta(days=10)
    school.run(AcknowledgeComplaint(complaint, 1, TODAY))
    (card,) = [c for c in school.run(ReadToday()).due if c.kind is DueKind.COMPLAINT]
    assert (card.urgency, card.day) == (Urgency.DUE, None)


def test_one_incident_leads_to_itself_and_several_to_their_list(school):
    one = school.run(StartRehearsal())
    (card,) = [c for c in school.run(ReadToday()).due if c.kind is DueKind.INCIDENT]
    (incident,) = school.run(ListIncidents())
    assert (card.record, card.at) == (one, incident.deadline)
    school.run(StartRehearsal())
    (card,) = [c for c in school.run(ReadToday()).due if c.kind is DueKind.INCIDENT]
    assert (card.record, card.count) == ("", 2)


def incident_card(session):
    return next((c for c in session.run(ReadToday()).due if c.kind is DueKind.INCIDENT), None)


def test_an_incident_is_due_until_it_was_decided_and_the_authority_knows(school):
    aware = datetime.now(UTC) - timedelta(hours=100)
    lost = Incident("Lost laptop", IncidentKind.LOST_DEVICE, None, aware, IncidentText("what"))
    one = school.run(RaiseIncident(lost))
    card = incident_card(school)
    assert (card.urgency, card.who, card.record) == (Urgency.LATE, "Lost laptop", one)
    school.run(DecideIncident(one, Risk.LIKELY, "it was open"))
    assert incident_card(school).urgency is Urgency.LATE
    school.run(MarkNotified(one, Letter.AUTHORITY))
    assert incident_card(school) is None
    two = school.run(RaiseIncident(lost))
    school.run(MarkNotified(two, Letter.AUTHORITY))
    card = incident_card(school)
    assert (card.urgency, card.at) == (Urgency.DUE, None)
    school.run(DecideIncident(two, Risk.UNLIKELY, "it was locked"))
    assert incident_card(school) is None


def test_a_stick_that_was_asked_for_is_a_card(school, unlock_as):
    profile = school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    school.run(AskForStick(profile.id))
    school.lock()
    with open_as(school, "Tess") as tess:
        assert DueKind.STICK in kinds(tess.run(ReadToday()))


def test_a_backup_and_a_review_that_were_done_are_not_due(school, tmp_path, monkeypatch):
    monkeypatch.setattr("vault.domain.access_reviews.QUICK_EVERY", timedelta(0))
    before = kinds(school.run(ReadToday()))
    assert DueKind.BACKUP in before
    assert DueKind.REVIEW in before
    school.run(MakeBackup(tmp_path / "one.tuckbackup"))
    lines = school.run(ReadReviewOverview()).lines
    school.run(SignAccessReview(tuple((line.profile.id, Verdict.CONFIRMED) for line in lines)))
    after = kinds(school.run(ReadToday()))
    assert DueKind.BACKUP not in after
    assert DueKind.REVIEW not in after


def test_a_review_is_not_asked_for_in_the_first_week(school):
    assert DueKind.REVIEW not in kinds(school.run(ReadToday()))


def test_what_is_new_is_a_card_for_who_has_seen_an_older_version(school):
    assert DueKind.NEWS not in kinds(school.run(ReadToday()))
    school.run(SetSetting(NEWS_SETTING, "0.0.1"))
    assert DueKind.NEWS in kinds(school.run(ReadToday()))


def test_at_most_five_cards_and_the_rest_is_counted(school, monkeypatch):
    monkeypatch.setattr("vault.domain.access_reviews.QUICK_EVERY", timedelta(0))
    school.run(SetSetting(NEWS_SETTING, "0.0.1"))
    school.run(AddComplaint(TODAY, "the father", "a letter"))
    school.run(StartRehearsal())
    today = school.run(ReadToday())
    assert len(today.due) == MOST_DUE
    assert today.due_more >= 1
    assert today.due[0].kind is DueKind.INCIDENT


def test_what_a_check_found_is_a_card_until_it_was_put_right(school, monkeypatch):
    bad = {"is": True}

    def look(_records):
        return failed("broken", "Fix it.") if bad["is"] else passed("whole")

    check = Check("data-leads", "How many hold the door", "why", look)
    rest = tuple(one for one in security_check.ALL if one.id != "data-leads")
    for module in ("security_check", "due_for_me"):
        monkeypatch.setattr(f"vault.governance.{module}.ALL", (*rest, check))
    school.run(RunSecurityCheck(Scope.QUICK))
    before = [card for card in all_cards(school) if card.kind is DueKind.FINDINGS]
    bad["is"] = False
    after = [card for card in all_cards(school) if card.kind is DueKind.FINDINGS]
    counts = [sum(card.count for card in cards) for cards in (before, after)]
    assert counts[0] == counts[1] + 1


def all_cards(session):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vault.governance.today.MOST_DUE", 99)
        return session.run(ReadToday()).due
