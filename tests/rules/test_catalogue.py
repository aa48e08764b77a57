"""A table that leaves a question open cannot be defined, and what is declared is what is there."""

import dataclasses
import re

import pytest

from tests.fresh_vault import PASSWORD
from vault.actions.classes import AddClass
from vault.actions.contacts import SetContact
from vault.actions.desk_notes import SaveDraft
from vault.actions.history import UndoStep
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.restrictions import SetRestriction
from vault.domain.access import Role
from vault.domain.catalogue.access import READ, WRITE
from vault.domain.catalogue.all_tables import BOOKKEEPING, CATALOGUE, KIND_OF, in_order
from vault.domain.catalogue.columns import (
    Flag,
    Link,
    Number,
    codes,
    day,
    link,
    moments,
    plain,
    words,
)
from vault.domain.catalogue.shape import About, History, Table, Travels, Words
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.kinds import Kind
from vault.domain.people import Contact
from vault.domain.retention import HeldData
from vault.domain.rights import RestrictionKind
from vault.domain.secrets import Password
from vault.errors import NotFoundError
from vault.governance.documents.kinds_of_data import KINDS
from vault.store.database.engine import sqlcipher
from vault.store.database.migrations import history_triggers, migrate, migrations, with_history

GOOD = {
    "name": "attendance",
    "about": About.PUPIL,
    "columns": (link("pupil_id", "pupil"), day("day"), *plain("code"), words("note")),
    "access": dict.fromkeys(Role, READ),
    "history": History.KEPT,
    "travels": Travels(
        kind=DataKind.DETAILS, same=("pupil_id", "day"), section="Attendance", stays=("note",)
    ),
    "kept": HeldData.PUPIL_FILE,
    "counted": True,
    "kind": Kind.PUPIL,
    "words": Words(singular="mark", plural="marks", title="Attendance"),
}


def test_a_table_that_answers_everything_can_be_defined():
    table = Table(**GOOD)
    assert table.scope_column == "pupil_id"
    assert table.of_kind(DataKind.DETAILS) == ("pupil_id", "day", "code")
    assert in_order((*CATALOGUE.values(), table))["attendance"] is table


@pytest.mark.parametrize("question", [field.name for field in dataclasses.fields(Table)])
def test_no_answer_of_a_table_can_be_left_out(question):
    with pytest.raises(TypeError, match=question):
        Table(**{name: answer for name, answer in GOOD.items() if name != question})


@pytest.mark.parametrize("role", Role)
def test_no_role_can_be_left_out(role):
    access = {one: WRITE for one in Role if one is not role}
    with pytest.raises(TypeError, match=rf"attendance: .*{role.value}"):
        Table(**{**GOOD, "access": access})


CONTRADICTIONS = {
    "names a pupil and is about none": {"about": About.SCHOOL},
    "is about a pupil and names none": {"columns": plain("code"), "travels": None},
    "is about a class and names none": {
        "about": About.CLASS,
        "columns": plain("code"),
        "travels": None,
    },
    "is kept under no rule": {"kept": None},
    "travels without a history": {"history": History.NONE},
    "travels by a column that is not there": {
        "travels": Travels(kind=DataKind.DETAILS, same=("date",), section="")
    },
    "travels with a moment, which nothing checks": {"columns": (*GOOD["columns"], *moments("at"))},
    "travels with a code, which nothing checks": {"columns": (*GOOD["columns"], *codes("by"))},
    "a column twice": {"columns": (*GOOD["columns"], *plain("code"))},
    "a column that every table has": {"columns": (*GOOD["columns"], *plain("version"))},
    "access to a column that is not there": {
        "access": {**GOOD["access"], Role.TEACHER: dataclasses.replace(READ, read=frozenset("x"))}
    },
}


