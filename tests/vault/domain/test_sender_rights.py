"""A sender's file holds what the role could not have written: kept ours, asked one by one.

The attacker has a confirmed card as a teacher, the keys on it and tools of their own: every line
here is well sealed and well signed.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.forged_transfers import Forgery
from tests.made_once import copy_of
from tests.two_vaults import PASSWORD, two_again, two_places
from vault.actions.classes import ListClasses
from vault.actions.contact_suggestions import (
    AcceptSuggestion,
    PupilSuggestions,
    SuggestContact,
    WithdrawSuggestion,
)
from vault.actions.contacts import DecideConsent, RemoveContact, SetAlert
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils, OpenPupil
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.contact_suggestions import SuggestionState
from vault.domain.deciding import Deciding
from vault.domain.ids import NEW
from vault.domain.secrets import Password
from vault.domain.transfer import Standing
from vault.errors import PermissionDeniedError
from vault.unlock import unlock_vault

DAY = date(2026, 9, 1)
ELSEWHERE = "ab" * 6
NEW_PUPIL = "cd" * 16


@pytest.fixture
def places(tmp_path):
    """The office, and Tess, who has the office's class in a vault where she is a teacher."""
    pupils, room = copy_of(handed_over, tmp_path)
    office, teacher = two_again(tmp_path)
    office.pupils, office.room = pupils, room
    yield office, teacher
    office.lock()
    teacher.lock()


def handed_over(folder):
    office, teacher = two_places(folder)
    ann = office.pupils[0]
    office.run(DecideConsent(ann, "photo-website", "refused", "the mother", DAY))
    teacher.receive(office.send([teacher], classes=[office.room]))
    teacher.run(
        AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset({office.room}))
    )
    office.lock()
    teacher.lock()
    return office.pupils, office.room


def as_tess(office, teacher):
    teacher.lock()
    teacher.session = unlock_vault(teacher.folder, "Tess", Password.typed(PASSWORD), params=FLOOR)
    teacher.lead = "Tess"
    office.knows(teacher)
    return teacher


def forged(office, teacher, tmp_path, change):
    """An honest file of theirs, taken apart, changed, and sealed and signed anew."""
    path = teacher.send([office], classes=[office.room])
    forgery = Forgery(path, office, teacher)
    change(forgery)
    return forgery.write(tmp_path / f"forged-{teacher.files}.tuck")


def newer(line, **values):
    """The line with other values, as if changed after all that the reader knows."""
    line["v"] |= values
    line["c"] = [[{**clock, ELSEWHERE: 7}, fields] for clock, fields in line["c"]]


def spoil(forgery):
    """What a teacher may not write: a name, a phone, an answer, a new pupil, a deletion."""
    contact = forgery.line("contact")
    ann = contact["v"]["pupil_id"]
    pupil = next(line for line in forgery.lines if (line["t"], line["id"]) == ("pupil", ann))
    newer(pupil, legal_family="Forged")
    newer(contact, phone="0900 666")
    newer(forgery.line("consent"), state="given", decided_by="the father", decided_on="2026-10-01")
    alert = forgery.line("alert")
    forgery.lines.remove(alert)
    values = {**pupil["v"], "legal_given": "Nobody", "upn": "", "legal_family": "New"}
    clock = [[{ELSEWHERE: 1}, sorted(values)]]
    after = forgery.lines.index(pupil) + 1
    forgery.lines.insert(after, {"t": "pupil", "id": NEW_PUPIL, "v": values, "c": clock, "e": {}})
    gone = {"t": "alert", "id": alert["id"], "p": pupil["id"]}
    forgery.lines.append({**gone, "gone": {**alert["c"][0][0], ELSEWHERE: 9}})


def standing(office):
    page = office.run(OpenPupil(office.pupils[0]))
    states = {c.purpose: c.state for c in page.consents}
    return (
        page.facts.legal_family,
        page.contacts[0].phone,
        states["photo-website"],
        len(page.alerts),
        len(office.run(ListPupils())),
    )


OURS = ("Ash", "01632 1", "refused", 1, 2)
THEIRS = ("Forged", "0900 666", "given", 0, 3)


