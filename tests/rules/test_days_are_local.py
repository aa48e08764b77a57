"""No day is taken from an instant of UTC: what was kept is read by `moments.moment`."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What was signed must be written again as it came, to the byte.
SIGNED = ("vault/crypto/", "vault/exchange/")
FILES = sorted(p for top in ("vault", "ui") for p in (ROOT / top).rglob("*.py"))


def days_of_utc(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            said = ast.unparse(node)
            if said.startswith("datetime.fromisoformat(") or said == "datetime.now(UTC).date()":
                yield node.lineno
        if isinstance(node, ast.Subscript) and ast.unparse(node).endswith("at[:10]"):
            yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_day_of_utc(path):
    name = path.relative_to(ROOT).as_posix()
    if name == "vault/domain/moments.py" or name.startswith(SIGNED):
        return
    text = path.read_text()
    assert "substr(at" not in text
    assert "substr(closed_at" not in text
    assert list(days_of_utc(ast.parse(text))) == [], "read it by moments.moment"
