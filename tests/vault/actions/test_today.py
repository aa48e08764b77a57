"""Today shows what the role may see and no other child, and what is due by the rules that stand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vault.actions.access_review import ReadReviewOverview, SignAccessReview
from vault.actions.audit import ReadAudit
from vault.actions.backups import MakeBackup
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.classes import AddClass, EndEnrolment, Enrol, ListClasses, OpenClass
from vault.actions.complaints import AcknowledgeComplaint, AddComplaint
from vault.actions.contacts import DecideConsent, SetAlert
from vault.actions.desk_notes import SetSetting
from vault.actions.incidents import (
    DecideIncident,
    ListIncidents,
    MarkNotified,
    RaiseIncident,
    StartRehearsal,
)
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.sealed import ListConcerns, MarkConcernRead, RaiseConcern
from vault.actions.security_check import RunSecurityCheck
from vault.actions.sticks import AskForStick
from vault.actions.today import ReadToday
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.access_reviews import Verdict
from vault.domain.alert_order import Danger
from vault.domain.assessments import Scope
from vault.domain.birthdays import born_on, next_birthday
from vault.domain.ids import NEW
from vault.domain.incidents import Incident, IncidentKind, IncidentText, Letter, Risk
from vault.domain.people import ALERT_KINDS, age_on
from vault.domain.school_values import AcademicYear, Term
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.domain.today import (
    MOST_ALERTS,
    MOST_DUE,
    MOST_FACES_OF,
    NEWS_SETTING,
    STEPS_SETTING,
    DueKind,
    NoPhoto,
    Urgency,
)
from vault.governance import security_check
from vault.governance.checks.shape import Check, failed, passed
from vault.governance.today import term_week
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
TODAY = date.today()
OWN = (Role.TEACHER, Role.ASSISTANT, Role.COVER)
WHOLE = (Role.DATA_LEAD, Role.SAFEGUARDING_LEAD, Role.SEND_COORDINATOR)


def born(age, in_days=0):
    day = TODAY + timedelta(days=in_days)
    return date(day.year - age, day.month, min(day.day, 28) if day.month == 2 else day.day)


def called(lines):
    return [line.pupil.called.known_as for line in lines]


def kinds(today):
    return [card.kind for card in today.due]


def open_as(school, who):
    return unlock_vault(school.folder, who, Password.typed(PASSWORD), params=FLOOR)


@pytest.fixture
def furnished(school, tmp_path):
    """Ann in 4A and Bob in 4B, each with an alert, a photo and their birthday today."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    for name in ("ann", "bob"):
        pupil = school.ids[name]
        version = school.run(OpenPupil(pupil)).facts.version
        school.run(ChangePupil(pupil, version, (("born", born(9).isoformat()),)))
        school.run(SetAlert(pupil, NEW, "allergy", f"No nuts for {name}."))
        school.run(AddPhotoFile(pupil, picture, TODAY))
    return school


@pytest.mark.parametrize("role", OWN)
def test_who_teaches_a_class_sees_its_children_and_no_other(furnished, unlock_as, role):
    today = unlock_as(role).run(ReadToday())
    assert today.is_own
    assert [(c.row.name, c.row.pupils) for c in today.classes] == [("4A", 1)]
    (face,) = today.classes[0].faces
    assert face.pupil.called.known_as == "Ann Ash"
    assert face.pupil.photo is not None
    assert face.danger is Danger.HIGH
    assert called(today.must_know.lines) == ["Ann Ash"]
    assert today.must_know.lines[0].text == "No nuts for ann."
    assert today.pupils == 1
    assert "Bob" not in repr(today)
    assert furnished.ids["bob"] not in repr(today)


def test_only_who_may_read_a_date_of_birth_sees_birthdays(furnished, unlock_as):
    today = unlock_as(Role.ASSISTANT).run(ReadToday())
    assert today.birthdays.rows == ()
    assert not today.classes[0].faces[0].has_birthday


@pytest.mark.parametrize("role", WHOLE)
def test_who_has_the_whole_school_sees_its_classes_with_their_counts(furnished, unlock_as, role):
    today = unlock_as(role).run(ReadToday())
    assert not today.is_own
    assert [(c.row.name, c.row.pupils, c.faces) for c in today.classes] == [
        ("4A", 1, ()),
        ("4B", 1, ()),
    ]
    assert (today.classes_in_all, today.pupils) == (2, 2)
    assert called(today.must_know.lines) == ["Ann Ash", "Bob Birch"]
    assert [line.class_name for line in today.must_know.lines] == ["4A", "4B"]
    assert [(b.called.known_as, b.turns) for b in today.birthdays.rows] == [
        ("Ann Ash", 9),
        ("Bob Birch", 9),
    ]


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.AUDITOR])
def test_who_sees_no_pupils_sees_none_here(furnished, unlock_as, role):
    today = unlock_as(role).run(ReadToday())
    assert not today.sees_pupils
    assert (today.classes, today.pupils, today.classes_in_all) == ((), 0, 0)
    assert today.must_know.alerts == today.birthdays.total == 0
    assert today.steps is None
    for word in ("Ann", "Bob", furnished.ids["ann"], furnished.ids["bob"]):
        assert word not in repr(today)