@pytest.mark.parametrize("prefer", ["", "theirs", "mine"])
def test_ours_is_kept_whatever_is_preferred_for_the_rest(places, tmp_path, prefer):
    office, teacher = places
    path = forged(office, as_tess(office, teacher), tmp_path, spoil)
    office.receive(path, prefer=prefer)
    assert standing(office) == OURS


def test_each_is_a_question_that_may_be_answered_otherwise(places, tmp_path):
    office, teacher = places
    path = forged(office, as_tess(office, teacher), tmp_path, spoil)
    seen = office.preview(path)
    asked = [(i, m) for i in seen.items for m in i.fields if m.is_beyond]
    assert {i.table for i, _ in asked} == {"pupil", "contact", "consent", "alert"}
    assert all(m.is_conflict and i.standing is Standing.CONFLICT for i, m in asked)
    assert seen.beyond == 5
    deciding = Deciding()
    assert {deciding.decided(*one) for one in asked} == {"mine"}
    deciding.decide_rest(seen.items, "theirs")
    assert {deciding.decided(*one) for one in asked} == {"mine"}, "never in bulk"
    for one in asked:
        deciding.decide(*one, "theirs")
    office.receive(path, choices=deciding.decisions().choices)
    assert standing(office) == THEIRS


def test_whose_a_group_is_no_file_says(places, tmp_path):
    """A teacher keeps own groups in the own vault; what a file says of classes and of who is in
    them stays a question, whatever kind of class it is said to be."""
    office, teacher = places
    room, stay = "ef" * 16, "fe" * 16

    def add_group(forgery):
        here = forgery.line("class")
        newer(here, name="Mine")
        values = {**here["v"], "name": "Phonics", "kind": "group"}
        clock = [[{ELSEWHERE: 1}, sorted(values)]]
        line = {"t": "class", "id": room, "v": values, "c": clock, "e": {}}
        forgery.lines.insert(forgery.lines.index(here) + 1, line)
        there = forgery.line("enrolment")
        values = {**there["v"], "class_id": room}
        clock = [[{ELSEWHERE: 1}, sorted(values)]]
        line = {"t": "enrolment", "id": stay, "v": values, "c": clock, "e": {}}
        forgery.lines.insert(forgery.lines.index(there) + 1, line)
        forgery.lines.remove(there)
        forgery.lines.append({"t": "enrolment", "id": there["id"], "p": there["v"]["pupil_id"]})
        forgery.lines[-1]["gone"] = {**there["c"][0][0], ELSEWHERE: 9}

    path = forged(office, as_tess(office, teacher), tmp_path, add_group)
    before = office.run(ListClasses())
    office.receive(path, prefer="theirs")
    assert office.run(ListClasses()) == before


def test_the_same_from_a_data_lead_flows_also_after_ours_was_kept(places, tmp_path):
    """What was not decided is not taken for decided: the office's own colleague may still write."""
    office, teacher = places
    lead = teacher.session.profile.name
    path = forged(office, as_tess(office, teacher), tmp_path, spoil)
    office.receive(path)
    teacher.lock()
    teacher.lead = lead
    teacher.unlock()
    office.receive(forged(office, teacher, tmp_path, spoil))
    assert standing(office) == THEIRS


def test_what_a_teacher_may_write_flows(places, tmp_path):
    office, teacher = places
    tess = as_tess(office, teacher)
    picture = tmp_path / "new.jpg"
    picture.write_bytes(figure_jpeg(5))
    tess.run(AddPhotoFile(office.pupils[0], picture, date(2026, 10, 1)))
    seen = office.preview(tess.send([office], classes=[office.room]))
    assert seen.beyond == 0
    assert office.receive(tess.send([office], classes=[office.room])).new == 1
    assert len(office.run(OpenPupil(office.pupils[0])).photos) == 2


