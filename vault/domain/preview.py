"""What an import would do, as values that can be shown, printed and tested."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from vault.domain.characteristics import LIST_FIELD
from vault.domain.identity.questions import Question
from vault.domain.ids import PupilId
from vault.domain.incoming import Problem, SheetSeen, TextReading


class FileSection(StrEnum):
    """What may be left out of a common transfer file; who the pupil is may not."""

    DETAILS = "details"
    CONTACTS = "contacts"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person chose by hand; empty fields are detected."""

    encoding: str = ""
    delimiter: str = ""
    date_order: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    sheets: tuple[str, ...] = ()
    header_line: int = 0
    without: tuple[FileSection, ...] = ()
    """Sections of a common transfer file that stay out."""
    any_age: bool = False
    """Whether a list of pupils may be one of grown-ups: birth dates over 25 years back are kept."""
    known_contacts: bool = False
    """Whether such a file may also change contacts of pupils who are here already."""


LIST_FIELDS: tuple[str, ...] = (
    "full_name",
    "legal_given",
    "legal_family",
    "middle",
    "preferred_given",
    "preferred_family",
    "born",
    "sex",
    "upn",
    "admission_no",
    "year_group",
    "class",
    "started",
    "left_on",
    "languages",
    *LIST_FIELD.values(),
    *(
        f"contact{number}_{part}"
        for number in (1, 2, 3)
        for part in ("name", "relationship", "phone", "email", "address")
    ),
)
"""What a column of a class list can be matched to by hand."""
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-8 twice", "utf-8 and cp1252", "utf-16"),
    *("cp1252", "mac_roman", "cp850", "cp1250", "cp1251", "cp1253", "cp1254", "latin-1"),
)
DELIMITERS = (",", ";", "\t", "|")
DATE_ORDERS = ("day-month-year", "month-day-year")


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column, the field that it is taken for ('' for none), and some of what stands in it."""

    column: str
    field: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HowRead:
    """How a file is understood, before its rows are held against the vault; as in RollPreview."""

    format_name: str
    notes: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    date_order: str = ""
    header: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    header_line: int = 0
    sheets: tuple[SheetSeen, ...] = ()
    readings: tuple[TextReading, ...] = ()
    doubt: str = ""
    columns: tuple[ColumnSeen, ...] = ()


class FieldDiff(NamedTuple):
    """One field that changes; both values as text."""

    field: str
    old: str
    new: str


class PreviewItem(NamedTuple):
    """One record that is new or changed; `fields` is empty for a new one."""

    kind: str
    label: str
    line: int
    fields: tuple[FieldDiff, ...] = ()
    record: str = ""
    """The id of a record that is there already."""


@dataclass(frozen=True, slots=True)
class RollPreview:
    """`digest` identifies the plan: applying refuses when the vault or the file has changed
    since. What there may be very many of is read from the plan as it is looked at."""

    format_name: str
    notes: tuple[str, ...]
    encoding: str
    delimiter: str
    date_order: str
    header: tuple[str, ...]
    mapping: tuple[tuple[str, str], ...]
    new: Sequence[PreviewItem]
    changed: Sequence[PreviewItem]
    same: int
    refused: Sequence[Problem]
    doubtful: Sequence[Problem]
    digest: str
    will_write: bool = True
    """Whether applying would change anything at all."""
    needs_columns: bool = False
    """No column holds names: a person has to say which column is what."""
    questions: tuple[Question, ...] = ()
    """Also those that are answered. What is not answered stays as it is on both sides."""
    skipped: int = 0
    """How many rows stay out because of a question."""
    header_line: int = 0
    sheets: tuple[SheetSeen, ...] = ()
    readings: tuple[TextReading, ...] = ()
    """The ways in which the file's bytes can be read as letters, the likeliest first."""
    doubt: str = ""
    """Why nothing of it may come in before a person has chosen one of `readings`."""
    asks_age: str = ""
    """That all birth dates make grown-ups of the pupils and stay out, unless a person says that
    they are right (`ReadOptions.any_age`)."""
    has_sections: bool = False
    """Whether a person may leave out parts of the file (`FileSection`)."""
    stopped: str = ""
    """Why nothing of the file may come in (it is of another school, or its number column slipped);
    the first contradictions are among `refused`."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`skipped` rows were left as they are because of a question; for `questions` of them nobody
    had answered it."""

    new: int
    changed: int
    same: int
    refused: int
    problems: Sequence[Problem]
    questions: int = 0
    skipped: int = 0


SURE = frozenset({"upn", "admission number", "name", "name and number"})
"""Ways of telling whose a picture is that stand without a look."""
OLDER = "older"
"""Surely of this child, who has a newer one in the same folder."""


@dataclass(frozen=True, slots=True)
class PhotoMatch:
    """A picture file and the pupil it belongs to; `by` says how that was found (one of SURE, OLDER,
    or a word for what a person has to answer), '' for not at all.

    `refused` says why the file is no picture that can be kept; `is_same`: the pupil has this very
    photo already; `thumb` is a small JPEG, or empty.
    """

    file: str
    pupil: PupilId | None
    name: str
    by: str
    refused: str = ""
    is_same: bool = False
    thumb: bytes = b""
    candidates: tuple[PupilId, ...] = ()
    """The children that come into question, the likeliest first."""
    indexed: str = ""
    """What an index file beside the pictures says of this one."""

    @property
    def may_be_picked(self) -> bool:
        """Whether it can be ticked: its child is certain. A question is answered instead."""
        is_certain = self.by in SURE or self.by == OLDER
        return is_certain and not self.refused and not self.is_same

    @property
    def is_sure(self) -> bool:
        """Whether it comes in without being ticked."""
        return self.may_be_picked and self.by != OLDER


@dataclass(frozen=True, slots=True)
class PhotoPreview:
    """`digest` covers the files and their matches; `questions` are about files whose child a person
    has to name, and `unread` are files that are no pictures."""

    matches: tuple[PhotoMatch, ...]
    digest: str
    questions: tuple[Question, ...] = ()
    unread: tuple[str, ...] = ()