def test_that_it_was_looked_at_stands_in_the_trail(furnished):
    furnished.run(ReadToday())
    assert furnished.run(ReadAudit())[0].kind == "today.open"


def test_without_a_photo_it_says_why(school, tmp_path):
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    ids = [school.run(AddPupil((("legal_given", n),), school.ids["a"])) for n in ("Cat", "Dan")]
    for pupil in (school.ids["ann"], ids[0]):
        school.run(AddPhotoFile(pupil, picture, TODAY))
    school.run(DecideConsent(ids[0], "photo-class", "refused", "mother", TODAY))
    school.run(DecideConsent(ids[1], "photo-class", "given", "mother", TODAY))
    extra = school.run(AddPupil((("legal_given", "Eve"),), school.ids["a"]))
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), {school.ids["a"]}))
    school.lock()
    with open_as(school, "Tess") as session:
        faces = session.run(ReadToday()).classes[0].faces
    found = {face.pupil.id: (face.pupil.photo is not None, face.pupil.no_photo) for face in faces}
    assert found == {
        school.ids["ann"]: (True, None),
        ids[0]: (False, NoPhoto.REFUSED),
        ids[1]: (False, NoPhoto.NOT_TAKEN),
        extra: (False, NoPhoto.NOT_ASKED),
    }


def test_a_pupil_who_moved_or_left_is_not_shown(furnished, unlock_as):
    ann = furnished.ids["ann"]
    enrolment = furnished.run(OpenPupil(ann)).enrolments[0].id
    furnished.run(EndEnrolment(enrolment, TODAY))
    version = furnished.run(OpenPupil(furnished.ids["bob"])).facts.version
    left = (TODAY - timedelta(days=1)).isoformat()
    furnished.run(ChangePupil(furnished.ids["bob"], version, (("left_on", left),)))
    assert called(furnished.run(ReadToday()).must_know.lines) == ["Ann Ash"]
    today = unlock_as(Role.TEACHER).run(ReadToday())
    assert today.classes[0].faces == ()
    assert today.must_know.alerts == today.birthdays.total == 0


def test_an_alert_that_has_ended_is_not_shown(school):
    yesterday = TODAY - timedelta(days=1)
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Plaster", ends=yesterday))
    school.run(SetAlert(school.ids["bob"], NEW, "medical", "Inhaler", ends=TODAY))
    assert called(school.run(ReadToday()).must_know.lines) == ["Bob Birch"]


@pytest.mark.parametrize("role", [Role.TEACHER, Role.SAFEGUARDING_LEAD])
def test_of_many_alerts_the_most_dangerous_come_first_and_all_are_counted(school, unlock_as, role):
    for number in range(MOST_ALERTS):
        school.run(SetAlert(school.ids["ann"], NEW, "other", f"Number {number}"))
    for kind in ("access", "collection", "medical", "allergy"):
        school.run(SetAlert(school.ids["ann"], NEW, kind, f"A {kind}"))
    known = unlock_as(role).run(ReadToday()).must_know
    assert len(known.lines) == MOST_ALERTS
    assert (known.alerts, known.pupils, known.more) == (MOST_ALERTS + 4, 1, 4)
    assert [line.kind for line in known.lines[:5]] == [
        *("allergy", "medical", "collection", "access", "other"),
    ]


def test_a_teacher_of_very_many_classes_sees_them_as_a_list(school):
    ids = {school.run(AddClass(f"Set {n}")) for n in range(MOST_FACES_OF)} | {school.ids["a"]}
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset(ids)))
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Inhaler"))
    school.lock()
    with open_as(school, "Tess") as session:
        today = session.run(ReadToday())
    assert len(today.classes) == MOST_FACES_OF + 1
    assert all(not one.faces for one in today.classes)
    assert called(today.must_know.lines) == ["Ann Ash"]


NAMES = st.sampled_from(("Zoë", "Ann", "李", "Åsa", "bob", "O'Neill"))
PUPILS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(("a", "b", "")),
        st.sampled_from((None, -1, 0, 1)),  # last day in the class, from today
        st.sampled_from((None, -1, 0, 1)),  # last day at the school
        st.sampled_from(("", *ALERT_KINDS)),
    ),
    min_size=1,
    max_size=6,
)


