"""Whose a row of a list is: the children that its value names by their ids."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from vault.domain.concerns import Concern
from vault.domain.ids import PupilId
from vault.domain.sealed import SealedRecord

_SEALED = (SealedRecord, Concern)
_BY_NAME = ("pupil", "pupil_id")
"""What a field is called that holds an id without its type."""


def pupils_of(row: object) -> tuple[PupilId, ...]:
    """Each once; none for a row about nobody. Found by the types of the fields, so that a list need
    not say it."""
    return tuple(dict.fromkeys(pupil for pupil in _named_in(row) if pupil))


def is_sealed(row: object) -> bool:
    """Whether it is from what is sealed for few: that goes into no list, whoever sees it."""
    parts = row if isinstance(row, tuple) else (row,)
    return any(isinstance(part, _SEALED) for part in parts)


def _named_in(value: Any) -> Iterator[PupilId]:
    kind = type(value)
    if is_dataclass(value) or hasattr(kind, "_fields"):
        ids, others = _fields(kind)  # type: ignore[arg-type]
        for name in ids:
            found = getattr(value, name)
            yield from found if isinstance(found, tuple) else (found,)
        for name in others:
            yield from _named_in(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _named_in(part)


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that hold ids of children, and those in which some could stand."""
    hints = get_type_hints(kind)
    ids = {name for name, hint in hints.items() if hint is PupilId or PupilId in get_args(hint)}
    ids |= {name for name in _BY_NAME if hints.get(name) is str}
    others = (name for name, hint in hints.items() if name not in ids and _may_name(hint))
    return tuple(n for n in hints if n in ids), tuple(others)


def _may_name(hint: Any) -> bool:
    return any(is_dataclass(part) or hasattr(part, "_fields") for part in (hint, *get_args(hint)))
