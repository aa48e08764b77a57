"""The code itself, for rules about it: each file is read and parsed once for all of them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(path for top in ("vault", "ui") for path in (ROOT / top).rglob("*.py"))


def name_of(path: Path) -> str:
    """As it is named in the project: 'vault/store/records.py'."""
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Read it, and leave it as it is."""
    return ast.parse(text_of(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of the tree, as `ast.walk` gives them."""
    return tuple(ast.walk(tree_of(path)))