def day_text(offset):
    return "" if offset is None else (TODAY + timedelta(days=offset)).isoformat()


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(PUPILS)
def test_faces_and_counts_are_those_of_the_class_page(as_teacher, school, some):
    for given_name, where, ends, left, alert in some:
        values = (("legal_given", given_name), ("left_on", day_text(left)))
        pupil = school.run(AddPupil(values, school.ids[where] if where else None))
        if where and ends is not None:
            enrolment = school.run(OpenPupil(pupil)).enrolments[0].id
            school.run(EndEnrolment(enrolment, TODAY + timedelta(days=ends)))
        if alert:
            school.run(SetAlert(pupil, NEW, alert, "Something"))
    listed = {row.id: row.pupils for row in school.run(ListClasses())}
    whole = school.run(ReadToday())
    assert {one.row.id: one.row.pupils for one in whole.classes} == listed
    today = as_teacher(school)
    for one in today.classes:
        page = school.run(OpenClass(one.row.id))
        assert [face.pupil.id for face in one.faces] == [face.pupil for face in page.faces]
        assert [set(face.alerts) for face in one.faces] == [set(f.alerts) for f in page.faces]
        assert one.row.pupils == len(one.faces) == page.row.pupils
    shown = {face.pupil.id for one in today.classes for face in one.faces if face.alerts}
    assert today.must_know.pupils == len(shown)


@pytest.fixture
def as_teacher(monkeypatch):
    """Both classes as their teacher sees them, without a second unlock for each example."""

    def read(school):
        with monkeypatch.context() as patch:
            patch.setattr("vault.governance.today.SCOPED_ROLES", frozenset(Role))
            return school.run(ReadToday())

    return read


def test_birthdays_of_today_and_a_week_come_in_their_order_and_no_others(school):
    for name, days in (("Today", 0), ("Soon", 3), ("Last", 7), ("Late", 8), ("Past", -1)):
        values = (("legal_given", name), ("born", born(8, days).isoformat()))
        school.run(AddPupil(values, school.ids["a"]))
    found = school.run(ReadToday()).birthdays
    assert [one.called.given for one in found.rows] == ["Today", "Soon", "Last"]
    assert [one.turns for one in found.rows] == [8, 8, 8]
    assert found.total == 3


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.dates(date(2000, 1, 1)))
def test_a_birthday_comes_once_a_year_and_makes_a_year_older(birth, today):
    on = next_birthday(birth, today) if today.year < 9999 else today
    if today.year < 9999:
        assert on >= today
        assert (on - max(today, birth)).days <= 366
        assert f"{birth:%m-%d}" in born_on(on)
        assert age_on(on, birth) == age_on(on - timedelta(days=1), birth) + 1


def test_the_week_of_the_term_counts_from_its_first_monday(school):
    starts, ends = date(2026, 9, 1), date(2026, 12, 18)  # a Tuesday, a Friday
    year = school.run(SetYear(AcademicYear(NEW, 0, "2026/27", starts, date(2027, 7, 23))))
    school.run(SetTerm(Term(NEW, 0, year, "Autumn", starts, ends)))
    terms = [Term(NEW, 1, year, "Autumn", starts, ends)]
    assert term_week(terms, date(2026, 9, 6)).week == 1
    assert term_week(terms, date(2026, 9, 7)).week == 2
    assert term_week(terms, date(2026, 12, 19)) is None
    found = school.run(ReadToday()).term
    assert found == term_week(terms, TODAY)


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


def test_an_empty_school_is_asked_for_nothing_but_its_first_steps(lead):
    today = lead.run(ReadToday())
    assert today.due == ()
    assert today.steps.school == "Willow Bank"
    assert today.steps.has_sheet
    assert (today.steps.pupils, today.steps.photos, today.steps.colleagues) == (0, 0, 0)


def test_the_first_steps_are_shown_until_all_are_done(school, tmp_path):
    assert school.run(ReadToday()).steps.pupils == 2
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    school.run(AddPhotoFile(school.ids["ann"], picture, TODAY))
    assert school.run(ReadToday()).steps.photos == 1
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    assert school.run(ReadToday()).steps is None


def test_the_first_steps_can_be_put_away(school):
    school.run(SetSetting(STEPS_SETTING, "away"))
    assert school.run(ReadToday()).steps is None


def test_only_who_sets_up_the_school_sees_the_first_steps(school):
    for role in Role:
        school.run(AddProfile(f"A {role}", role, Password.typed(PASSWORD), {school.ids["a"]}))
    school.lock()
    for role in Role:
        with open_as(school, f"A {role}") as session:
            assert (session.run(ReadToday()).steps is not None) is (role is Role.DATA_LEAD), role


def test_a_child_in_two_of_ones_classes_is_in_both_and_their_alert_once(school):
    school.run(Enrol(school.ids["ann"], school.ids["b"], TODAY))
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Inhaler"))
    both = frozenset({school.ids["a"], school.ids["b"]})
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), both))
    school.lock()
    with open_as(school, "Tess") as session:
        today = session.run(ReadToday())
    assert [len(one.faces) for one in today.classes] == [1, 2]
    assert today.pupils == 2
    assert [line.class_name for line in today.must_know.lines] == ["4A, 4B"]


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
