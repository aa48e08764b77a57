"""The declaration of a table; everything else about the table is derived from it.

A table with an answer missing cannot be defined: the program, and so every test, stops at once with
the table's name and the question.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from vault.domain.access import Role
from vault.domain.catalogue.access import ALL, Access
from vault.domain.catalogue.columns import Blob, Column, Day, Freely, Link, Text
from vault.domain.catalogue.told import KindOfData
from vault.domain.data_kinds import DataKind
from vault.domain.english.wording import all_worded, worded
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData

PUPIL_LINK = "pupil_id"
_NAME = re.compile(r"[a-z]+(_[a-z]+)*")
SYSTEM = frozenset({"num", "id", "version", "made"})
"""Columns that every table has and that say nothing about a person."""


def capital(text: str) -> str:
    """With its first letter large, and the others as they are."""
    return text[:1].upper() + text[1:]


class About(StrEnum):
    """Whose row it is: decides scope, history, erasure, the family's copy and what documents
    say."""

    PUPIL = "pupil"
    CLASS = "class"
    SCHOOL = "school"


class History(StrEnum):
    """What a change leaves behind: every field and every removed row (undo and merging rest on
    it); only what acts set, where rows never go; or nothing, because rows are written once and
    stand for themselves."""

    KEPT = "kept"
    ACTS = "acts"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`singular` and `plural` as they stand in a sentence, `title` above a list of them; `detail`:
    what they hold, for a letter to families and the authority; `step`: the singular where it is
    said which step was undone. `named_by`: the columns by which people call one row, () where they
    call it by nothing. `columns`: what a column is called in a sentence, where its name with spaces
    does not do; `explained`: the same for a family, where that does not do either. `told_with`: the
    columns that a family is told beside the name of a row that a pupil's row names."""

    singular: str
    plural: str
    title: str
    detail: str = ""
    step: str = ""
    named_by: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)
    told_with: tuple[str, ...] = ()

    def spoken(self) -> "Words":
        """The same in the English that is spoken."""
        return replace(
            self,
            singular=worded(self.singular),
            plural=worded(self.plural),
            title=worded(self.title),
            detail=worded(self.detail),
            step=worded(self.step),
            columns=all_worded(self.columns),
            explained=all_worded(self.explained),
        )

    def counted(self, number: int) -> str:
        """'contact' for one, 'contacts' for any other number."""
        return self.singular if number == 1 else self.plural

    def column(self, name: str) -> str:
        """'date of birth', within a sentence."""
        own = self.columns.get(name) or self.columns.get(f"{name}_id")
        return own or name.removesuffix("_id").replace("_", " ")

    def name_of(self, values: Mapping[str, Any]) -> str:
        """What people call a row with these values: 'Amir Khan', '4B'; '' where they call it by
        nothing."""
        names = (str(values.get(name) or "") for name in self.named_by)
        return " ".join(name for name in names if name)

    @property
    def heading(self) -> str:
        """'Contacts', above a column of numbers."""
        return capital(self.plural)