def test_an_alert_that_a_teacher_adds_flows_and_one_that_stands_is_not_weakened(places, tmp_path):
    """Changed or taken away there, it is asked here, whatever is preferred for the rest."""
    office, teacher = places
    tess = as_tess(office, teacher)
    ann = office.pupils[0]
    (before,) = tess.run(OpenPupil(ann)).alerts
    tess.run(SetAlert(ann, before.id, before.kind, "None", version=before.version))
    tess.run(SetAlert(ann, NEW, "allergy", "Nuts: two pens in the red bag."))
    path = tess.send([office], classes=[office.room])
    assert office.preview(path).beyond == 1
    office.receive(path, prefer="theirs")
    texts = {alert.text for alert in office.run(OpenPupil(ann)).alerts}
    assert texts == {before.text, "Nuts: two pens in the red bag."}


def test_it_is_the_confirmed_cards_role_that_counts_and_not_what_the_file_says(places, tmp_path):
    office, teacher = places
    path = forged(office, as_tess(office, teacher), tmp_path, spoil)
    with office.session._vault.parts.fence.inside() as token:
        office.session._vault._connection.execute(
            f"{token} UPDATE main.card SET role = 'data-lead' WHERE name = 'Tess'"
        )
    office.receive(path)
    assert standing(office) == THEIRS, "the file says teacher, the card that was compared does not"


@pytest.mark.parametrize(
    "values",
    [
        {"state": "given", "decided_by": "", "decided_on": "2026-10-01"},
        {"state": "given", "decided_by": "the father", "decided_on": None},
        {"state": "given"},
    ],
    ids=["nobody", "never", "with our own who and when"],
)
def test_a_consent_without_its_own_who_and_when_is_not_taken(places, tmp_path, values):
    office, teacher = places
    path = forged(office, teacher, tmp_path, lambda f: newer(f.line("consent"), **values))
    assert office.preview(path).beyond == 1
    office.receive(path, prefer="theirs")
    page = office.run(OpenPupil(office.pupils[0]))
    (consent,) = [c for c in page.consents if c.purpose == "photo-website"]
    assert (consent.state, consent.decided_by, consent.decided_on) == ("refused", "the mother", DAY)


def test_an_answer_comes_with_its_own_who_and_when_or_not_at_all(places, tmp_path):
    """Both sides asked again: whoever's answer is kept, it keeps its own words."""
    office, teacher = places
    ann = office.pupils[0]
    office.run(DecideConsent(ann, "photo-website", "refused", "the aunt", date(2026, 9, 8), 1))
    told = {"state": "given", "decided_by": "the father", "decided_on": "2026-10-01"}

    def aside(forgery):
        line = forgery.line("consent")
        line["v"] |= told
        fields = [[{ELSEWHERE: 3}, ["state"]], [{**line["c"][0][0], ELSEWHERE: 3}, ["decided_by"]]]
        line["c"] = [*fields, [{ELSEWHERE: 3}, ["decided_on"]]]

    path = forged(office, teacher, tmp_path, aside)
    seen = office.preview(path)
    (item,) = [i for i in seen.items if i.table == "consent"]
    office.receive(path, choices=((f"{item.record} state", "mine"),), prefer="theirs")
    page = office.run(OpenPupil(ann))
    (consent,) = [c for c in page.consents if c.purpose == "photo-website"]
    assert (consent.state, consent.decided_by, consent.decided_on) == (
        "refused",
        "the aunt",
        date(2026, 9, 8),
    )


def suggested(office, teacher, phone="0161 496 0123"):
    """What Tess suggests about the contact of Ann, in her own vault."""
    tess = as_tess(office, teacher)
    (robin,) = tess.run(OpenPupil(office.pupils[0])).contacts
    tess.run(SuggestContact(office.pupils[0], replace(robin, phone=phone)))
    return tess


def suggestions(office, pupil=0):
    return office.run(PupilSuggestions(office.pupils[pupil]))


