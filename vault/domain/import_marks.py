"""Marks that come from a file: what each row says, and what bringing them in would do."""

from dataclasses import dataclass, field
from datetime import date

from vault.domain.identity.questions import Question
from vault.domain.ids import ClassId, PupilId
from vault.domain.incoming import Problem, Reading


@dataclass(frozen=True, slots=True)
class IncomingMark:
    """A row that says a mark; `key` says whose, as a key of `MarkReading.pupils` or `by_number`.
    `text` is as it stands in the file."""

    line: int
    key: str
    text: str
    note: str = ""


@dataclass
class MarkReading:
    """A file of marks that was read. `roll` has each child once who is told by name, `by_number` by
    a number or an id alone, by the keys of `marks`. `others` counts rows of other assessments,
    `empty` rows without a mark."""

    roll: Reading
    marks: list[IncomingMark] = field(default_factory=list)
    by_number: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Key to (kind, number); the kind is 'id', 'upn' or 'admission_no'."""
    others: int = 0
    empty: int = 0


@dataclass(frozen=True, slots=True)
class MarkOrder:
    """What the marks are of. `scale` is a title or a code; it is only looked at where a class has
    no assessment of that title yet. Without a class each pupil's own one takes the mark: the class
    that has the assessment already, else the registration class. `day` is that of a new assessment,
    and of which one is meant where a class has several of the title; None: today, and the
    newest."""

    title: str
    scale: str
    class_id: ClassId | None = None
    day: date | None = None
    out_of: int = 0


@dataclass(frozen=True, slots=True)
class MarkItem:
    """One mark that would be written; `old` is empty where there was none."""

    pupil: PupilId
    name: str
    class_name: str
    line: int
    old: str
    new: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class MarkPreview:
    """`assessments` are (class, whether the assessment is new there). `digest` identifies the plan:
    applying refuses when the vault or the file has changed since."""

    title: str
    scale: str
    assessments: tuple[tuple[str, bool], ...]
    new: tuple[MarkItem, ...]
    changed: tuple[MarkItem, ...]
    same: int
    refused: tuple[Problem, ...]
    doubtful: tuple[Problem, ...]
    questions: tuple[Question, ...]
    skipped: int
    stopped: str
    notes: tuple[str, ...]
    header: tuple[str, ...]
    mapping: tuple[tuple[str, str], ...]
    needs_columns: bool
    digest: str


@dataclass(frozen=True, slots=True)
class MarkReport:
    """What was written, in numbers of marks."""

    new: int
    changed: int
    same: int
    refused: int
    skipped: int
