"""Every list of names or titles is sorted by `collation.sort_key`, in Python and in SQL: by the
numbers of its letters Álvarez stands behind Zhou."""

import ast
import re

from tests.source_files import code_under, name_of, parsed, text_of

SORTS = {"sorted", "sort", "min", "max"}
FOLDS = {"casefold", "lower", "upper", "known_as", "listed"}
NO_LIST = {
    "vault/platform/removable.py": "drives, by their labels, below everything that knows names",
}
TEXT = re.compile(
    r"(?<![\w.'])(?:[a-z]\.)?(?:legal_family|legal_given|preferred_family|preferred_given|family"
    r"|given|name|title|subject|room|party|text|category|label)\b(?! =)(?! COLLATE NAMES)"
)
CLAUSE = re.compile(r"ORDER BY\b(?:[^\"()]|\"\s*\n\s*f?\"|\([^()]*\))*")


def keys_of(path):
    """What a sort in this file goes by."""
    for node in parsed(path).nodes:
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in SORTS:
                yield from (word.value for word in node.keywords if word.arg == "key")


def folds_by_itself(key):
    return any(isinstance(n, ast.Attribute) and n.attr in FOLDS for n in ast.walk(key)) and not any(
        isinstance(n, ast.Name) and n.id == "sort_key" for n in ast.walk(key)
    )


def test_no_list_is_sorted_by_a_folding_of_its_own():
    found = {
        name_of(path)
        for path in code_under("vault", "ui")
        if any(folds_by_itself(key) for key in keys_of(path))
    }
    assert found == set(NO_LIST), "sort by collation.sort_key, of a child by called.in_order"


def test_no_statement_orders_text_by_the_engines_own_order():
    found = [
        f"{name_of(path)}: {clause[:60]}"
        for path in code_under("vault/store")
        for clause in CLAUSE.findall(text_of(path))
        if TEXT.search(clause) or "NOCASE" in clause
    ]
    assert not found, "say COLLATE NAMES"
