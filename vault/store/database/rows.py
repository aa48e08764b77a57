"""Rows that are read by the names of their columns, and what they become.

A row here has no places: `row.born` and not `row[7]`, so that a column may be added anywhere in a
SELECT. A column without a name of its own, and two of one name, are refused when the row's type
is made, which is at the first use of the statement.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    NewType,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from vault.domain.moments import moment
from vault.domain.open_enum import OpenEnum
from vault.store.database.engine import sqlcipher

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from vault.domain.people import Called

_T = TypeVar("_T", bound="DataclassInstance")
_Reader = Callable[[Any], Any]


_MAKERS: dict[str, Callable[[Any], "Row"]] = {}
"""By the text of a SELECT, whose columns are always the same."""
_MOST_MAKERS = 4096


class Row:
    """One row: an attribute for each column of its SELECT."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __getattr__(self, column: str) -> Any: ...

        def __contains__(self, value: object) -> bool: ...

    else:

        def __getitem__(self, place: object) -> object:
            raise TypeError("a row is read by the names of its columns")

        def __iter__(self) -> object:
            raise TypeError("a row is read by the names of its columns")

        def __repr__(self) -> str:
            """Its columns alone: what stands in them is about children."""
            return f"<row of {', '.join(self._fields)}>"


class _NoColumn:
    """In place of a tuple's method, so that a column of that name is not found where none is."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, row: object, kind: type) -> object:
        raise AttributeError(f"'Row' object has no attribute '{self._name}'")


def named(cursor: sqlcipher.Cursor, sql: str = "") -> Iterator[Row]:
    """The cursor's rows, one by one; by the text of its statement their type is found sooner.
    ValueError where a column has no name or one that another has: `AS name` gives it one."""
    make = _MAKERS.get(sql)
    if make is None:
        make = _maker(cursor.description)
        if sql and len(_MAKERS) < _MOST_MAKERS:
            _MAKERS[sql] = make
    return map(make, cursor)


def all_rows(cursor: sqlcipher.Cursor, sql: str = "") -> list[Row]:
    """The same, all at once: a statement that an error leaves half read would keep the file
    locked."""
    return list(named(cursor, sql))


def one_row(cursor: sqlcipher.Cursor, sql: str = "") -> Row | None:
    """The first row; None where there is none."""
    return next(named(cursor, sql), None)


def one_value(cursor: sqlcipher.Cursor) -> Any:
    """The first row's value of a SELECT of one column; None where there is no row, and for NULL.
    ValueError for more columns."""
    row = _single(cursor).fetchone()
    return row[0] if row is not None else None


def column(cursor: sqlcipher.Cursor) -> list[Any]:
    """All rows' values of a SELECT of one column. ValueError for more columns."""
    return [row[0] for row in _single(cursor)]


def dicts(cursor: sqlcipher.Cursor) -> Iterator[dict[str, Any]]:
    """The rows, one by one, as dictionaries: for what goes on as one. ValueError where two
    columns have one name."""
    columns = tuple(column[0] for column in cursor.description)
    if len(set(columns)) < len(columns):
        raise ValueError(f"two columns of one name among {', '.join(columns)}")
    return (dict(zip(columns, row, strict=True)) for row in cursor)


def _single(cursor: sqlcipher.Cursor) -> sqlcipher.Cursor:
    if cursor.description is not None and len(cursor.description) != 1:
        raise ValueError("a SELECT of one column was expected")
    return cursor


@cache
def _maker(description: tuple[tuple[str, ...], ...]) -> Callable[[Any], Row]:
    columns = tuple(column[0] for column in description)
    # The checker knows only of named tuples whose names are written out.
    plain: Any = NamedTuple
    places = plain("Row", [(column, object) for column in columns])
    hidden = {method: _NoColumn(method) for method in ("count", "index") if method not in columns}
    made = type("Row", (Row, places), {"__slots__": (), **hidden})
    return partial(tuple.__new__, made)


def fill(kind: type[_T], row: Row, /, **given: Any) -> _T:
    """A value of a dataclass: its fields as `given`, else from the column of that name, read as the
    field's type says. A text or number that the role may not read is empty, a flag is a bool, ISO
    8601 becomes a day or a moment. AttributeError for a field that is in neither."""
    for name, empty, read in _readers(kind):
        if name not in given:
            value = getattr(row, name)
            if read is not None:
                value = read(value)
            given[name] = empty if value is None else value
    return kind(**given)


@cache
def values_in(columns: tuple[str, ...]) -> Callable[[Row], tuple[Any, ...]]:
    """Takes the values of these columns out of a row, in this order."""
    first, *more = columns
    return attrgetter(first, *more) if more else lambda row: (getattr(row, first),)


def values_of(row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    """The row's values of these columns by their names, as they are stored."""
    return dict(zip(columns, values_in(columns)(row), strict=True))


def called_as(row: Row) -> "Called":
    """How a child is called, of a row with the columns of their names."""
    # Loaded now and not at the start: the unlock window reads rows, and none of a person.
    from vault.domain.people import called

    return called(row.legal_given, row.legal_family, row.preferred_given, row.preferred_family)


def as_day(text: str | None) -> date | None:
    """ISO 8601 as a day; None for none."""
    return date.fromisoformat(text) if text else None


@cache
def _readers(kind: type["DataclassInstance"]) -> tuple[tuple[str, object, _Reader | None], ...]:
    """Of each field its name, what it is where nothing stands, and what reads what stands there:
    nothing has to where it is as it is stored."""
    hints = get_type_hints(kind)
    return tuple((field.name, *_read_as(hints[field.name])) for field in fields(kind))


def _read_as(of: Any) -> tuple[object, _Reader | None]:
    while isinstance(of, NewType):
        of = of.__supertype__
    return (of(), None) if of in (str, int) else (None, _reader(of))


def _reader(of: Any) -> _Reader:
    """By the field's type; one of a type that no column holds must be given."""
    if get_origin(of) in (Union, UnionType):
        (inner,) = (member for member in get_args(of) if member is not NoneType)
        read = _reader(inner)
        return lambda value: None if value in (None, "") else read(value)
    while isinstance(of, NewType):
        of = of.__supertype__
    if of is date:
        return cast("_Reader", date.fromisoformat)
    if of is datetime:
        return cast("_Reader", moment)
    if of in (str, int):
        return lambda value: value
    if of is bool or (isinstance(of, type) and issubclass(of, StrEnum | OpenEnum)):
        return cast("_Reader", of)
    return partial(_must_be_given, of)


def _must_be_given(of: object, _value: object) -> object:
    raise TypeError(f"no column holds {of}")