@dataclass(frozen=True, slots=True, kw_only=True)
class Travels:
    """How rows go into sealed files: their columns under `kind`, but for those that `apart` puts
    under another kind and those that never leave (`stays`). `same`: columns that make two rows of
    different origin the same thing; () where nothing does. `section`: what is taken or left out
    together with it, in words.

    `since`: the number of the sealed file's form that brought the table, `later` of columns that
    came after it. `removals`: whether it is told that a row was removed. `protective`: who sees
    single classes may add to what the other vault has, and changes nothing of it unasked.
    `one_school`: what it says holds in the school that it is from, and from another school nothing
    of it is taken unasked."""

    kind: DataKind
    same: tuple[str, ...]
    section: str
    since: int
    later: Mapping[str, int] = field(default_factory=dict)
    apart: Mapping[DataKind, tuple[str, ...]] = field(default_factory=dict)
    stays: tuple[str, ...] = ()
    removals: bool = True
    protective: bool = False
    one_school: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Under which retention rule rows come. Rows about a pupil go by the pupil; a row that is kept
    by a day of its own names it in `since` (the first of these columns that has one), and is listed
    as `title`, with what stands in the column `named`. `closed`: only once its case is closed.
    `by_month`: there are so many that those of a month are listed and disposed of as one."""

    rule: HeldData
    since: tuple[str, ...] = ()
    title: str = ""
    named: str = ""
    closed: bool = False
    by_month: bool = False


class _Asked(type):
    """Refuses a table with an answer left out by the table's name, and not only by the answer's."""

    def __call__(cls, **answers: Any) -> Any:
        for answer in fields(cls):  # type: ignore[arg-type]
            has_default = (answer.default, answer.default_factory) != (MISSING, MISSING)
            if answer.name not in answers and not has_default:
                name = answers.get("name", "without a name")
                raise TypeError(f"table {name}: what is its answer to '{answer.name}'?")
        return super().__call__(**answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(metaclass=_Asked):
    """`counted`: whether statements and breach letters say how many there are. `kept`: the
    retention rule that its rows come under, None for what is the school's own. `travels` None: in
    no sealed file. `told`: what families and documents are told of it, None for what says nothing
    of anybody. `told_when_added`: the pupil's history says when a row was added, where the row
    itself has no day; `told_on`: the column with that day, of a row that tells of it itself, so
    that the history of it is left out. `is_case`: the trail names the row, and not only the pupil.
    `fixed_by`: the table a row of which closes the rows here that it agrees with in every column
    that both have: what was done to them before is not undone any more.
    `acts`: words of the trail for the acts of a table that came after `act_words`."""

    name: str
    columns: tuple[Column, ...]
    about: About
    access: Mapping[Role, Access]
    history: History
    travels: Travels | None
    kept: Kept | None
    counted: bool
    told: KindOfData | None
    kind: Kind
    words: Words
    told_when_added: bool = False
    told_on: str = ""
    is_case: bool = False
    fixed_by: str = ""
    acts: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for question in _questions(self):
            raise TypeError(f"table {self.name}: {question}")

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.name for column in self.columns)

    @property
    def scope_column(self) -> str:
        """The column with the pupil's id; '' for a table that is about no pupil."""
        if self.about is not About.PUPIL:
            return ""
        return "id" if self.name == About.PUPIL else PUPIL_LINK

    @property
    def class_column(self) -> str:
        """The column with the class's id; '' for a table that is about no class."""
        if self.about is not About.CLASS:
            return ""
        return "id" if self.name == About.CLASS else "class_id"

    @property
    def links(self) -> dict[str, str]:
        """Column to the table whose row it names."""
        return {c.name: c.to for c in self.columns if isinstance(c, Link)}

    @property
    def pictures(self) -> tuple[str, ...]:
        """Columns that name a picture in photos.db."""
        return tuple(c.name for c in self.columns if isinstance(c, Blob))

    def column(self, name: str) -> Column:
        """KeyError for none of that name."""
        return {c.name: c for c in self.columns}[name]

    def lets_go(self, name: str) -> bool:
        """Whether the column is a link that names none once its row is gone."""
        column = self.column(name)
        return isinstance(column, Link) and column.lets_go

    def of_kind(self, kind: DataKind) -> tuple[str, ...]:
        """Columns that go into a sealed file under the kind, in their order."""
        if self.travels is None:
            return ()
        apart = {name for names in self.travels.apart.values() for name in names}
        if kind is self.travels.kind:
            carried = set(self.column_names) - apart - set(self.travels.stays)
        else:
            carried = set(self.travels.apart.get(kind, ()))
        return tuple(name for name in self.column_names if name in carried)

    def resolved(self, columns: frozenset[str]) -> frozenset[str]:
        """ALL as the names of all columns."""
        return frozenset(self.column_names) if columns == ALL else columns


def own_record(
    *,
    name: str,
    columns: tuple[Column, ...],
    access: Mapping[Role, Access],
    kind: Kind,
    words: Words,
    history: History = History.KEPT,
) -> Table:
    """A record of the school that is about no child and no class: it stays here as long as the
    school likes, and says nothing that families are told of. A link to a pupil in it is refused
    like anywhere."""
    return Table(
        name=name,
        columns=columns,
        access=access,
        kind=kind,
        words=words,
        history=history,
        about=About.SCHOOL,
        travels=None,
        kept=None,
        counted=False,
        told=None,
    )


def _questions(table: Table) -> Iterator[str]:
    """What is left open or contradicts itself."""
    yield from _questions_of_form(table)
    yield from _questions_of_telling(table)
    names = table.column_names
    missing = [role.value for role in Role if role not in table.access]
    if missing:
        yield f"what may these roles do with it: {', '.join(missing)}?"
    yield from _questions_of_owner(table)
    for role, access in table.access.items():
        unknown = (access.read | access.update) - ALL - set(names)
        if unknown:
            yield f"which columns does the {role.value} mean by {', '.join(sorted(unknown))}?"
    if table.travels is not None:
        yield from _questions_of_travel(table, table.travels)
    yield from _questions_of_keeping(table)


def _questions_of_form(table: Table) -> Iterator[str]:
    """Whether the answers are of the form that they have to be, which a checker of types sees only
    where somebody runs it."""
    forms = {
        "name": str,
        "columns": tuple,
        "access": Mapping,
        "about": About,
        "history": History,
        "counted": bool,
        "kind": Kind,
        "words": Words,
        "travels": Travels | None,
        "kept": Kept | None,
        "told": KindOfData | None,
    }
    for answer, form in forms.items():
        if not isinstance(getattr(table, answer), form):
            yield f"what is its answer to '{answer}'?"
    yield from _questions_of_parts(table)
    words, names = table.words, table.column_names
    if not (words.singular and words.plural and words.title):
        yield "what is it called? (words)"
    if not table.columns:
        yield "which columns has it?"
    if not all(_NAME.fullmatch(name) for name in (table.name, *names)):
        yield "is it and each column named in small letters and _?"
    if len(set(names)) < len(names) or SYSTEM & set(names):
        yield "is a column named twice, or like one that every table has?"
    unknown = (words.columns.keys() | words.explained.keys()) - set(names)
    if unknown:
        yield f"which columns are called {', '.join(sorted(unknown))}?"


