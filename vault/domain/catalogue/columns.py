"""Kinds of column: what a value of each may be, and what follows from that elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from vault.domain.merge import Value
from vault.domain.pupil_values import has_unseen

LONGEST = 4000


class Freely(Enum):
    """Whether somebody besides whom the row is about may be named in a text."""

    NO = "codes, dates and names of the person alone"
    NAMES = "somebody is named"
    WORDS = "people write what they like"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`needed`: without a value a row that comes from outside is none. `by_act`: set by an act for
    what it is, and shown in no form; every other column changes only at the version read."""

    name: str
    needed: bool = False
    by_act: bool = False

    def checked(self, value: Any) -> Value:
        """A value from outside as it is stored; ValueError for what the program never writes. A
        kind of column that does not say how never comes from outside."""
        raise ValueError(f"{self.name} never comes from outside, as {type(value).__name__}")

    @property
    def comes_in(self) -> bool:
        """Whether values of this kind can come from outside."""
        return type(self).checked is not Column.checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Column):
    freely: Freely
    longest: int = LONGEST

    def checked(self, value: Any) -> Value:
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > self.longest or has_unseen(value):
            raise ValueError("no text of ours")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Column):
    """ISO 8601, without a time."""

    def checked(self, value: Any) -> Value:
        text = _plain(value)
        return date.fromisoformat(text).isoformat() if text else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Column):
    """ISO 8601 with its zone. Never comes from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Column):
    most: int

    def checked(self, value: Any) -> Value:
        if not isinstance(value or 0, int) or not 0 <= (value or 0) <= self.most:
            raise ValueError("no number of ours")
        return int(value or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Number):
    """0 or 1."""

    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Column):
    values: tuple[str, ...]

    def checked(self, value: Any) -> Value:
        text = _plain(value)
        if text not in self.values and (self.needed or text):
            raise ValueError("no value of ours")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Column):
    """A word, an id or JSON of the program's own. Never comes from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob(Column):
    """The name of a file in photos.db. Never comes from outside by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Column):
    """The id of a row of another table: identity, and no content."""

    to: str


def day(name: str, *, needed: bool = False, by_act: bool = False) -> Day:
    return Day(name=name, needed=needed, by_act=by_act)


def flag(name: str, *, by_act: bool = False) -> Flag:
    return Flag(name=name, by_act=by_act)


def link(name: str, to: str, *, needed: bool = True) -> Link:
    return Link(name=name, to=to, needed=needed)


def choice(name: str, values: Iterable[str], *, needed: bool = True) -> Choice:
    return Choice(name=name, values=tuple(map(str, values)), needed=needed)


def plain(*names: str) -> tuple[Text, ...]:
    """Texts in which nobody else is named."""
    return tuple(Text(name=name, freely=Freely.NO) for name in names)


def words(name: str, *, by_act: bool = False) -> Text:
    """A text in which people write what they like."""
    return Text(name=name, freely=Freely.WORDS, by_act=by_act)


def naming(name: str, *, by_act: bool = False) -> Text:
    """A text in which somebody is named."""
    return Text(name=name, freely=Freely.NAMES, by_act=by_act)


def codes(*names: str, by_act: bool = False) -> tuple[Code, ...]:
    return tuple(Code(name=name, by_act=by_act) for name in names)


def moments(*names: str, by_act: bool = False) -> tuple[Moment, ...]:
    return tuple(Moment(name=name, by_act=by_act) for name in names)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST or has_unseen(value):
        raise ValueError("no text of ours")
    return value
