"""Every dialog that the program can open, made with sample values of the types it asks for."""

import collections.abc
import dataclasses
import enum
import importlib
import inspect
import pkgutil
import types
import typing
from datetime import UTC, date, datetime, time

from PySide6.QtWidgets import QDialog, QWidget

import ui
from ui.widgets.form_dialog import FormDialog
from vault.domain.open_enum import OpenEnum
from vault.errors import TuckboxError


def _subclasses(kind):
    for one in kind.__subclasses__():
        yield one
        yield from _subclasses(one)


def every_dialog():
    """Classes; those that only serve others begin with an underscore."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name != "ui.__main__":
            importlib.import_module(module.name)
    return sorted(
        {d for d in _subclasses(QDialog) if d.__module__.startswith("ui.")}
        - {FormDialog}
        - {d for d in _subclasses(QDialog) if d.__name__.startswith("_")},
        key=lambda d: d.__name__,
    )


def make_dialog(kind, parent):
    """One of it, on `parent`."""
    hints = typing.get_type_hints(kind.__init__)
    given = {}
    for name, parameter in list(inspect.signature(kind.__init__).parameters.items())[1:]:
        if hints[name] is QWidget:
            given[name] = parent
        elif parameter.default is inspect.Parameter.empty:
            given[name] = sample(hints[name])
    return kind(**given)


PLAIN = {
    str: "Ann Ash",
    int: 3,
    bool: False,
    bytes: b"",
    date: date(2026, 9, 1),
    datetime: datetime(2026, 9, 1, 9, tzinfo=UTC),
    time: time(9),
}


_MADE = {
    frozenset: lambda _: frozenset(),
    set: lambda _: frozenset(),
    collections.abc.Callable: lambda _: lambda *_: "",
    collections.abc.Sequence: lambda inside: [sample(inside[0])],
    collections.abc.Mapping: lambda inside: {sample(inside[0]): sample(inside[1])},
}
"""From what stands in the brackets of the type."""


def sample(hint):
    """A plain value of the type."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, typing.NewType):
        return sample(hint.__supertype__)
    if origin in (types.UnionType, typing.Union):
        return None if type(None) in inside else sample(inside[0])
    if origin is tuple:
        each = [inside[0]] * 5 if inside[-1] is Ellipsis else inside
        return tuple(sample(part) for part in each)
    if origin in _MADE:
        return _MADE[origin](inside)
    if dataclasses.is_dataclass(hint):
        fields = typing.get_type_hints(hint)
        return hint(**{f.name: sample(fields[f.name]) for f in dataclasses.fields(hint) if f.init})
    if inspect.isclass(hint) and issubclass(hint, enum.Enum | OpenEnum):
        return next(iter(hint))
    if inspect.isclass(hint) and issubclass(hint, TuckboxError):
        return hint()
    if hasattr(hint, "_fields"):
        return hint(*map(sample, typing.get_type_hints(hint).values()))
    return PLAIN[hint]
