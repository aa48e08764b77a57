"""Kinds of column: what a value of each may be, and what follows from that elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from vault.domain.merge import Value
from vault.domain.pupil_values import has_unseen
from vault.domain.room_layouts import LONGEST_GRID, is_grid

LONGEST = 4000
_ID = re.compile("[0-9a-f]{32}")


class Freely(Enum):
    """Whether a text may name somebody besides the person whom the row is about."""

    NO = "codes, dates and names of the person alone"
    NAMES = "someone is named"
    WORDS = "people write what they like"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`needed`: a row from outside without a value is refused. `by_act`: set by an act, and shown
    in no form; every other column changes only at the version that was read."""

    name: str
    needed: bool = False
    by_act: bool = False

    def checked(self, value: Any) -> Value:
        """A value from outside in its stored form; ValueError for one that the program never
        writes. Kinds of column without an implementation never come from outside."""
        raise ValueError(f"{self.name} never comes from outside, as {type(value).__name__}")

    @property
    def comes_in(self) -> bool:
        """Whether values of this kind can come from outside."""
        return type(self).checked is not Column.checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Column):
    """A text of at most `longest` characters, without invisible ones. `because`: why nobody else is
    named in it, where a column of the same name says elsewhere that somebody is."""

    freely: Freely
    longest: int = LONGEST
    because: str = ""

    def checked(self, value: Any) -> Value:
        """The text; '' for None. ValueError."""
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > self.longest or has_unseen(value):
            raise ValueError("no text of ours")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOfSet(Text):
    """A code of the attendance codes in force, which a family does not know by heart."""

    freely: Freely = Freely.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Text):
    """The grid of a room's layout, in its stored form (`domain.room_layouts`)."""

    freely: Freely = Freely.NO
    longest: int = LONGEST_GRID

    def checked(self, value: Any) -> Value:
        """The grid. ValueError."""
        if not isinstance(value, str) or len(value) > self.longest or not is_grid(value):
            raise ValueError("no plan of a room")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay(Text):
    """'08:50': hours and minutes of a day."""

    freely: Freely = Freely.NO
    longest: int = 5

    def checked(self, value: Any) -> Value:
        """The time; ValueError for any other text."""
        text = _plain(value)
        if len(text) != self.longest or time.fromisoformat(text).second:
            raise ValueError("no time of ours")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Column):
    """A date (ISO 8601, without a time)."""

    def checked(self, value: Any) -> Value:
        """The date in ISO 8601; None for no value. ValueError."""
        text = _plain(value)
        return date.fromisoformat(text).isoformat() if text else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Column):
    """An instant (ISO 8601 with its zone). Never comes from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Column):
    """An integer from 0 to `most`."""

    most: int

    def checked(self, value: Any) -> Value:
        """The number; 0 for no value. ValueError."""
        if not isinstance(value or 0, int) or not 0 <= (value or 0) <= self.most:
            raise ValueError("no number of ours")
        return int(value or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Number):
    """0 or 1."""

    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Column):
    """One of `values`; empty as well, unless it is `needed`."""

    values: tuple[str, ...]

    def checked(self, value: Any) -> Value:
        """The value; ValueError for any other."""
        text = _plain(value)
        if text not in self.values and (self.needed or text):
            raise ValueError("no value of ours")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Column):
    """A word, an id or JSON of the program's own. Never comes from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach(Text):
    """How somebody is reached: a family's copy may leave it out, as it can be about the others."""

    freely: Freely = Freely.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class OfProfile(Code):
    """The id of a profile, which people read as its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond(Code):
    """A random id that rows share which were written together: it joins them, and is no content.
    Unlike other codes it comes from outside."""

    def checked(self, value: Any) -> Value:
        """The id, or '' for a row that stands alone. ValueError."""
        if value in (None, ""):
            return ""
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise ValueError("no id of ours")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob(Column):
    """The name of a file in photos.db. Never comes from outside by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Column):
    """The id of a row of another table: it identifies, and is no content. `lets_go`: when that row
    is removed, or is not where a sealed file arrives, this one stays and names none."""

    to: str
    lets_go: bool = False


def day(name: str, *, needed: bool = False, by_act: bool = False) -> Day:
    """A Day."""
    return Day(name=name, needed=needed, by_act=by_act)


def flag(name: str, *, by_act: bool = False) -> Flag:
    """A Flag."""
    return Flag(name=name, by_act=by_act)


def link(name: str, to: str, *, needed: bool = True, lets_go: bool = False) -> Link:
    """A Link to the table `to`."""
    return Link(name=name, to=to, needed=needed, lets_go=lets_go)


def choice(name: str, values: Iterable[str], *, needed: bool = True) -> Choice:
    """A Choice of the values of a StrEnum, or of texts."""
    return Choice(name=name, values=tuple(map(str, values)), needed=needed)


def plain(*names: str, because: str = "") -> tuple[Text, ...]:
    """Texts that name nobody else; `because` see Text."""
    return tuple(Text(name=name, freely=Freely.NO, because=because) for name in names)


def reach(*names: str) -> tuple[Reach, ...]:
    """Ways to reach somebody."""
    return tuple(Reach(name=name) for name in names)


def profiles(*names: str, by_act: bool = False) -> tuple[OfProfile, ...]:
    """An OfProfile for each name."""
    return tuple(OfProfile(name=name, by_act=by_act) for name in names)


def words(name: str, *, by_act: bool = False) -> Text:
    """A text in which people write freely."""
    return Text(name=name, freely=Freely.WORDS, by_act=by_act)


def naming(name: str, *, by_act: bool = False) -> Text:
    """A text that names somebody."""
    return Text(name=name, freely=Freely.NAMES, by_act=by_act)


def codes(*names: str, by_act: bool = False) -> tuple[Code, ...]:
    """A Code for each name."""
    return tuple(Code(name=name, by_act=by_act) for name in names)


def moments(*names: str, by_act: bool = False) -> tuple[Moment, ...]:
    """A Moment for each name."""
    return tuple(Moment(name=name, by_act=by_act) for name in names)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST or has_unseen(value):
        raise ValueError("no text of ours")
    return value
