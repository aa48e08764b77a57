"""The code itself, for rules about it: each file is read and parsed once for all of them."""

import ast
import gc
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(path for top in ("vault", "ui") for path in (ROOT / top).rglob("*.py"))
SHARED = frozenset(
    kind
    for group in (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)
    for kind in group.__subclasses__()
)
"""Operators, and whether a name is read or written: of each, Python has one node for all."""


@dataclass(frozen=True)
class Parsed:
    """Read it, and leave it as it is."""

    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, as `ast.walk` gives them, but for `SHARED`."""
        return tuple(self._walked)

    @cached_property
    def above(self) -> dict[ast.AST, ast.AST]:
        """Each node, and the one in which it stands."""
        return {child: node for child, node in self._walked.items() if node is not None}

    @cached_property
    def _walked(self) -> dict[ast.AST, ast.AST | None]:
        walked: dict[ast.AST, ast.AST | None] = {self.tree: None}
        row: list[ast.AST] = [self.tree]
        for node in row:  # which grows
            values = vars(node)
            for name in node._fields:
                value = values.get(name)
                if isinstance(value, list):
                    children = [child for child in value if isinstance(child, ast.AST)]
                elif isinstance(value, ast.AST):
                    children = [value]
                else:
                    continue
                for child in children:
                    if child.__class__ not in SHARED:
                        walked[child] = node
                        row.append(child)
        return walked


def name_of(path: Path) -> str:
    """As it is named in the project: 'vault/store/records.py'."""
    return path.relative_to(ROOT).as_posix()


def code_under(*folders: str) -> list[Path]:
    """Of those that are named 'vault/store'."""
    return [path for path in CODE if name_of(path).startswith(tuple(f"{f}/" for f in folders))]


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def parsed(path: Path) -> Parsed:
    return _all_parsed()[path]


def parsed_text(text: str) -> Parsed:
    return Parsed(ast.parse(text))


def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return parsed(path).nodes


@cache
def _all_parsed() -> dict[Path, Parsed]:
    """Half a million nodes, which the collector of garbage would go through again and again."""
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    found = {path: parsed_text(text_of(path)) for path in CODE}
    for each in found.values():
        assert each.nodes
    gc.freeze()
    if was_on:
        gc.enable()
    return found
