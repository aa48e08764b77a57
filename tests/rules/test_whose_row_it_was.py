"""An act changes rows of the pupil that it names, and stands in the trail under whose rows it
changed; what was changed meanwhile is not written over."""

import ast
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date

import pytest

from tests.fresh_vault import PASSWORD
from tests.rules import test_roles_by_actions as by_actions
from tests.source_files import ROOT, code_under, name_of, nodes_of, parsed_text
from vault.actions.audit import ReadAudit
from vault.actions.base import Action, Command, all_actions
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent, RemoveAlert, RemoveContact, SetAlert, SetContact
from vault.actions.history import PupilLooks, UndoStep
from vault.actions.photos import FetchPhoto
from vault.actions.policy import ReadPolicy, SetPolicy
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ListPupils, OpenPupil
from vault.actions.retention import AdoptPack, ReadSchedule, SetRule
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.domain.access import Permission, Role
from vault.domain.ids import NEW
from vault.domain.kinds import Kind
from vault.domain.people import Contact
from vault.domain.rights import RequestKind
from vault.domain.secrets import Password
from vault.domain.tables import SCOPE_COLUMN, STATE
from vault.errors import NotFoundError, StaleRecordError, TuckboxError

TODAY = date(2026, 9, 1)
scene = by_actions.scene


def rows_by_pupil(session):
    """pupil -> what stands of theirs, read past the fence."""
    vault = session._vault
    found = {}
    with vault.parts.fence.inside() as token:
        for table, column in SCOPE_COLUMN.items():
            sql = f"{token} SELECT {column}, * FROM main.{table}"
            for pupil, *row in vault._connection.execute(sql):
                found.setdefault(pupil, set()).add((table, *row))
        for number, box in vault._connection.execute(
            f"{token} SELECT version, box FROM main.sealed"
        ):
            found.setdefault("sealed", set()).add((number, box))
    return found


def with_other_pupil(action, own, other):
    """The action with another child's id wherever it names its own; None when it names none."""
    changes = {}
    for field in fields(action) if is_dataclass(action) else ():
        value = getattr(action, field.name)
        if value == own:
            changes[field.name] = other
        elif is_dataclass(value) and getattr(value, "pupil", None) == own:
            changes[field.name] = replace(value, pupil=other)
    return replace(action, **changes) if changes else None


def test_an_act_that_names_another_child_changes_nothing_of_the_first(scene):
    session = scene.unlock("Dana Lead")
    acts = [a for a in scene.arguments(session) if isinstance(a, Command)]
    other = scene.rights.pupils[1]
    tried = set()
    for own in (scene.pupil, scene.rights.pupils[0]):
        for action in acts:
            wrong = with_other_pupil(action, own, other)
            if wrong is None:
                continue
            tried.add(type(action).__name__)
            before = rows_by_pupil(session)
            try:
                session.run(wrong)
            except TuckboxError:
                assert rows_by_pupil(session) == before, action.name
            else:
                assert before[own] == rows_by_pupil(session)[own], action.name
    session.lock()
    assert {"SetContact", "RemoveContact", "SetAlert", "RemoveAlert", "EndRestriction"} <= tried


def test_what_was_done_stands_under_the_child_whose_row_it_was(scene):
    session = scene.unlock("Dana Lead")
    cases = {"rights_request", "disposal"}
    of_a_class = {"seating.seats", "seating.rule-away"}
    told = {}
    for action in scene.arguments(session):
        if not isinstance(action, Command) or action.name in of_a_class:
            continue
        before = rows_by_pupil(session)
        try:
            session.run(action)
        except TuckboxError:
            continue
        after = rows_by_pupil(session)
        touched = {p for p in before | after if before.get(p) != after.get(p) and p != "sealed"}
        tables = {row[0] for p in touched for row in before.get(p, set()) ^ after.get(p, set())}
        if len(touched) == 1 and not tables & cases and action.subject:
            told[action.name] = (session.run(ReadAudit())[0].record, *touched)
    session.lock()
    assert {"contact.set", "alert.remove", "class.unenrol", "photo.remove", "hold.end"} <= set(told)
    assert {name: pair for name, pair in told.items() if pair[0] != pair[1]} == {}


