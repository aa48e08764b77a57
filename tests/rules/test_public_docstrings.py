"""What others may call says what it gives and which errors it raises."""

import ast
import builtins
import functools
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
import typer

from tests.source_files import ROOT, code_under, parsed
from vault.cli.__main__ import app

Defined = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Documented:
    """A public function, method or class as it is written, beside what it is once imported."""

    module: ModuleType
    where: str
    node: Defined | ast.ClassDef
    owner: type | None
    owner_text: str

    @property
    def text(self) -> str:
        """Its own docstring."""
        return ast.get_docstring(self.node) or ""

    @property
    def overrides(self) -> bool:
        """Whether a base class, ours or Qt's, has a method of its name."""
        bases = self.owner.__mro__[1:] if self.owner is not None else ()
        return any(self.node.name in vars(base) for base in bases)


def module_of(path: Path) -> ModuleType:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return importlib.import_module(".".join(part for part in parts if part != "__init__"))


def public_of(
    module: ModuleType, body: list[ast.stmt], owner: type | None, text: str, where: str
) -> Iterator[Documented]:
    for node in body:
        if not isinstance(node, Defined | ast.ClassDef) or node.name.startswith("_"):
            continue
        if any(isinstance(d, ast.Attribute) and d.attr == "setter" for d in node.decorator_list):
            continue
        name = f"{where}{node.name}"
        yield Documented(module, name, node, owner, text)
        if isinstance(node, ast.ClassDef):
            inner = getattr(owner or module, node.name)
            own = ast.get_docstring(node) or ""
            yield from public_of(module, node.body, inner, own, f"{name}.")


@functools.cache
def documented(package: str) -> tuple[Documented, ...]:
    members: list[Documented] = []
    for path in code_under(package):
        module = module_of(path)
        body = parsed(path).tree.body
        members += public_of(module, body, None, "", f"{path.relative_to(ROOT)}: ")
    return tuple(members)


@pytest.mark.parametrize("package", ["vault", "ui"])
def test_whatever_others_may_call_says_what_it_gives(package):
    silent = [d.where for d in documented(package) if not d.text and not d.overrides]
    assert silent == []


def names_in(node: ast.AST | None) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} if node is not None else set()


def raised_by(body: list[ast.stmt]) -> Iterator[str]:
    """Names of the errors that the statements raise, but for functions within them, and for what
    they catch themselves."""
    for part in body:
        if isinstance(part, Defined | ast.ClassDef):
            continue
        if isinstance(part, ast.Raise) and part.exc is not None:
            called = part.exc.func if isinstance(part.exc, ast.Call) else part.exc
            if isinstance(called, ast.Name):
                yield called.id
        if isinstance(part, ast.Try):
            caught = set().union(*(names_in(handler.type) for handler in part.handlers))
            yield from set(raised_by(part.body)) - caught
            for handler in part.handlers:
                yield from raised_by(handler.body)
            yield from raised_by([*part.orelse, *part.finalbody])
            continue
        for field in ("body", "orelse"):
            yield from raised_by(getattr(part, field, []))
        for case in getattr(part, "cases", []):
            yield from raised_by(case.body)


def commands_of(program: typer.Typer) -> Iterator[object]:
    """Functions that are commands: their docstrings are help, and their errors exit codes."""
    for command in program.registered_commands:
        yield inspect.unwrap(command.callback)
    for group in program.registered_groups:
        yield from commands_of(group.typer_instance)


def unnamed_errors(member: Documented) -> list[str]:
    """Those that neither its docstring names nor, for an overriding method, that of its class; an
    error is named by one of its bases too."""
    text = f"{member.text} {member.owner_text if member.overrides else ''}"
    missing = []
    for name in sorted(set(raised_by(member.node.body))):
        error = getattr(member.module, name, getattr(builtins, name, None))
        if error is not AssertionError and isinstance(error, type):
            names = [base.__name__ for base in error.__mro__[:-3]]
            if not any(name in text for name in names):
                missing.append(f"{member.where} raises {error.__name__}")
    return missing


def test_whatever_raises_an_error_names_it():
    commands = set(commands_of(app))
    members = [
        d
        for d in documented("vault")
        if not isinstance(d.node, ast.ClassDef)
        and inspect.unwrap(getattr(d.owner or d.module, d.node.name)) not in commands
    ]
    assert len(members) > 1000
    assert [line for member in members for line in unnamed_errors(member)] == []
