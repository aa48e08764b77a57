"""Whatever a roll says: nobody becomes another, and nothing lands on a child that a row is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from vault.domain.identity.comparing import compare
from vault.domain.identity.questions import Answer
from vault.domain.incoming import (
    IncomingClass,
    IncomingContact,
    IncomingEnrolment,
    IncomingPupil,
    Reading,
)
from vault.store.roll.roll_plan import Planner
from vault.store.roll.roll_snapshot import Snapshot, person_of
from vault.store.roll.roll_values import worth_writing

FIELDS = ("legal_given", "legal_family", "preferred_given", "preferred_family", "middle", "born")
REST = ("sex", "upn", "admission_no", "year_group", "started", "left_on", "languages", "flags")


class NoHands:
    """A vault in which nobody ever changed anything."""

    renamed = frozenset()

    def former_names(self, _pupil):
        return {}

    def undoes_a_correction(self, *_about):
        return False

    def removed(self, *_about):
        return {}


@pytest.mark.parametrize(
    ("field", "old", "new", "wins"),
    [
        ("legal_family", "Müller", "Mueller", False),
        ("legal_family", "Mueller", "Müller", True),
        ("legal_given", "Zoë", "ZOE", False),
        ("legal_given", "Elizabeth", "Liz", False),
        ("legal_given", "Liz", "Elizabeth", True),
        ("admission_no", "00123", "123", False),
        ("admission_no", "123", "00123", True),
        ("admission_no", "N/A", "7", True),
        ("year_group", "4", "5", True),
    ],
)
def test_a_poorer_spelling_never_replaces_a_richer_one(field, old, new, wins):
    kept, _ = worth_writing("r", {field: old}, {field: new}, NoHands())
    assert kept == ({field: new} if wins else {})


CHILD = st.fixed_dictionaries(
    {
        "legal_given": st.sampled_from(["Ann", "Amy", "Bob", "Liz", "Elizabeth", "Zoë"]),
        "legal_family": st.sampled_from(["Lee", "Ray", "O’Neil", "Lee-Ray"]),
        "born": st.sampled_from(["2016-09-03", "2016-03-09", "2012-01-30", ""]),
        "admission_no": st.sampled_from(["", "1", "01", "2", "3", "N/A"]),
    }
)
ROW = st.tuples(
    CHILD, st.sampled_from(["k1", "k2", "k3", "k4"]), st.sampled_from(["4P", "5W"]), st.booleans()
)


def vault_of(children, linked):
    """A snapshot with these children in it, each in 4P with one contact."""
    have = Snapshot(NoHands(), "x")
    have.rows = {
        table: {} for table in ("academic_year", "term", "pupil", "class", "staff", "contact")
    }
    room = dict.fromkeys(("code", "kind", "year_group", "subject", "room", "year_id", "ended"))
    have.rows["class"]["room"] = {**room, "id": "room", "name": "4P"}
    have.classes_by_name["4p"] = "room"
    for place, child in enumerate(children):
        record = f"r{place}"
        row = {**dict.fromkeys((*FIELDS, *REST), ""), "id": record, "left_on": None, **child}
        have.rows["pupil"][record] = row
        have.enrolments[record, "room"] = (f"e{place}", None)
    for key, place in linked.items():
        if place < len(children):
            have.links["pupil", key] = f"r{place}"
    return have


def reading_of(rows):
    reading = Reading("list", "x", one_registration=True)
    reading.classes = [
        IncomingClass(n, 1, (("name", n), ("kind", "")), False) for n in ("4P", "5W")
    ]
    for line, (child, key, room, is_gone) in enumerate(rows, start=2):
        values = tuple((name, value) for name, value in child.items() if value)
        reading.pupils.append(IncomingPupil(key, line, values, is_gone))
        reading.enrolments.append(IncomingEnrolment(key, room, line))
        contact = (("given", "Mia"), ("family", child["legal_family"]))
        reading.contacts.append(IncomingContact(f"{key}>1", key, line, contact))
    return reading


@settings(max_examples=examples(250), deadline=None)
@given(
    children=st.lists(CHILD, max_size=4),
    rows=st.lists(ROW, min_size=1, max_size=4, unique_by=lambda row: row[1]),
    linked=st.dictionaries(st.sampled_from(["k1", "k2", "k3"]), st.integers(0, 3)),
    answers=st.lists(st.sampled_from(["", "new", "skip"]), min_size=4, max_size=4),
)
def test_no_roll_makes_a_child_another_without_an_answer(children, rows, linked, answers):
    first = Planner(reading_of(rows), vault_of(children, linked)).plan()
    words = tuple(
        (question.id, answer)
        for question, answer in zip(first.questions, answers, strict=False)
        if answer
    )
    have = vault_of(children, linked)
    plan = Planner(reading_of(rows), have, words).plan()
    assert first.fingerprint() != plan.fingerprint() or not words
    by_line = dict(enumerate(rows, start=2))
    for table, record, values in plan.updates:
        if table == "pupil":
            before = have.rows["pupil"][record]
            fit = compare(person_of(before), person_of({**before, **values}))
            assert not fit.contradicts
    meant = {
        key: record
        for table, record, key in plan.links
        if table == "pupil" and not record.startswith("new:")
    }
    people = {key: person_of(child) for child, key, _, _ in rows}
    for key, record in meant.items():
        assert not compare(people[key], person_of(have.rows["pupil"][record])).contradicts
    if plan.stopped:
        assert not plan.writes
        return
    open_ones = {
        question.line for question in plan.questions if question.answer in ("", Answer.SKIP)
    }
    skipped = {by_line[line][1] for line in open_ones}
    touched = {pupil for pupil, _, _, _ in plan.enrolments}
    touched |= {dict(one.values)["pupil_id"] for one in plan.inserts if one.table == "contact"}
    for pupil in touched:
        key = pupil.removeprefix("new:pupil:") if pupil.startswith("new:") else None
        assert key not in skipped
        if key is None:
            mine = [k for k in people if k not in skipped]
            row = person_of(have.rows["pupil"][pupil])
            assert any(not compare(people[k], row).contradicts for k in mine)