@pytest.fixture
def two(school):
    """Ann and Bob, each with a contact, an alert and a consent."""
    ids = school.ids
    for pupil in (ids["ann"], ids["bob"]):
        school.run(SetContact(pupil, Contact(NEW, 0, given="Robin", phone="1")))
        school.run(SetAlert(pupil, NEW, "medical", "Inhaler"))
        school.run(DecideConsent(pupil, "trips", "given", "Robin", TODAY))
    return school


def test_a_contact_of_another_child_is_not_changed_under_this_ones_name(two):
    ann, bob = two.ids["ann"], two.ids["bob"]
    contact = two.run(OpenPupil(bob)).contacts[0]
    looks = len(two.run(PupilLooks(ann)))
    for act in (
        SetContact(ann, Contact(contact.id, 1, given="Evil", phone="666")),
        RemoveContact(ann, contact.id),
        SetAlert(ann, two.run(OpenPupil(bob)).alerts[0].id, "medical", "Nothing", version=1),
        RemoveAlert(ann, two.run(OpenPupil(bob)).alerts[0].id),
    ):
        with pytest.raises(NotFoundError):
            two.run(act)
    page = two.run(OpenPupil(bob))
    assert (page.contacts[0].phone, page.alerts[0].text) == ("1", "Inhaler")
    assert len(two.run(PupilLooks(ann))) == looks + 5  # each try, and the look before


def test_what_another_changed_meanwhile_is_not_written_over(two):
    ann = two.ids["ann"]
    page = two.run(OpenPupil(ann))
    alert, contact = page.alerts[0], page.contacts[0]
    two.run(SetAlert(ann, alert.id, "allergy", "Nuts: pen in the bag", version=alert.version))
    two.run(SetContact(ann, Contact(contact.id, contact.version, given="Robin", phone="2")))
    two.run(DecideConsent(ann, "trips", "refused", "Robin", TODAY, 1))
    two.run(DecideConsent(ann, "directory", "refused", "Robin", TODAY))
    for late in (
        SetAlert(ann, alert.id, "medical", "Inhaler upstairs", version=alert.version),
        RemoveAlert(ann, alert.id, alert.version),
        SetContact(ann, Contact(contact.id, contact.version, given="Robin", phone="3")),
        RemoveContact(ann, contact.id, contact.version),
        DecideConsent(ann, "trips", "given", "Robin", TODAY, 1),
        DecideConsent(ann, "directory", "given", "Robin", TODAY),
        DecideConsent(ann, "photo-press", "given", "Robin", TODAY, 7),
    ):
        with pytest.raises(StaleRecordError):
            two.run(late)
    page = two.run(OpenPupil(ann))
    assert (page.alerts[0].text, page.contacts[0].phone) == ("Nuts: pen in the bag", "2")
    assert [c.state for c in page.consents] == ["refused", "refused"]


def test_the_policy_and_a_rule_are_changed_only_as_they_were_read(school):
    read = school.run(ReadPolicy())
    school.run(SetPolicy(replace(read, officer="Kim Officer"), read))
    with pytest.raises(StaleRecordError):
        school.run(SetPolicy(replace(read, officer="Lee Officer"), read))
    # What the other did not touch is nobody's loss.
    now = school.run(ReadPolicy())
    school.run(SetPolicy(replace(now, contact="01632 960001"), replace(now, address="before")))
    assert school.run(ReadPolicy()).officer == "Kim Officer"

    school.run(AdoptPack("england-primary"))
    rule = school.run(ReadSchedule())[0]
    school.run(SetRule(replace(rule, note="by one")))
    with pytest.raises(StaleRecordError):
        school.run(SetRule(replace(rule, note="by another")))
    notes = [r.note for r in school.run(ReadSchedule()) if r.data == rule.data]
    assert notes == ["by one"]


def test_what_people_type_is_never_changed_without_the_version_they_read(school):
    vault = school._vault
    row = school.run(ListPupils())[0]
    with vault.unit("test", lambda _a, _b: None, writes=True) as work:
        for table in ("alert", "consent", "contact", "pupil"):
            with pytest.raises(TypeError):
                work.set_state(table, row.id, {"text": "x"})
    typed = {"alert": "text", "contact": "phone", "consent": "state", "pupil": "legal_given"}
    assert not any(column in STATE.get(table, ()) for table, column in typed.items())


