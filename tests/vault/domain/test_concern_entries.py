"""What a safeguarding lead writes beside a concern: who was told, and which other child has to do
with it. Neither child is named to anybody who may not read both, nor after an erasure."""

from datetime import date, time, timedelta

import pytest

from tests.erasures import School, typed
from tests.fresh_vault import PASSWORD
from tests.two_vaults import two_places
from vault.actions.erasure import AskErasure, ClearSafeguarding, ConfirmErasure
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils
from vault.actions.rights import OpenRequest
from vault.actions.sealed import (
    LinkChild,
    ListConcerns,
    ListSafeguarding,
    RaiseConcern,
    TellAbout,
    UnlinkChild,
    WriteSafeguarding,
)
from vault.actions.subject_access import PreviewDossier
from vault.crypto.kdf import FLOOR
from vault.crypto.sealed_records import open_record
from vault.domain.access import Compartment, Role
from vault.domain.concern_entries import LINKED, TOLD, UNLINKED, ChildLink, TellForm, people_told
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW, PupilId, RecordId
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, NotFoundError, PermissionDeniedError
from vault.unlock import unlock_vault

TODAY = date.today()
PHONED = TellForm("Sana Mir", "Children's services", TODAY, time(11, 20), "Phone", "Will visit")


def raised(session, pupil, text="a bruise on the arm"):
    record = SealedRecord(NEW, pupil, "", TODAY.isoformat(), "Concern", text)
    return session.run(RaiseConcern(record))


@pytest.fixture
def school(tmp_path):
    """A concern about the first pupil; Sam is in, and two others are on the roll."""
    made = School(tmp_path)
    made.lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, typed()))
    made.other, made.third = [row.id for row in made.lead.run(ListPupils())][:2]
    made.concern = raised(made.lead, made.pupil)
    made.unlock("Sam")
    yield made
    made.lead.lock()


def entries(school, pupil):
    return {r.category: r for r in school.lead.run(ListSafeguarding(pupil))}


def sealed_words(school):
    """All that stands in sealed boxes, opened with the key that Sam has."""
    vault = school.lead._vault
    keys = vault._keys
    name = Compartment.SAFEGUARDING
    with vault.parts.fence.inside() as token:
        rows = vault._connection.execute(
            f"{token} SELECT id, version, box FROM main.sealed"
        ).fetchall()
    place = (keys.vault_id, name.value, keys.generation(name))
    return [open_record(keys.secret(name), box, (*place, at, id_)) for id_, at, box in rows]


def test_who_was_told_stands_in_the_chronology_with_the_concern_it_belongs_to(school):
    school.lead.run(TellAbout(school.concern, PHONED))
    told = entries(school, school.pupil)[TOLD]
    assert (told.author, told.written_on) == ("Sam", TODAY.isoformat())
    first, answer, belongs = told.text.split("\n")
    assert first == f"Children's services, Sana Mir ({TODAY:%d %B %Y} at 11:20, Phone)"
    assert answer == "Answer: Will visit"
    assert belongs.endswith(", Dana Lead: a bruise on the arm")
    (concern,) = school.lead.run(ListConcerns())
    assert people_told(concern.record, school.lead.run(ListSafeguarding(school.pupil))) == (first,)
    another = SealedRecord(NEW, school.pupil, "x", TODAY.isoformat(), "Concern", "no lunch")
    assert people_told(another, school.lead.run(ListSafeguarding(school.pupil))) == ()


def test_what_was_told_some_days_ago_stands_on_its_day_and_says_when_it_was_written_down(school):
    day = TODAY - timedelta(days=3)
    school.lead.run(TellAbout(school.concern, TellForm("", "Police", day, None, "In person")))
    told = entries(school, school.pupil)[TOLD]
    assert told.written_on == day.isoformat()
    assert f"Written down: {TODAY:%d %B %Y}" in told.text


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (TellForm(" ", "", TODAY, None, "Phone"), "who"),
        (TellForm("Sana", "", None, None, "Phone"), "date"),
        (TellForm("Sana", "", TODAY + timedelta(days=1), None, "Phone"), "date"),
    ],
)
def test_what_is_missing_is_told_on_its_field_and_nothing_is_written(form, field, school):
    with pytest.raises(InvalidValueError) as refused:
        school.lead.run(TellAbout(school.concern, form))
    assert refused.value.details["field"] == field
    assert TOLD not in entries(school, school.pupil)


