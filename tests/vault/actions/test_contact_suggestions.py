"""Suggested changes of contacts: who may, what the office's answer does, and that undo, scope,
sealed files, the family's copy and erasure know of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.erasures import School
from tests.filled_school import filled_school, unlock_lead
from tests.fresh_vault import PASSWORD
from tests.made_once import copy_of
from vault.actions.contact_suggestions import (
    AcceptSuggestion,
    DeclineSuggestion,
    ListSuggestions,
    PupilSuggestions,
    SuggestContact,
    WithdrawSuggestion,
)
from vault.actions.contacts import RemoveContact, SetContact
from vault.actions.history import PupilHistory, UndoStep
from vault.actions.profiles import AddProfile, ListProfiles, RemoveProfile
from vault.actions.pupils import OpenPupil
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.send import CountSend
from vault.actions.subject_access import PreviewDossier
from vault.actions.today import ReadToday
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.contact_suggestions import SHOWN_DAYS, SuggestionState
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.messages import sentence
from vault.domain.people import Contact
from vault.domain.rights import RequestKind
from vault.domain.secrets import Password
from vault.domain.today import DueKind
from vault.domain.transfer import Selection
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
    UndoConflictError,
)
from vault.unlock import unlock_vault

OLD, NUMBER = "01632 960001", "0161 496 0123"
ROBIN = Contact(NEW, 0, given="Robin", family="Ash", relationship="mother", phone=OLD)


class Two:
    """One vault, at which the office and a teacher of 4A take turns."""

    def __init__(self, home):
        ids, self.robin = copy_of(staffed, home)
        self.ann, self.bob = ids["ann"], ids["bob"]
        self.folder = home / "school.tuckbox"
        self.lead = self.session = unlock_lead(self.folder)
        self.lead.ids = ids

    def be(self, name="Dana Lead"):
        self.session.lock()
        self.session = unlock_vault(self.folder, name, Password.typed(PASSWORD), params=FLOOR)
        return self.session

    def contacts(self, pupil=None):
        return self.session.run(OpenPupil(pupil or self.ann)).contacts

    def suggest(self, *, contact=None, **changes):
        (present,) = [c for c in self.contacts() if c.id == (contact or self.robin)]
        return self.session.run(SuggestContact(self.ann, replace(present, **changes)))

    def seen(self):
        return self.session.run(PupilSuggestions(self.ann))

    def accept(self, one):
        return self.session.run(AcceptSuggestion(self.ann, one.id, one.contact_version))


def staffed(home):
    """The school with somebody of each role, and a contact of Ann's."""
    ids = filled_school(home)
    rooms, typed = frozenset({ids["a"]}), Password.typed(PASSWORD)
    with unlock_lead(home / "school.tuckbox") as lead:
        for name, role in (
            ("Tess", Role.TEACHER),
            ("Tom", Role.TEACHER),
            ("Sena", Role.SEND_COORDINATOR),
            ("Ada", Role.ASSISTANT),
            ("Cleo", Role.COVER),
            ("Audrey", Role.AUDITOR),
            ("Sam", Role.SAFEGUARDING_LEAD),
        ):
            lead.run(AddProfile(name, role, typed, rooms))
        return ids, lead.run(SetContact(ids["ann"], ROBIN))


@pytest.fixture
def two(tmp_path):
    two = Two(tmp_path)
    yield two
    two.session.lock()


