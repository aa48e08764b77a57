"""No day is taken from an instant of UTC: what was kept is read by `moments.moment`."""

import ast

from tests.source_files import CODE, name_of, nodes_of, text_of

# What was signed must be written again as it came, to the byte.
SIGNED = ("vault/crypto/", "vault/exchange/")
OF_UTC = ("datetime.fromisoformat(", "datetime.now(UTC).date()")
IN_SQL = ("substr(at", "substr(closed_at")


def days_of_utc(path):
    """'file:line' of each, and of each statement that cuts a day off."""
    name, text = name_of(path), text_of(path)
    yield from (f"{name}: {words}" for words in IN_SQL if words in text)
    if not any(sign in text for sign in ("fromisoformat", "now(UTC)", "at[:10]")):
        return
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            words = ast.unparse(node)
            if words.startswith(OF_UTC[0]) or words == OF_UTC[1]:
                yield f"{name}:{node.lineno}"
        if isinstance(node, ast.Subscript) and ast.unparse(node).endswith("at[:10]"):
            yield f"{name}:{node.lineno}"


def test_no_day_of_utc():
    read = (p for p in CODE if not name_of(p).startswith((*SIGNED, "vault/domain/moments.py")))
    found = [place for path in read for place in days_of_utc(path)]
    assert found == [], "read it by moments.moment"