@pytest.mark.parametrize("answers", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_answers_that_contradict_each_other_are_refused_by_the_tables_name(answers):
    with pytest.raises(TypeError, match=r"table attendance: .*\?|attendance"):
        Table(**{**GOOD, **answers})


def test_a_table_stands_behind_those_whose_rows_it_names():
    first = Table(**GOOD)
    with pytest.raises(TypeError, match="attendance: pupil_id names pupil, which comes later"):
        in_order((first, *CATALOGUE.values()))
    with pytest.raises(TypeError, match="pupil: declared twice"):
        in_order((*CATALOGUE.values(), CATALOGUE["pupil"]))


@pytest.fixture(scope="module")
def schema():
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    migrate(connection, "")
    yield connection
    connection.close()


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_schema_has_just_the_columns_that_are_declared(schema, name):
    rows = schema.execute(f"SELECT name, type FROM pragma_table_info('{name}')").fetchall()
    types = dict(rows)
    assert types.keys() - {"num", "id", "version", "made"} == set(CATALOGUE[name].column_names)
    for column in CATALOGUE[name].columns:
        is_number = isinstance(column, Number | Flag) or column.name in ("number", "entry")
        assert (types[column.name] == "INTEGER") <= is_number, column.name
    parents = {
        row[0]: row[1]
        for row in schema.execute(
            f'SELECT "from", "table" FROM pragma_foreign_key_list(\'{name}\')'
        )
    }
    declared = {c.name: c.to for c in CATALOGUE[name].columns if isinstance(c, Link)}
    assert parents == declared


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_history_keeps_every_column_of_every_table_that_has_one(schema, name):
    rows = schema.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        " AND sql LIKE '%INSERT INTO history%'",
        (name,),
    ).fetchall()
    found = {re.sub(r"_[0-9a-f]{16}$", "", trigger): sql for trigger, sql in rows}
    table = CATALOGUE[name]
    changed = set(re.findall(r"old\.(\w+) IS NOT new\.\1", found.get(f"{name}_changed", "")))
    removed = set(re.findall(r"'(\w+)', old\.\1", found.get(f"{name}_deleted", "")))
    if table.history is History.KEPT:
        assert changed == set(table.column_names)
        assert removed - {"num"} == {*table.column_names, "id", "version", "made"}
    elif table.history is History.ACTS:
        assert changed == {column.name for column in table.columns if column.by_act}
        assert removed == set()
    else:
        assert found == {}


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_the_migrator_writes_is_what_was_written_by_hand(schema, name):
    """Letter for letter, but for the random part of the names; the pupil's number is its own."""
    table = CATALOGUE[name]
    if table.history is not History.KEPT or name == "pupil":
        return
    owner = f"old.{table.scope_column}" if table.scope_column else "''"
    rows = schema.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        " AND sql LIKE '%INSERT INTO history%'",
        (name,),
    ).fetchall()
    plain_text = {" ".join(re.sub(r"_[0-9a-f]{16}\b", "", sql).split()) for (sql,) in rows}
    made = history_triggers(name, table.column_names, owner)
    assert {" ".join(m.replace("_@nonce@", "").rstrip(";").split()) for m in made} == plain_text


def test_a_history_line_takes_the_place_of_older_triggers():
    line = "-- @history alert (pupil_id, text, colour) of pupil_id"
    sql = f"ALTER TABLE alert ADD COLUMN colour TEXT;\n{line}\n"
    written = with_history(sql, lambda table: [f"{table}_changed_old"])
    assert "DROP TRIGGER alert_changed_old;" in written
    assert "old.colour IS NOT new.colour" in written
    assert "@history" not in written
    assert all("@history" not in with_history(text, lambda _: []) for _, text in migrations())


def test_every_counted_kind_of_data_is_told_to_families():
    told = {table for kind in KINDS for table in kind.tables}
    counted = {name for name, t in CATALOGUE.items() if t.counted and t.about is About.PUPIL}
    assert counted <= told


def test_every_table_of_the_schema_is_declared_or_bookkeeping(schema):
    rows = schema.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'pupil_fts_*'"
    )
    known = {name for name in KIND_OF if not name.startswith("my_")} | BOOKKEEPING
    assert {row[0] for row in rows} == known


def test_what_an_act_changed_is_read_off_its_statements(school):
    ids = school.ids
    cases = (
        (SetContact(ids["ann"], Contact(NEW, 0, "Mia", "Ash")), {Kind.CONTACT}),
        (AddClass("5C"), {Kind.CLASS}),
        (SaveDraft("page", "", "text"), {Kind.DRAFT}),
        (AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)), {Kind.PROFILE}),
        (SetRestriction(ids["ann"], RestrictionKind.RESTRICTION, "asked"), {Kind.RIGHTS}),
    )
    for action, kinds in cases:
        school.run(action)
        assert school.changed == kinds, action.name
    step = school.undo_steps[-1]
    school.run(UndoStep(step))
    assert school.changed == {Kind.RIGHTS}
    school.run(ListPupils())
    assert school.changed == frozenset()
    with pytest.raises(NotFoundError):
        school.run(OpenPupil("0" * 32))
    assert school.changed == frozenset()


def declared(**other):
    return Table(**{**GOOD, **other})


def test_a_table_that_leads_to_a_pupil_by_way_of_another_is_about_a_pupil():
    """Else no scope, no erasure and no family's copy would know of its rows."""
    around = {"about": About.SCHOOL, "kept": None, "travels": None}
    by_way = declared(
        name="visit", columns=(link("contact_id", "contact"), words("note")), **around
    )
    with pytest.raises(TypeError, match="visit: contact_id names a contact"):
        in_order((*CATALOGUE.values(), by_way))


@pytest.mark.parametrize(
    ("columns", "question"),
    [
        ((*codes("pupil_id"), words("note")), "its rows name a pupil"),
        ((link("pupil_id", "contact"), words("note")), "its rows name a pupil"),
    ],
)
def test_a_pupils_id_under_its_own_name_cannot_be_something_else(columns, question):
    with pytest.raises(TypeError, match=question):
        declared(about=About.SCHOOL, columns=columns, kept=None, travels=None)


def test_a_second_table_under_one_retention_rule_is_refused():
    """The first would come under none, and nothing would say so."""
    second = declared(name="second", kept=HeldData.CHECKLISTS)
    with pytest.raises(TypeError, match="second: checklist_mark comes under the same"):
        in_order((*CATALOGUE.values(), second))
