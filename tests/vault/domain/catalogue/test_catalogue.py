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
from vault.domain.catalogue import told
from vault.domain.catalogue.access import READ, WRITE
from vault.domain.catalogue.all_tables import (
    BOOKKEEPING,
    CATALOGUE,
    KIND_OF,
    PICTURES,
    SEALED,
    TOLD,
    in_order,
    rule_of,
    told_columns,
)
from vault.domain.catalogue.columns import (
    Blob,
    Code,
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
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.kinds import Kind
from vault.domain.people import Contact
from vault.domain.retention import HeldData
from vault.domain.rights import RestrictionKind
from vault.domain.secrets import Password
from vault.domain.tables import BESIDE, BY_RECORD
from vault.errors import NotFoundError
from vault.store.database.engine import sqlcipher
from vault.store.database.migrations import history_triggers, migrate, run_migration

GOOD = {
    "name": "lateness",
    "about": About.PUPIL,
    "columns": (link("pupil_id", "pupil"), day("day"), *plain("code"), words("note")),
    "access": dict.fromkeys(Role, READ),
    "history": History.KEPT,
    "travels": Travels(
        kind=DataKind.DETAILS,
        same=("pupil_id", "day"),
        section="Lateness",
        stays=("note",),
        since=3,
    ),
    "kept": Kept(HeldData.PUPIL_FILE),
    "counted": True,
    "told": told.IDENTITY,
    "kind": Kind.PUPIL,
    "words": Words(singular="mark", plural="marks", title="Lateness"),
}


def test_a_table_that_answers_everything_can_be_defined():
    table = Table(**GOOD)
    assert table.scope_column == "pupil_id"
    assert table.of_kind(DataKind.DETAILS) == ("pupil_id", "day", "code")
    assert in_order((*CATALOGUE.values(), table))["lateness"] is table


QUESTIONS = [
    field.name
    for field in dataclasses.fields(Table)
    if dataclasses.MISSING is field.default and dataclasses.MISSING is field.default_factory
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_of_a_table_can_be_left_out(question):
    name = "without a name" if question == "name" else "lateness"
    with pytest.raises(TypeError, match=f"table {name}: .*'{question}'"):
        Table(**{answer: value for answer, value in GOOD.items() if answer != question})


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q not in ("name", "travels", "kept")])
def test_nothing_is_no_answer(question):
    with pytest.raises(TypeError, match="table lateness: "):
        Table(**{**GOOD, question: None})


PARTS = {
    "kind of data": ("travels", dataclasses.replace(GOOD["travels"], kind=None)),
    "sameness": ("travels", dataclasses.replace(GOOD["travels"], same=None)),
    "section": ("travels", dataclasses.replace(GOOD["travels"], section="")),
    "number of files": ("travels", dataclasses.replace(GOOD["travels"], since=None)),
    "retention rule": ("kept", Kept(None)),
    "role": ("access", {**GOOD["access"], Role.COVER: None}),
    "column": ("columns", (*GOOD["columns"], None)),
}


@pytest.mark.parametrize(("answer", "value"), PARTS.values(), ids=PARTS)
def test_no_part_of_an_answer_can_be_left_empty(answer, value):
    with pytest.raises(TypeError, match="table lateness: "):
        Table(**{**GOOD, answer: value})