def test_what_a_teacher_suggests_changes_nothing_until_the_office_accepts(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    assert [c.phone for c in two.contacts()] == [OLD]
    (mine,) = two.seen()
    assert (mine.by, mine.on, mine.is_mine, mine.is_open) == ("Tess", date.today(), True, True)
    two.be()
    (one,) = two.seen()
    assert [(f.name, f.now, f.wanted, f.has_moved) for f in one.fields] == [
        ("phone", OLD, NUMBER, False)
    ]
    two.accept(one)
    assert [(c.id, c.phone, c.given) for c in two.contacts()] == [(two.robin, NUMBER, "Robin")]
    two.be("Tess")
    (told,) = two.seen()
    assert (told.state, told.decided_by) == (SuggestionState.ACCEPTED, "Dana Lead")


def test_accepting_is_undone_as_one_step(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    session = two.be()
    two.accept(two.seen()[0])
    session.run(UndoStep(session.undo_steps[-1]))
    assert [c.phone for c in two.contacts()] == [OLD]
    assert two.seen()[0].is_open


def test_what_the_office_has_decided_the_teacher_does_not_take_back(two):
    tess = two.be("Tess")
    two.suggest(phone=NUMBER)
    step = tess.undo_steps[-1]
    two.be()
    two.accept(two.seen()[0])
    tess = two.be("Tess")
    with pytest.raises(UndoConflictError):
        tess.run(UndoStep(step))
    (told,) = two.seen()
    with pytest.raises(StaleRecordError):
        tess.run(WithdrawSuggestion(two.ann, told.id, told.version))


def test_a_new_contact_is_suggested_and_added(two):
    session = two.be("Sena")
    session.run(SuggestContact(two.ann, Contact(NEW, 0, given="Callum", phone=NUMBER)))
    two.be("Sam")
    (one,) = two.seen()
    assert one.before is None
    two.accept(one)
    assert {c.given for c in two.contacts()} == {"Robin", "Callum"}


def test_declining_says_why_and_leaves_the_contact(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    session = two.be()
    session.run(DeclineSuggestion(two.ann, two.seen()[0].id, " the mother\u202e says no"))
    assert [c.phone for c in two.contacts()] == [OLD]
    two.be("Tess")
    (told,) = two.seen()
    assert (told.state, told.reason) == (SuggestionState.DECLINED, "the mother says no")


def test_what_was_declined_is_not_accepted_afterwards_and_may_be_suggested_anew(two):
    """Two in the office look at the same page, and the first says no."""
    two.be("Tess")
    two.suggest(phone=NUMBER)
    session = two.be()
    (shown,) = two.seen()
    session.run(DeclineSuggestion(two.ann, shown.id))
    with pytest.raises(StaleRecordError):
        two.accept(shown)
    assert [c.phone for c in two.contacts()] == [OLD]
    two.be("Tess")
    two.suggest(phone=NUMBER)
    assert [one.is_open for one in two.seen()] == [False, True]


def test_what_came_of_it_is_shown_for_a_fortnight(two, monkeypatch):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    session = two.be()
    session.run(DeclineSuggestion(two.ann, two.seen()[0].id))

    class Later(date):
        ahead = SHOWN_DAYS

        @classmethod
        def today(cls):
            return date.today() + timedelta(days=cls.ahead)

    monkeypatch.setattr("vault.actions.contact_suggestions.date", Later)
    assert len(two.seen()) == 1
    monkeypatch.setattr(Later, "ahead", SHOWN_DAYS + 1)
    assert two.seen() == ()


def test_what_was_changed_since_is_shown_and_never_written_over_unseen(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    session = two.be()
    (before,) = two.seen()
    (robin,) = two.contacts()
    session.run(SetContact(two.ann, replace(robin, phone="0113 496 0000", email="r@example.org")))
    with pytest.raises(StaleRecordError):
        two.accept(before)
    (one,) = two.seen()
    assert one.has_moved
    assert [(f.before, f.now, f.wanted) for f in one.fields] == [(OLD, "0113 496 0000", NUMBER)]
    two.accept(one)
    assert [(c.phone, c.email) for c in two.contacts()] == [(NUMBER, "r@example.org")]


def test_a_contact_that_was_removed_since_is_offered_as_a_new_one(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    session = two.be()
    before = two.seen()[0]
    session.run(RemoveContact(two.ann, two.robin))
    (one,) = two.seen()
    assert one.is_gone
    with pytest.raises(StaleRecordError):
        two.accept(before)
    two.accept(one)
    (added,) = two.contacts()
    assert (added.given, added.phone) == ("Robin", NUMBER)
    assert added.id != two.robin


def test_undoing_the_removal_of_a_contact_gives_it_its_suggestion_back(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    session = two.be()
    session.run(RemoveContact(two.ann, two.robin))
    session.run(UndoStep(session.undo_steps[-1]))
    (one,) = two.seen()
    assert one.now is not None
    assert one.now.id == two.robin


def test_two_suggestions_for_one_contact_are_answered_one_by_one(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    two.be("Tom")
    two.suggest(phone="0113 496 0000")
    two.suggest(email="r@example.org")
    with pytest.raises(InvalidValueError):
        two.suggest(email="r@example.org")
    session = two.be()
    first, second, third = two.seen()
    two.accept(first)
    with pytest.raises(StaleRecordError):
        two.accept(second)
    second, third = (s for s in two.seen() if s.is_open)
    assert (second.has_moved, third.has_moved) == (True, False)
    two.accept(third)
    assert [(c.phone, c.email) for c in two.contacts()] == [(NUMBER, "r@example.org")]
    with pytest.raises(StaleRecordError):
        session.run(DeclineSuggestion(two.ann, first.id))


def test_only_who_suggested_it_withdraws_it(two):
    two.be("Tess")
    record = two.suggest(phone=NUMBER)
    tom = two.be("Tom")
    with pytest.raises(PermissionDeniedError):
        tom.run(WithdrawSuggestion(two.ann, record, 1))
    tess = two.be("Tess")
    tess.run(WithdrawSuggestion(two.ann, record, 1))
    assert two.seen() == ()


def test_the_suggestion_of_somebody_who_left_still_has_a_name(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    lead = two.be()
    tess = next(p for p in lead.run(ListProfiles()) if p.name == "Tess")
    lead.run(RemoveProfile(tess.id))
    (one,) = two.seen()
    assert (one.by, one.is_mine) == ("Tess", False)
    two.accept(one)
    assert [c.phone for c in two.contacts()] == [NUMBER]


@pytest.mark.parametrize(
    "contact",
    [
        Contact(NEW, 0),
        Contact(NEW, 0, given=" \u202e ", phone=NUMBER),
        Contact(NEW, 0, given="x" * 401),
    ],
)
def test_what_cannot_be_a_contact_is_refused(two, contact):
    tess = two.be("Tess")
    with pytest.raises(InvalidValueError):
        tess.run(SuggestContact(two.ann, contact))


def test_a_suggestion_that_changes_nothing_is_refused(two):
    two.be("Tess")
    with pytest.raises(InvalidValueError) as refused:
        two.suggest(phone=f" {OLD}  ")
    assert "change something" in sentence(refused.value)
    two.suggest(given="x" * 200, family="é" * 200)


def test_a_form_that_was_read_before_somebody_else_wrote_is_told_so(two):
    lead = two.be()
    (robin,) = two.contacts()
    lead.run(SetContact(two.ann, replace(robin, email="r@example.org")))
    tess = two.be("Tess")
    with pytest.raises(StaleRecordError):
        tess.run(SuggestContact(two.ann, replace(robin, phone=NUMBER)))


def test_nobody_suggests_for_a_child_they_do_not_see_nor_decides_without_the_right(two):
    tess = two.be("Tess")
    record = two.suggest(phone=NUMBER)
    with pytest.raises(NotFoundError):
        tess.run(SuggestContact(two.bob, Contact(NEW, 0, given="Una")))
    with pytest.raises(NotFoundError):
        tess.run(SuggestContact(two.ann, Contact("0" * 32, 1, given="Una")))
    for action in (
        AcceptSuggestion(two.ann, record, 1),
        DeclineSuggestion(two.ann, record),
    ):
        with pytest.raises(PermissionDeniedError):
            tess.run(action)
    for name in ("Ada", "Cleo", "Audrey"):
        other = two.be(name)
        for action in (
            SuggestContact(two.ann, Contact(NEW, 0, given="Una")),
            PupilSuggestions(two.ann),
        ):
            with pytest.raises(PermissionDeniedError):
                other.run(action)
    lead = two.be()
    with pytest.raises(NotFoundError):
        lead.run(AcceptSuggestion(two.bob, record, 1))


def test_today_tells_those_who_decide_and_nobody_else(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    assert DueKind.CONTACTS not in {c.kind for c in two.session.run(ReadToday()).due}
    for name in ("Dana Lead", "Sam"):
        (card,) = [c for c in two.be(name).run(ReadToday()).due if c.kind is DueKind.CONTACTS]
        assert (card.count, card.who, card.record, card.others) == (1, "Ann Ash", two.ann, 0)
    two.accept(two.seen()[0])
    assert DueKind.CONTACTS not in {c.kind for c in two.session.run(ReadToday()).due}


def test_the_trail_and_the_history_tell_of_it(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    lead = two.be()
    two.accept(two.seen()[0])
    told = {(c.table, c.field, c.new) for c in lead.run(PupilHistory(two.ann))}
    assert ("contact", "phone", NUMBER) in told
    assert ("contact_suggestion", "state", "accepted") in told


def test_a_family_gets_it_with_their_copy(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    lead = two.be()
    case = lead.run(OpenRequest(two.ann, RequestKind.ACCESS, "Robin Ash", date.today()))
    lead.run(ConfirmIdentity(case, "known at the gate"))
    dossier = lead.run(PreviewDossier(case))
    (section,) = [s for s in dossier.sections if s.title == "Suggested contacts"]
    text = str(section.rows)
    assert NUMBER in text
    assert "Tess" in text


def test_an_erased_childs_suggestions_are_gone_from_every_page_of_the_files(tmp_path):
    school = School(tmp_path)
    school.lead.run(SuggestContact(school.pupil, Contact(NEW, 0, given="Jabberwock", phone="1")))
    report = school.erase()
    assert report.row.counts["contact_suggestion"] == 1
    assert school.found(("Jabberwock",)) == []


def test_what_is_suggested_goes_along_with_contacts_and_is_counted_before_it_is_sent(two):
    """A number that leaves out what travels would tell the sender less than they give away."""
    lead = two.be()
    lead.run(SuggestContact(two.ann, Contact(NEW, 0, given="Callum")))
    kinds = frozenset({DataKind.NAMES, DataKind.CONTACTS})
    counted = lead.run(CountSend(Selection((), (two.ann,), kinds))).by_kind
    assert counted[DataKind.CONTACTS] == len(lead.run(OpenPupil(two.ann)).contacts) + 1 == 2


def test_the_office_lists_all_that_was_ever_suggested_and_who_suggests_their_own(two):
    two.be("Tess")
    two.suggest(phone=NUMBER)
    two.be("Tom")
    two.suggest(phone="0161 496 0999")
    two.be()
    first, second = sorted(two.seen(), key=lambda one: one.by)
    two.accept(first)
    two.session.run(DeclineSuggestion(two.ann, second.id, "the number is not theirs"))
    two.be("Tom")
    two.suggest(email="robin@example.org")
    two.be()
    listed = two.session.run(ListSuggestions())
    assert {row.id for row in listed} == {two.ann}
    assert {(row.suggestion.by, row.suggestion.state) for row in listed} == {
        ("Tess", SuggestionState.ACCEPTED),
        ("Tom", SuggestionState.DECLINED),
        ("Tom", SuggestionState.OPEN),
    }
    for name, own in (("Tess", 1), ("Tom", 2), ("Sena", 0)):
        rows = two.be(name).run(ListSuggestions())
        assert [row.suggestion.by for row in rows] == [name] * own
    told = {row.suggestion.reason for row in two.be("Tom").run(ListSuggestions())}
    assert told == {"", "the number is not theirs"}
    with pytest.raises(PermissionDeniedError):
        two.be("Ada").run(ListSuggestions())