def _questions_of_parts(table: Table) -> Iterator[str]:
    """Whether what an answer is made of is there: each column, what each role may do, and how rows
    travel and are kept."""
    parts: list[tuple[object, type, str]] = [
        *((column, Column, "which columns has it?") for column in table.columns),
        *((a, Access, f"what may the {role} do with it?") for role, a in table.access.items()),
    ]
    if table.travels is not None:
        travels = table.travels
        parts += [
            (travels.kind, DataKind, "under which kind of data does it travel?"),
            (travels.same, tuple, "what makes two of its rows the same?"),
            (travels.section or None, str, "what is it called in a sealed file? (section)"),
            (travels.since, int, "since which number of sealed files does it travel?"),
        ]
    if table.kept is not None:
        parts.append((table.kept.rule, HeldData, "under which retention rule does it come?"))
    for part, form, question in parts:
        if not isinstance(part, form):
            yield question


def _questions_of_telling(table: Table) -> Iterator[str]:
    """By what a row is called, and on which day it is told of."""
    unknown = set(table.words.named_by) - set(table.column_names)
    if unknown:
        yield f"which columns are {', '.join(sorted(unknown))}, by which a row is called?"
    days = {column.name for column in table.columns if isinstance(column, Day)}
    if table.told_on and table.told_on not in days:
        yield f"which day is {table.told_on}, on which a row is told of?"
    if table.told_on and table.told_when_added:
        yield "is a row told of on its own day, or when it was added?"


def _questions_of_owner(table: Table) -> Iterator[str]:
    """Whose the rows are, and what follows."""
    pupil_links = [name for name, to in table.links.items() if to == About.PUPIL]
    if (pupil_links or PUPIL_LINK in table.column_names) and table.about is not About.PUPIL:
        yield "its rows name a pupil: is it not about a pupil?"
    if len(pupil_links) > 1:
        yield f"about which of its pupils is a row? ({', '.join(pupil_links)}: a row has one)"
    if table.links.get(PUPIL_LINK, About.PUPIL) != About.PUPIL:
        yield f"why does {PUPIL_LINK} lead to something else than a pupil?"
    if table.links.get("class_id", About.CLASS) != About.CLASS:
        yield "why does class_id lead to something else than a class?"
    if table.about is About.PUPIL and table.name != About.PUPIL:
        if PUPIL_LINK not in table.links:
            yield f"about which pupil is a row? ({PUPIL_LINK})"
        if table.kept is None:
            yield "under which retention rule does what it says of a pupil come?"
        if table.told is None:
            yield "what are families told of it?"
    if table.about is About.CLASS and table.name != About.CLASS and "class_id" not in table.links:
        yield "about which class is a row? (class_id)"


def _questions_of_travel(table: Table, travels: Travels) -> Iterator[str]:
    names = set(table.column_names)
    separate = [name for columns in travels.apart.values() for name in columns]
    strange = {*separate, *travels.stays, *travels.same, *travels.later} - names
    if strange:
        yield f"which columns travel as {', '.join(sorted(strange))}?"
    if len(separate) > len(set(separate)) or set(separate) & set(travels.stays):
        yield "does a column travel under two kinds?"
    going = names - set(travels.stays)
    inside = [
        c.name
        for c in table.columns
        if c.name in going and not c.comes_in and not isinstance(c, Link)
    ]
    if inside:
        yield f"how is {', '.join(inside)} checked when it comes from outside?"
    if table.history is not History.KEPT:
        yield "how is it merged without a history?"
    if travels.since < 1 or any(number <= travels.since for number in travels.later.values()):
        yield "since which number of sealed files does it travel?"


def _questions_of_keeping(table: Table) -> Iterator[str]:
    kept, names = table.kept, set(table.column_names)
    if kept is None:
        return
    if table.about is not About.PUPIL and not (kept.since and kept.title):
        yield "from which day of a row does its retention rule count, and what is it listed as?"
    unknown = {*kept.since, kept.named, *(["state"] if kept.closed else [])} - names - {""}
    if unknown:
        yield f"which columns does its retention rule mean by {', '.join(sorted(unknown))}?"


def texts_with(table: Table, *, at_least_words: bool) -> tuple[str, ...]:
    """Columns in which somebody else may be named; or only those where people write freely."""
    wanted = {Freely.WORDS} if at_least_words else {Freely.WORDS, Freely.NAMES}
    return tuple(c.name for c in table.columns if isinstance(c, Text) and c.freely in wanted)