def test_an_answer_cannot_pass_for_the_line_that_says_what_it_belongs_to(school):
    forged = "ok\nAbout: 2020-01-01, Dana Lead: something else"
    school.lead.run(TellAbout(school.concern, TellForm("Sana", "", TODAY, None, "", forged)))
    (concern,) = school.lead.run(ListConcerns())
    assert len(people_told(concern.record, school.lead.run(ListSafeguarding(school.pupil)))) == 1


def test_a_link_names_the_other_child_to_the_lead_in_both_files_and_no_more_than_that(school):
    school.lead.run(LinkChild(school.concern, ChildLink(school.other, "Sibling", "same home")))
    mine, theirs = (entries(school, pupil)[LINKED] for pupil in (school.pupil, school.other))
    assert (mine.linked, theirs.linked) == (school.other, school.pupil)
    assert theirs.linked_name == "Xannie Quillfeather"
    assert mine.text == theirs.text == f"Sibling: same home\nAbout: {TODAY}, Dana Lead"
    everything = repr(sealed_words(school))
    assert "Quillfeather" not in everything, "a name in a box could not be taken out again"
    assert "bruise" not in "".join(r.text for r in school.lead.run(ListSafeguarding(school.other)))


def test_a_link_to_nobody_to_the_same_child_or_twice_is_refused(school):
    def link(other):
        school.lead.run(LinkChild(school.concern, ChildLink(other, "Sibling")))

    with pytest.raises(NotFoundError):
        link(PupilId(RecordId("0" * 32)))
    with pytest.raises(InvalidValueError):
        link(school.pupil)
    assert LINKED not in entries(school, school.pupil), "nothing is half done"
    link(school.other)
    with pytest.raises(InvalidValueError):
        link(school.other)
    assert len(school.lead.run(ListSafeguarding(school.other))) == 1


def test_a_link_is_taken_back_in_both_files_with_a_reason_and_may_be_made_again(school):
    school.lead.run(LinkChild(school.concern, ChildLink(school.third, "Friend")))
    school.lead.run(LinkChild(school.concern, ChildLink(school.other, "Sibling", "same home")))
    link = next(
        e for e in school.lead.run(ListSafeguarding(school.other)) if e.linked == school.pupil
    )
    for entry, reason in ((link.id, "  "), (RecordId("0" * 32), "a mistake")):
        with pytest.raises((InvalidValueError, NotFoundError)):
            school.lead.run(UnlinkChild(entry, reason))
    school.lead.run(UnlinkChild(link.id, "another family"))
    with pytest.raises(NotFoundError):
        school.lead.run(UnlinkChild(link.id, "twice"))
    for child in (school.pupil, school.other):
        back = entries(school, child)[UNLINKED]
        assert (back.linked, back.linked_name) == (None, "")
        assert back.text.startswith("Sibling: same home\nAbout: ")
        assert back.text.endswith(", Sam: another family")
    assert [e.linked for e in school.lead.run(ListSafeguarding(school.pupil)) if e.linked] == [
        school.third
    ], "the other link stands"
    assert entries(school, school.third)[LINKED].linked == school.pupil
    school.lead.run(LinkChild(school.concern, ChildLink(school.other, "Sibling", "same home")))
    assert entries(school, school.other)[LINKED].linked == school.pupil


def test_nobody_but_a_safeguarding_lead_writes_or_reads_them(school):
    school.lead.run(LinkChild(school.concern, ChildLink(school.other, "Sibling")))
    school.unlock("Dana Lead")
    for number, role in enumerate(Role):
        if role is not Role.SAFEGUARDING_LEAD:
            rooms = frozenset({school.room})
            school.lead.run(AddProfile(f"Who {number}", role, typed(), rooms))
    for number, role in enumerate(Role):
        if role is Role.SAFEGUARDING_LEAD:
            continue
        school.unlock(f"Who {number}")
        for act in (
            TellAbout(school.concern, PHONED),
            LinkChild(school.concern, ChildLink(school.other, "Sibling")),
            UnlinkChild(school.concern, "a mistake"),
            ListSafeguarding(school.pupil),
        ):
            with pytest.raises(PermissionDeniedError):
                school.lead.run(act)


