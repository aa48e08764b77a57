"""A row is read by the names of its columns: nowhere in the store does a place decide which is
which, so that a column may be added to a SELECT wherever it is read best.

What a statement gives is a tuple, and goes at once through one of the readers of `rows.py`. Of
those rows none can be indexed, unpacked, spread or zipped (TypeError, and the type checker says so
before), and a SELECT that is read as one value or as a list of values has just one column
(ValueError); so there is nothing else to look for here.
"""

import ast
import pkgutil

import pytest

import vault.store
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import column, dicts, named, one_row, one_value

READERS = {"named", "all_rows", "one_row", "one_value", "column", "dicts"}
RUNS = {"execute", "executemany"}
FETCHES = {"fetchone", "fetchall", "fetchmany", "cursor"}
BY_PLACE = {
    "database.rows": "the readers themselves",
    "database.work": "hands the cursor on, for `rowcount`, to who writes",
    "database.live_connection": "hands the cursor on, as the connection that it stands for",
}
"""Modules that have a bare cursor in hand, and why."""


def bare(tree):
    """Each place where what a statement gives goes anywhere but through a reader."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr in FETCHES and not is_run_to_its_end(node, parents):
            yield node
        elif node.attr in RUNS:
            call = parents[node]
            if not (isinstance(call, ast.Call) and call.func is node):
                yield node  # the method itself, to be called elsewhere
            elif not is_read(call, parents[call]):
                yield call


def is_read(call, parent):
    if isinstance(parent, ast.Call):
        reader = parent.func
        return isinstance(reader, ast.Name) and reader.id in READERS and parent.args == [call]
    if isinstance(parent, ast.Attribute):
        return parent.attr == "rowcount" or parent.attr in FETCHES
    return isinstance(parent, ast.Expr)


def is_run_to_its_end(fetch, parents):
    """`execute(pragma).fetchall()` as a statement of its own: nothing is taken out of it."""
    call = parents[fetch]
    return fetch.attr == "fetchall" and isinstance(parents.get(call), ast.Expr)


def modules():
    for found in pkgutil.walk_packages(vault.store.__path__, "vault.store."):
        if not found.ispkg:
            yield found.name.removeprefix("vault.store."), found.module_finder.find_spec(found.name)


def test_no_repository_takes_a_row_apart_by_place():
    found = {}
    for name, spec in modules():
        with open(spec.origin, encoding="utf-8") as source:
            places = list(bare(ast.parse(source.read())))
        if places:
            found[name] = [f"line {node.lineno}: {ast.unparse(node)}" for node in places]
    assert {name: places for name, places in found.items() if name not in BY_PLACE} == {}
    assert set(BY_PLACE) <= set(found), "no longer by place: strike it from the list"


@pytest.mark.parametrize(
    "code",
    [
        "row = work.execute('SELECT a, b FROM t').fetchone()\n    return row[1]",
        "(a, b) = work.execute('SELECT a, b FROM t').fetchone()",
        "(a,) = work.execute('SELECT a FROM t').fetchone()",
        "for a, b in work.execute('SELECT a, b FROM t'):\n        use(a, b)",
        "for a, b in work.execute('SELECT a, b FROM t').fetchall():\n        use(a, b)",
        "rows = work.execute('SELECT a, b FROM t')\n    return [a for a, b in rows]",
        "rows = work.execute('SELECT a, b FROM t').fetchall()\n    return rows[0][1]",
        "return dict(work.execute('SELECT a, b FROM t').fetchall())",
        "return dict(work.execute('SELECT a, b FROM t'))",
        "return [dict(zip(columns, row)) for row in work.execute('SELECT a, b FROM t')]",
        "return [Thing(*row) for row in work.execute('SELECT a, b FROM t')]",
        "return {name: at for name, at in work.execute('SELECT a, b FROM t')}",
        "for n, row in enumerate(work.execute('SELECT a, b FROM t')):\n        use(row[1])",
        "return take_apart(work.execute('SELECT a, b FROM t'))",
        "yield from work.execute('SELECT a, b FROM t')",
        "cursor = work.cursor()\n    cursor.execute('SELECT a, b FROM t')",
        "run = work.execute\n    return [b for _, b in run('SELECT a, b FROM t')]",
    ],
)
def test_it_is_seen_however_it_is_written(code):
    assert list(bare(ast.parse(f"def read(work, columns):\n    {code}")))


@pytest.mark.parametrize(
    "code",
    [
        "return [row.b for row in named(connection.execute('SELECT a, b FROM t'))]",
        "return one_value(connection.execute('SELECT a FROM t'))",
        "return work.execute('DELETE FROM t WHERE id = ?', (a,)).rowcount",
        "connection.execute('PRAGMA synchronous = OFF').fetchall()",
        "return [fill(Thing, row) for row in work.select('SELECT a, b, c FROM t')]",
    ],
)
def test_what_is_read_by_name_is_let_through(code):
    assert not list(bare(ast.parse(f"def read(work, connection):\n    {code}")))


@pytest.fixture
def table():
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE t (a, b)")
    connection.execute("INSERT INTO t VALUES (1, 2), (3, NULL)")
    yield connection
    connection.close()


def test_a_row_cannot_be_taken_apart(table):
    row = one_row(table.execute("SELECT a, b FROM t"))
    assert (row.a, row.b) == (1, 2)
    for way in (lambda: row[0], lambda: list(row), lambda: dict(zip("ab", row, strict=True))):
        with pytest.raises(TypeError):
            way()
    with pytest.raises(TypeError):
        _a, _b = row


def test_one_value_and_a_list_of_values_are_of_one_column(table):
    assert one_value(table.execute("SELECT max(a) FROM t")) == 3
    assert one_value(table.execute("SELECT a FROM t WHERE a > 9")) is None
    assert column(table.execute("SELECT b FROM t ORDER BY a")) == [2, None]
    for reader in (one_value, column):
        with pytest.raises(ValueError, match="one column"):
            reader(table.execute("SELECT a, b FROM t"))


def test_a_dictionary_has_each_column_once(table):
    assert list(dicts(table.execute("SELECT b, a FROM t"))) == [
        {"b": 2, "a": 1},
        {"b": None, "a": 3},
    ]
    for reader in (named, dicts):
        with pytest.raises(ValueError, match="a"):
            list(reader(table.execute("SELECT a, b AS a FROM t")))
