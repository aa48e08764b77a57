"""A child has one name: whoever is known by another family name than the legal one is never
called by the legal one, at any door of the program."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pypdfium2
import pytest

import vault
from tests.rules import test_roles_by_actions as by_actions
from vault.actions.base import all_actions
from vault.actions.classes import OpenClass
from vault.actions.history import UndoStep
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil, SearchEverything
from vault.domain.access import Role
from vault.errors import TuckboxError

scene = by_actions.scene

LEGAL = re.compile(r"\b\w+ Smith\b|\bSmith, \w+")


def texts_of(value, seen=()):
    """Every text in a result: fields, properties, items, and the words of a PDF."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes) and value.startswith(b"%PDF"):
        for page in pypdfium2.PdfDocument(value):
            yield page.get_textpage().get_text_range()
    elif isinstance(value, dict):
        yield from texts_of((*value.keys(), *value.values()), seen)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from texts_of(one, seen)
    elif is_dataclass(value) and id(value) not in seen:
        told = [getattr(value, field.name) for field in fields(value)]
        told += [
            getattr(value, name)
            for name, member in vars(type(value)).items()
            if isinstance(member, property)
        ]
        yield from texts_of(told, (*seen, id(value)))


def as_khan(session, pupils):
    for pupil in pupils:
        facts = session.run(OpenPupil(pupil)).facts
        names = (("legal_family", "Smith"), ("preferred_family", "Khan"))
        session.run(ChangePupil(pupil, facts.version, names))


@pytest.mark.parametrize("who", ["Dana Lead", f"Some {Role.SAFEGUARDING_LEAD.value}"])
def test_no_action_gives_out_the_legal_name_for_the_name_in_use(scene, who):
    lead = scene.unlock("Dana Lead")
    as_khan(lead, [scene.pupil, *scene.rights.pupils[:3]])
    lead.lock()
    session = scene.unlock(who)
    wrong, khan = {}, set()
    for action in scene.arguments(session):
        try:
            result = session.run(action)
        except TuckboxError:
            continue
        texts = list(texts_of(result))
        found = [text[:200] for text in texts if LEGAL.search(text)]
        if found:
            wrong[action.name] = found
        if any("Khan" in text for text in texts):
            khan.add(action.name)
    session.lock()
    assert wrong == {}
    known = {action.name for action in all_actions()}
    must = {"pupil.list", "class.open", "pupil.open", "rights.standing", "rights.list"} & known
    assert must <= khan


def test_lists_faces_search_and_undo_call_her_zoe_khan(school):
    values = (("legal_given", "Zoe"), ("legal_family", "Smith"), ("preferred_family", "Khan"))
    zoe = school.run(AddPupil(values, school.ids["a"]))
    by_name = {row.id: row.known_as for row in school.run(ListPupils())}
    assert by_name[zoe] == "Zoe Khan"
    assert list(by_name.values()) == ["Ann Ash", "Bob Birch", "Zoe Khan"]
    assert [f.known_as for f in school.run(OpenClass(school.ids["a"])).faces][-1] == "Zoe Khan"
    for typed in ("Khan", "Smith", "zoe kh", "zoe sm"):
        assert [hit.title for hit in school.run(SearchEverything(typed))] == ["Zoe Khan"]
        assert [row.id for row in school.run(ListPupils(typed))] == [zoe]
    undone = school.run(UndoStep(school.undo_steps[-1]))
    assert not any(LEGAL.search(text) for text in texts_of(undone))


def test_a_list_is_in_the_order_of_the_names_that_it_shows(school):
    for family, preferred in (("Zephyr", "Abbot"), ("Adams", "Young"), ("Miller", "")):
        names = (("legal_given", "Kim"), ("legal_family", family), ("preferred_family", preferred))
        school.run(AddPupil(names, school.ids["a"]))
    shown = [row.called.family for row in school.run(ListPupils())]
    assert shown == ["Abbot", "Ash", "Birch", "Miller", "Young"]
    faces = [face.called.family for face in school.run(OpenClass(school.ids["a"])).faces]
    assert faces == ["Abbot", "Ash", "Miller", "Young"]


OWN_WAY = re.compile(
    r"nullif\(\s*(\w\.)?preferred_|preferred(_given|_family)?\W{1,4}or\s+(?!\"\")"
    r"|legal_given\W*\|\|[^,]*legal_family",
)


def test_no_other_place_puts_a_name_together():
    """One function says how a child is called, so that no list can say it otherwise."""
    root = Path(vault.__file__).parent.parent
    own = "vault/domain/people.py"
    found = [
        f"{path.relative_to(root)}: {match[0]}"
        for folder in ("vault", "ui")
        for path in sorted((root / folder).rglob("*.py"))
        for match in OWN_WAY.finditer(path.read_text(encoding="utf-8"))
        if path.relative_to(root).as_posix() != own
    ]
    assert found == []