@pytest.mark.parametrize("who", ["pupil", "other"])
def test_a_child_who_is_erased_is_blotted_out_of_the_others_links(who, school):
    school.lead.run(LinkChild(school.concern, ChildLink(school.other, "Sibling", "same home")))
    school.lead.run(LinkChild(school.concern, ChildLink(school.third, "Friend")))
    gone = getattr(school, who)
    left = school.other if who == "pupil" else school.pupil
    school.unlock("Dana Lead")
    case = school.lead.run(OpenRequest(gone, RequestKind.ERASURE, "the mother", TODAY))
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.unlock("Sam")
    school.lead.run(ClearSafeguarding(case))
    school.unlock("Lee Lead")
    school.lead.run(ConfirmErasure(case))
    school.unlock("Sam")
    kept = [r for r in school.lead.run(ListSafeguarding(left)) if r.text.startswith("Sibling")]
    assert [(r.linked, r.linked_name, r.category) for r in kept] == [(None, "", LINKED)]
    assert gone not in repr(sealed_words(school))
    if who == "other":
        friends = [r.linked for r in school.lead.run(ListSafeguarding(school.pupil)) if r.linked]
        assert friends == [school.third], "only the erased child's link goes"


def test_a_link_that_was_made_while_an_erasure_was_confirmed_goes_at_the_leads_next_unlock(school):
    school.unlock("Dana Lead")
    case = school.lead.run(OpenRequest(school.other, RequestKind.ERASURE, "the mother", TODAY))
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.unlock("Sam")
    school.lead.run(ClearSafeguarding(case))
    school.lead.run(LinkChild(school.concern, ChildLink(school.other, "Sibling")))
    school.unlock("Lee Lead")
    school.lead.run(ConfirmErasure(case))
    school.unlock("Sam")
    assert school.other not in repr(sealed_words(school))
    assert entries(school, school.pupil)[LINKED].linked is None


def test_a_familys_copy_made_by_the_lead_names_no_linked_child(school):
    school.lead.run(LinkChild(school.concern, ChildLink(school.other, "Sibling", "same home")))
    school.unlock("Dana Lead")
    case = school.lead.run(OpenRequest(school.pupil, RequestKind.ACCESS, "the mother", TODAY))
    other = next(r for r in school.lead.run(ListPupils()) if r.id == school.other)
    school.unlock("Sam")
    seen = school.lead.run(PreviewDossier(case))
    (section,) = [s for s in seen.sections if s.key == "safeguarding"]
    assert any(LINKED in row for row in section.rows)
    assert other.known_as not in repr(section)
    assert school.other not in repr(section)


def test_a_sealed_file_tells_of_no_linked_child_and_a_file_that_comes_back_takes_no_link_away(
    tmp_path,
):
    here, there = two_places(tmp_path)
    there.receive(here.send([there], classes=[here.room]))
    for place, name in ((here, "Sal Safe"), (there, "Sue Safe")):
        place.run(AddProfile(name, Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
        place.lock()
        place.session = unlock_vault(place.folder, name, typed(), params=FLOOR)
        place.lead = name
    here.knows(there)
    there.knows(here)
    ann, ben = here.pupils[:2]
    concern = raised(here, ann)
    here.run(LinkChild(concern, ChildLink(ben, "Sibling")))
    kinds = frozenset({DataKind.NAMES, DataKind.SAFEGUARDING})
    there.receive(here.send([there], pupils=[ann], kinds=kinds))
    (got,) = [r for r in there.run(ListSafeguarding(ann)) if r.category == LINKED]
    assert (got.linked, got.text.partition("\n")[0]) == (None, "Sibling")
    changed = SealedRecord(got.id, ann, "Sue", got.written_on, LINKED, "Half-sibling", got.version)
    there.run(WriteSafeguarding(changed))
    here.receive(there.send([here], pupils=[ann], kinds=kinds))
    (back,) = [r for r in here.run(ListSafeguarding(ann)) if r.category == LINKED]
    assert (back.text, back.linked) == ("Half-sibling", ben)
    here.lock()
    there.lock()