def test_a_photo_that_was_opened_stands_under_its_child(scene):
    session = scene.unlock("Dana Lead")
    session.run(FetchPhoto(scene.photo))
    assert session.run(PupilLooks(scene.pupil))[0].kind == "photo.open"
    session.lock()


def test_an_act_with_several_ids_is_about_what_it_made_and_not_about_their_list(school):
    room = school.ids["a"]
    made = school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
    (entry,) = [e for e in school.run(ReadAudit()) if e.kind == "profile.add"]
    assert entry.record == str(made.id)


def test_a_new_pupil_and_not_their_class_is_what_adding_one_is_about(school):
    made = school.run(AddPupil((("legal_given", "Zoe"), ("legal_family", "Ash")), school.ids["a"]))
    assert school.run(ReadAudit())[0].record == made
    step = school.undo_steps[-1]
    school.run(UndoStep(step))
    assert school.run(ReadAudit())[0].record == str(step)


def test_no_act_says_by_hand_whose_it_is():
    """It follows from the types of its fields, of what it gives back, and from the rows."""
    assert [a.__name__ for a in all_actions() if a.subject is not Action.subject] == []


WRITE_NO_TABLE = {
    "store/open_vault.py": "the key file, whose change takes effect with the commit",
    "store/records.py": "an entry of the trail beside the act's own",
}
"""Who says by hand what was changed, since it stands in no table."""


def kinds_noted(nodes):
    """Each place that adds to what an act changed."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr == "noted":
            yield f"line {node.lineno}: noted"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            is_kind = any("Kind." in ast.unparse(argument) for argument in node.args)
            if node.func.attr == "note" and is_kind:
                yield f"line {node.lineno}: {ast.unparse(node)}"


def test_what_was_changed_is_said_by_nobody_but_those_who_write_no_table():
    found = {}
    for path in code_under("vault"):
        name = name_of(path).removeprefix("vault/")
        places = list(kinds_noted(nodes_of(path)))
        if places and name not in ("store/database/work.py", "session.py"):
            found[name] = places
    assert {name: places for name, places in found.items() if name not in WRITE_NO_TABLE} == {}
    assert set(WRITE_NO_TABLE) <= set(found), "no longer noted by hand: strike it from the list"
    read_by_the_door = list(kinds_noted(nodes_of(ROOT / "vault" / "session.py")))
    assert len(read_by_the_door) == 1


@pytest.mark.parametrize(
    "code", ["work.noted.add(kind)", "records.note(Kind.PUPIL)", "self._work.noted |= kinds"]
)
def test_such_a_note_is_seen_however_it_is_written(code):
    assert list(kinds_noted(parsed_text(code).nodes))


def test_pages_hear_of_a_profile_though_the_key_file_is_no_table(school):
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    assert school.changed == {Kind.PROFILE}
    school.run(AddClass("5C"))
    assert school.changed == {Kind.CLASS}


def test_a_step_of_a_case_stands_under_the_case_and_not_under_the_pupil(school):
    """A pupil may have several requests; each has its own course in the trail."""
    ann = school.ids["ann"]
    case = school.run(OpenRequest(ann, RequestKind.ACCESS, "Robin Ash, mother", date.today()))
    school.run(ConfirmIdentity(case, "known at the gate"))
    entry = school.run(ReadAudit())[0]
    assert (entry.kind, entry.record) == ("rights.identity", case)


def test_an_act_that_names_nobody_stands_under_the_child_whose_rows_it_changed(school):
    """The one writer of rows knows it, whatever the act's fields are called."""

    @dataclass(frozen=True)
    class Quietly(Command[None]):
        name = "contact.set"
        needs = Permission.CONTACT_WRITE
        which: tuple[str, ...]

        def apply(self, records):
            for contact in self.which:
                records._work.put("contact", contact, {"phone": "0161 496 0123"})

    ann, bob = (
        str(school.run(SetContact(school.ids[name], Contact(NEW, 0, "Robin", "Ash"))))
        for name in ("ann", "bob")
    )
    school.run(Quietly((ann,)))
    entry = school.run(ReadAudit())[0]
    assert (entry.kind, entry.record) == ("contact.set", school.ids["ann"])
    school.run(Quietly((ann, bob)))
    assert school.run(ReadAudit())[0].record == "", "of two it is about neither alone"