def test_what_a_teacher_suggests_on_a_laptop_waits_for_the_office(places):
    office, teacher = places
    tess = suggested(office, teacher)
    path = tess.send([office], classes=[office.room])
    assert office.preview(path).beyond == 0
    office.receive(path)
    ann = office.pupils[0]
    assert office.run(OpenPupil(ann)).contacts[0].phone == "01632 1"
    (one,) = suggestions(office)
    assert (one.by, one.is_from_file, one.is_open, one.is_gone) == ("Tess", True, True, False)
    assert not one.is_mine
    with pytest.raises(PermissionDeniedError):
        office.run(WithdrawSuggestion(ann, one.id, one.version))
    office.run(AcceptSuggestion(ann, one.id, one.contact_version))
    assert office.run(OpenPupil(ann)).contacts[0].phone == "0161 496 0123"
    office.receive(tess.send([office], classes=[office.room]))
    assert suggestions(office)[0].state is SuggestionState.ACCEPTED, (
        "the older file changes nothing"
    )


def test_two_who_suggest_about_one_contact_are_two_and_each_is_looked_at(places):
    office, teacher = places
    ann = office.pupils[0]
    (robin,) = office.run(OpenPupil(ann)).contacts
    office.run(SuggestContact(ann, replace(robin, email="r@example.org")))
    tess = suggested(office, teacher)
    office.receive(tess.send([office], classes=[office.room]))
    assert [len(one.fields) for one in suggestions(office)] == [1, 1]
    assert {one.is_from_file for one in suggestions(office)} == {False, True}


@pytest.mark.parametrize("prefer", ["", "theirs"])
@pytest.mark.parametrize("is_known", [False, True])
def test_a_file_of_a_teacher_that_says_accepted_counts_as_nothing(
    places, tmp_path, prefer, is_known
):
    office, teacher = places
    tess = suggested(office, teacher)
    if is_known:
        office.receive(tess.send([office], classes=[office.room]))

    def accept(forgery):
        newer(
            forgery.line("contact_suggestion"),
            state="accepted",
            decided_by="Olive Office",
            decided_on=DAY.isoformat(),
        )

    path = forged(office, tess, tmp_path, accept)
    assert office.preview(path).beyond >= 1
    office.receive(path, prefer=prefer)
    assert all(one.is_open for one in suggestions(office))
    assert len(suggestions(office)) == int(is_known)
    assert office.run(OpenPupil(office.pupils[0])).contacts[0].phone == "01632 1"


def test_a_teachers_file_does_not_change_what_was_suggested(places, tmp_path):
    office, teacher = places
    tess = suggested(office, teacher)
    office.receive(tess.send([office], classes=[office.room]))

    def reword(forgery):
        newer(forgery.line("contact_suggestion"), phone="0900 666", suggested_by="Olive Office")

    office.receive(forged(office, tess, tmp_path, reword), prefer="theirs")
    (one,) = suggestions(office)
    assert (one.wanted.phone, one.by) == ("0161 496 0123", "Tess")


def test_a_suggestion_that_names_another_childs_contact_reaches_nobody(places, tmp_path):
    office, teacher = places
    ann, bob = office.pupils
    tess = suggested(office, teacher)
    path = forged(
        office,
        tess,
        tmp_path,
        lambda forgery: forgery.line("contact_suggestion")["v"].update(pupil_id=bob),
    )
    office.receive(path)
    (one,) = suggestions(office, 1)
    assert one.now is None
    office.run(AcceptSuggestion(bob, one.id, 0))
    assert office.run(OpenPupil(ann)).contacts[0].phone == "01632 1"


def test_a_suggestion_about_a_contact_that_is_gone_by_then_arrives_all_the_same(places):
    office, teacher = places
    ann = office.pupils[0]
    tess = suggested(office, teacher)
    path = tess.send([office], classes=[office.room])
    office.run(RemoveContact(ann, office.run(OpenPupil(ann)).contacts[0].id))
    office.receive(path)
    (one,) = suggestions(office)
    assert one.is_gone


def test_a_contact_that_a_file_removes_leaves_its_suggestion_here(places):
    office, teacher = places
    ann = office.pupils[0]
    (robin,) = teacher.run(OpenPupil(ann)).contacts
    office.run(SuggestContact(ann, replace(office.run(OpenPupil(ann)).contacts[0], phone="9")))
    teacher.run(RemoveContact(ann, robin.id))
    office.receive(teacher.send([office], classes=[office.room]))
    assert office.run(OpenPupil(ann)).contacts == ()
    (one,) = suggestions(office)
    assert one.is_gone