@pytest.mark.parametrize("role", Role)
def test_no_role_can_be_left_out(role):
    access = {one: WRITE for one in Role if one is not role}
    with pytest.raises(TypeError, match=rf"lateness: .*{role.value}"):
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
    "is told to no family": {"told": None},
    "is kept by a day that is not there": {"kept": Kept(HeldData.ALERTS, ("date",), "Mark")},
    "is the school's and is kept from no day": {
        "about": About.SCHOOL,
        "columns": plain("code"),
        "travels": None,
        "kept": Kept(HeldData.TEACHING),
    },
    "is called nothing": {"words": Words(singular="", plural="marks", title="Marks")},
    "calls a column that is not there": {
        "words": Words(singular="mark", plural="marks", title="Marks", columns={"date": "day"})
    },
    "is called by a column that is not there": {
        "words": Words(singular="mark", plural="marks", title="Marks", named_by=("date",))
    },
    "is told of on what is no day": {"told_on": "code"},
    "is told of on its day and as it was added": {"told_on": "day", "told_when_added": True},
    "has no columns": {"columns": (), "about": About.SCHOOL, "travels": None, "kept": None},
    "has a column that is no name": {"columns": (*GOOD["columns"], *plain("Late?"))},
    "travels since no number": {
        "travels": dataclasses.replace(GOOD["travels"], since=0),
    },
    "travels without a history": {"history": History.NONE},
    "travels by a column that is not there": {
        "travels": Travels(kind=DataKind.DETAILS, same=("date",), section="Lateness", since=3)
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
    with pytest.raises(TypeError, match=r"table lateness: .*\?|lateness"):
        Table(**{**GOOD, **answers})


def test_a_text_that_elsewhere_names_somebody_says_why_it_does_not_here():
    columns = (*GOOD["columns"], *plain("reason"))
    with pytest.raises(TypeError, match="lateness: may reason name somebody"):
        in_order((*CATALOGUE.values(), Table(**{**GOOD, "columns": columns})))
    columns = (*GOOD["columns"], *plain("reason", because="one of three words"))
    in_order((*CATALOGUE.values(), Table(**{**GOOD, "columns": columns})))


def test_a_row_is_called_by_the_columns_that_its_table_names():
    words = {name: table.words for name, table in CATALOGUE.items()}
    assert (
        words["contact"].name_of({"given": "Amir", "family": "Khan", "phone": "1"}) == "Amir Khan"
    )
    assert words["contact"].name_of({"given": None, "family": "Khan"}) == "Khan"
    assert words["class"].name_of({"name": "4B", "code": "x"}) == "4B"
    assert words["photo"].name_of({"taken_on": "2026-09-01"}) == ""


def test_a_table_stands_behind_those_whose_rows_it_names():
    first = Table(**GOOD)
    with pytest.raises(TypeError, match="lateness: pupil_id names pupil, which comes later"):
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
def test_the_history_keeps_every_column_of_every_table_in_the_order_of_its_declaration(
    schema, name
):
    rows = schema.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        " AND sql LIKE '%INSERT INTO history%'",
        (name,),
    ).fetchall()
    found = {re.sub(r"_[0-9a-f]{16}$", "", trigger): sql for trigger, sql in rows}
    table = CATALOGUE[name]
    changed = re.findall(r"old\.(\w+) IS NOT new\.\1", found.get(f"{name}_changed", ""))
    removed = re.findall(r"'(\w+)', old\.\1", found.get(f"{name}_deleted", ""))
    if table.history is History.KEPT:
        assert changed == list(table.column_names)
        assert [n for n in removed if n != "num"] == ["id", *table.column_names, "version", "made"]
    elif table.history is History.ACTS:
        assert set(changed) == {column.name for column in table.columns if column.by_act}
        assert removed == []
    else:
        assert found == {}


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_the_migrator_writes_is_what_was_written_by_hand(schema, name):
    """Letter for letter, but for the random part of the names."""
    table = CATALOGUE[name]
    if table.history is not History.KEPT:
        return
    owner = f"old.{table.scope_column}" if table.scope_column else "''"
    key = ("num",) if name == "pupil" else ()
    rows = schema.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        " AND sql LIKE '%INSERT INTO history%'",
        (name,),
    ).fetchall()
    plain_text = {" ".join(re.sub(r"_[0-9a-f]{16}\b", "", sql).split()) for (sql,) in rows}
    made = history_triggers(name, table.column_names, owner, key)
    assert {" ".join(m.replace("_@nonce@", "").rstrip(";").split()) for m in made} == plain_text


def history_trigger(connection, table, when):
    (sql,) = (
        row[0]
        for row in connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name GLOB ?",
            (table, f"{table}_{when}_*"),
        )
    )
    return sql


@pytest.fixture
def trial(schema):
    """The schema, to be changed; afterwards it is as it was."""
    schema.execute("SAVEPOINT before")
    yield schema
    schema.execute("ROLLBACK TO before")


def test_a_history_line_takes_the_place_of_older_triggers(trial):
    columns = ", ".join(CATALOGUE["alert"].column_names)
    run_migration(
        trial,
        "ALTER TABLE alert ADD COLUMN glitter TEXT;\n"
        f"-- @history alert ({columns}, glitter) of pupil_id\n"
        "CREATE TABLE badge (num INTEGER PRIMARY KEY, id TEXT NOT NULL, made INTEGER);\n"
        "-- @history badge (made) of nobody\n",
    )
    assert "old.glitter IS NOT new.glitter" in history_trigger(trial, "alert", "changed")
    assert "'glitter', old.glitter" in history_trigger(trial, "alert", "deleted")
    # Also of a table that the same migration makes.
    assert "json_object('num', old.num, 'id'," in history_trigger(trial, "badge", "deleted")


