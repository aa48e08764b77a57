"""A row is read by the names of its columns: nowhere in the store does a place decide which is
which, so that a column may be added to a SELECT wherever it is read best."""

import ast
import pkgutil

import pytest

import vault.store

BY_PLACE = {}
"""Modules that take rows apart by place all the same, and why."""

READS = {"execute", "fetchall", "fetchone", "select", "select_one"}
FEW = 2
"""A row of so many columns is taken apart where its SELECT stands, and has no middle."""


def reads(node, known):
    """Whether the expression gives rows, or one row."""
    if isinstance(node, ast.Name):
        return node.id in known
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Attribute):
            return called.attr in READS
        return any(reads(argument, known) for argument in node.args)
    if isinstance(node, ast.Subscript):
        return reads(node.value, known)
    if isinstance(node, ast.IfExp):
        return reads(node.body, known) or reads(node.orelse, known)
    return False


def rows_in(function):
    """Names that stand for rows in a function: those called so, what a query gave, and parameters
    that are tuples of anything."""
    known = {"row", "r"}
    arguments = [*function.args.args, *function.args.kwonlyargs]
    known |= {
        one.arg
        for one in arguments
        if one.annotation is not None and "tuple[Any, ...]" in ast.unparse(one.annotation)
    }
    while True:
        before = len(known)
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and reads(node.value, known):
                known |= {one.id for one in node.targets if isinstance(one, ast.Name)}
            elif isinstance(node, ast.For | ast.comprehension) and reads(node.iter, known):
                targets = node.target.elts if isinstance(node.target, ast.Tuple) else [node.target]
                # What a row was unpacked into has names; of rows beside others the row is one.
                if len(targets) == 1 or (isinstance(node.iter, ast.Call) and is_zip(node.iter)):
                    known |= {one.id for one in targets if isinstance(one, ast.Name)}
        if len(known) == before:
            return known


def is_zip(call):
    return isinstance(call.func, ast.Name) and call.func.id in ("enumerate", "zip")


def by_place(tree):
    """Each place where a row of three or more columns is taken apart by where a column stands."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        known = rows_in(function)
        for node in ast.walk(function):
            if isinstance(node, ast.Starred):
                spread = node.value
                if isinstance(spread, ast.Name) and spread.id in known:
                    yield node
            elif isinstance(node, ast.For | ast.comprehension) and reads(node.iter, known):
                if any(isinstance(part, ast.Starred) for part in ast.walk(node.target)):
                    yield node.target
            elif isinstance(node, ast.Subscript) and reads(node.value, known):
                place = node.slice
                is_far = isinstance(place, ast.Constant) and isinstance(place.value, int)
                if isinstance(place, ast.Slice) or (is_far and place.value >= FEW):
                    yield node


def modules():
    for found in pkgutil.walk_packages(vault.store.__path__, "vault.store."):
        if not found.ispkg:
            yield found.name.removeprefix("vault.store."), found.module_finder.find_spec(found.name)


def found_in_the_store():
    found = {}
    for name, spec in modules():
        with open(spec.origin, encoding="utf-8") as source:
            tree = ast.parse(source.read())
        places = sorted({(node.lineno, ast.unparse(node)) for node in by_place(tree)})
        if places:
            found[name] = [f"line {line}: {text}" for line, text in places]
    return found


def test_no_repository_takes_a_row_apart_by_place():
    found = found_in_the_store()
    assert {name: places for name, places in found.items() if name not in BY_PLACE} == {}
    assert set(BY_PLACE) <= set(found), "no longer by place: strike it from the list"


@pytest.mark.parametrize(
    "code",
    [
        "row = work.execute('SELECT a, b, c FROM t').fetchone()\n    return Thing(row[2])",
        "found = work.execute('SELECT a, b, c FROM t').fetchone()\n    return found[2]",
        "return [Thing(*one) for one in work.execute('SELECT a, b, c FROM t')]",
        "rows = work.execute('SELECT a, b, c FROM t').fetchall()\n    return rows[0][2]",
        "rows = list(work.execute('SELECT a, b, c FROM t'))\n    return [x[1:] for x in rows]",
        "for a, *rest in work.execute('SELECT a, b, c FROM t'):\n        use(a, rest)",
        "for n, x in enumerate(work.execute('SELECT a, b, c FROM t')):\n        use(x[2])",
    ],
)
def test_it_is_seen_however_it_is_written(code):
    assert list(by_place(ast.parse(f"def read(work):\n    {code}")))


@pytest.mark.parametrize(
    "code",
    [
        "row = work.execute('SELECT a FROM t').fetchone()\n    return row[0]",
        "for a, b, c in work.execute('SELECT a, b, c FROM t'):\n        use(a, b, c)",
        "return [fill(Thing, row) for row in work.select('SELECT a, b, c FROM t')]",
    ],
)
def test_names_and_single_values_are_let_through(code):
    assert not list(by_place(ast.parse(f"def read(work):\n    {code}")))
