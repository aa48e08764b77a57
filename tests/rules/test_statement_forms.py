"""Every statement that the program holds has a form that the fence knows, and no other has one."""

import ast
import importlib
import pkgutil
import re

import pytest

import vault.store
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.store.database.statement_forms import COMPUTED, StatementRefusedError, check_form

FILLED = {
    "AT_MOST": "LIMIT +?",
    "_MOST": "200",
    "batch": ["x"],
    "column": "text",
    "columns": "id, version",
    "conditions": ["n.id IS NOT NULL"],
    "order": "ORDER BY n.id",
    "condition": "p.num IN (SELECT num FROM pupil_search WHERE query MATCH ?)",
    "field": "id",
    "has": "AND EXISTS (SELECT 1 FROM alert x WHERE x.pupil_id = p.id)",
    "link": "pupil_id",
    "marks": "?, ?",
    "more": "",
    "named": ["id"],
    "names": ["id", "version"],
    "others": " AND pupil_id <> ?",
    "records": ["x"],
    "scope": "pupil_id",
    "sets": "text = ?",
    "start": "left_on",
    "sums": "sum(id IS NOT NULL)",
    "table": "alert",
    "where": "id = ?",
    "wanted": "SELECT id, thumb FROM photo WHERE id IN",
    "whose": "''",
    "within": " AND id = ?",
}
"""What the holes of a statement are filled with: a name, or as many question marks."""


DOORS = (
    *("execute", "executemany", "select", "select_one"),
    *("select_value", "select_column", "select_dicts"),
)


class Names(dict):
    """The module's names, then what fills a hole of that name."""

    def __missing__(self, name):
        return FILLED[name]


def statements():
    """(place, text) of all that repositories hand to their unit of work."""
    for found in pkgutil.walk_packages(vault.store.__path__, "vault.store."):
        module = importlib.import_module(found.name)
        with open(module.__file__, encoding="utf-8") as source:
            tree = ast.parse(source.read())
        for node in ast.walk(tree):
            text = text_in(node)
            if text is None:
                continue
            written = ast.unparse(text)
            if any(word in written for word in ("token", "lowered")) or written in ("sql", "there"):
                continue
            names = Names({**vars(module), "__builtins__": {"len": len, "getattr": getattr}})
            names["line"] = type("Line", (), {"table": "alert"})
            if "table.kept" in written:
                names["table"] = next(t for t in CATALOGUE.values() if t.kept and t.kept.since)
            code = compile(ast.Expression(text), found.name, "eval")
            yield f"{found.name}:{node.lineno}", eval(code, {}, names)


def text_in(node):
    """The statement that the node hands over, or keeps as `sql` to be handed over."""
    if isinstance(node, ast.Assign):
        is_kept = [ast.unparse(target) for target in node.targets] == ["sql"]
        return node.value if is_kept else None
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return None
    is_door = node.func.attr in DOORS and node.args
    of = ast.unparse(node.func.value)
    return node.args[0] if is_door and of in ("self", "self._work", "work") else None


def test_every_statement_of_the_program_has_a_known_form():
    refused = []
    count = 0
    for place, text in statements():
        count += 1
        try:
            check_form(text)
        except StatementRefusedError:
            refused.append((place, text))
    assert refused == []
    assert count > 150


def test_every_name_for_what_no_column_is_stands_in_a_statement():
    called = {name for _, text in statements() for name in re.findall(r"\bAS (\w+)", text)}
    assert called >= COMPUTED


@pytest.mark.parametrize(
    "text",
    [
        "SELECT id AS rowid FROM pupil",
        "SELECT id AS risk, risk FROM incident",
        "SELECT id FROM pupil AS risk, alert",
        "SELECT risk.id FROM pupil AS risk",
        "SELECT id AS risk(1) FROM pupil",
    ],
)
def test_such_a_name_is_taken_nowhere_else(text):
    with pytest.raises(StatementRefusedError):
        check_form(text)


BEFORE_THE_FENCE = {
    "audit",  # start_trail, as a vault is created
    "bare",
    "connection",
    "engine",
    "fence",
    "key_file_age",
    "live_connection",
    "migrations",
    "new_vault",
    "old_keys",
    "photos_file",
    "rekey",
    "reseal",
    "rewriting",
    "staged",
    "stored_values",
    "trail_day",
    "vault_file",
    "vault_copy",
    "work",
}
"""Modules that open a file of their own, or work on one before anybody's fence stands over it."""


def test_only_the_unit_of_work_hands_a_text_of_no_session_to_the_engine():
    """Past Work.execute there are only the session's own statements, with the fence's comment."""
    found = []
    for module in pkgutil.walk_packages(vault.store.__path__, "vault.store."):
        name = module.name.rpartition(".")[2]
        with open(module.module_finder.find_spec(module.name).origin, encoding="utf-8") as source:
            tree = ast.parse(source.read())
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr not in (*DOORS, "executescript") or not node.args:
                continue
            of, text = ast.unparse(node.func.value), ast.unparse(node.args[0])
            if of in ("self._work", "work") or "{token}" in text or "{lowered}" in text:
                continue
            if name not in BEFORE_THE_FENCE:
                found.append(f"{name}:{node.lineno}: {text}")
    assert found == []