def test_a_new_column_of_the_pupil_does_not_cost_removed_pupils_their_number(trial):
    """By it an undo puts the pupil back where the search index and every list know them."""
    columns = ", ".join(CATALOGUE["pupil"].column_names)
    before = history_trigger(trial, "pupil", "deleted")
    run_migration(
        trial,
        "ALTER TABLE pupil ADD COLUMN glitter TEXT NOT NULL DEFAULT '';\n"
        f"-- @history pupil ({columns}, glitter) of id\n",
    )
    kept = re.findall(r"'(\w+)', old\.\1", before)
    now = re.findall(r"'(\w+)', old\.\1", history_trigger(trial, "pupil", "deleted"))
    assert "num" in kept
    assert sorted(now) == sorted((*kept, "glitter"))
    trial.execute("INSERT INTO state (id, vault_id, step) VALUES (1, 'x', 1)")
    trial.execute("INSERT INTO pupil (num, id, glitter) VALUES (41, 'x', 'blue')")
    trial.execute("DELETE FROM pupil WHERE id = 'x'")
    (old,) = trial.execute("SELECT old FROM history WHERE record = 'x' AND field = ''").fetchone()
    assert '"num":41' in old
    assert '"glitter":"blue"' in old


def test_all_that_is_kept_about_pupils_is_told_to_families_with_its_rule():
    of_pupils = {name for name, t in CATALOGUE.items() if t.about is About.PUPIL} | SEALED.keys()
    assert of_pupils <= {table for tables in TOLD.values() for table in tables}
    assert all(rule_of(kind) is not None for kind in TOLD)


def test_a_new_column_is_told_to_families_by_itself():
    """A list of columns kept by hand once left out what nobody had thought of."""
    for name in [n for n, t in CATALOGUE.items() if t.about is About.PUPIL]:
        table = CATALOGUE[name]
        for column in table.columns:
            says_nothing = isinstance(column, Code | Blob) or column.name == "pupil_id"
            assert bool(told_columns(name, [column.name])) is not says_nothing, column.name


def test_pictures_are_those_of_every_column_that_names_one():
    assert PICTURES == {"photo": ("blob", "thumb")}
    table = Table(**{**GOOD, "columns": (*GOOD["columns"], Blob(name="scan")), "travels": None})
    assert table.pictures == ("scan",)


def test_what_goes_with_a_row_is_every_table_that_names_records(schema):
    """Else an erasure leaves behind what a new table of the engine says of the erased."""
    tables = [
        name for (name,) in schema.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    naming = {
        table
        for table in tables
        if "record" in {row[1] for row in schema.execute(f"PRAGMA table_info({table})")}
    }
    # Drafts go by another way: others' are sealed, and go where the record stands beside them.
    assert naming - {"draft", "tombstone", "audit"} == set(BY_RECORD)


def test_what_the_fence_shows_of_the_engine_is_there(schema):
    views = {"my_draft": "draft", "my_setting": "setting", "pupil_search": None}
    for name, columns in BESIDE.items():
        table = views.get(name, name)
        if table is not None:
            parts = [table, "step"] if name == "history" else [table]
            there = {
                row[1] for part in parts for row in schema.execute(f"PRAGMA table_info({part})")
            }
            assert set(columns) <= there, name


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


REFUSED = {
    "which child would an erasure take it with": (
        (link("pupil_id", "pupil"), link("partner_id", "pupil"), words("note")),
        "about which of its pupils",
    ),
    "a contact could not be removed any more": (
        (link("pupil_id", "pupil"), link("contact_id", "contact"), words("note")),
        "what becomes of a row when the contact is removed",
    ),
    "nothing sends, merges or sweeps such pictures": (
        (link("pupil_id", "pupil"), Blob(name="scan"), words("note")),
        "pictures stand in photo",
    ),
}


@pytest.mark.parametrize(("columns", "question"), REFUSED.values(), ids=REFUSED)
def test_what_the_house_has_no_answer_for_is_refused(columns, question):
    with pytest.raises(TypeError, match=f"lateness: .*{question}|{question}"):
        in_order((*CATALOGUE.values(), declared(columns=columns, travels=None)))
