"""Programmes and judgements that come from a file, and what bringing them in would do."""

from dataclasses import dataclass, field
from datetime import date

from vault.domain.half_terms import HalfTerm
from vault.domain.identity.questions import Question
from vault.domain.import_marks import MarkReading
from vault.domain.incoming import Problem
from vault.domain.objectives import Programme


@dataclass(frozen=True, slots=True)
class JudgementOrder:
    """What stands for a row that does not say it: the title of the programme, and the half-term.
    Unsaid in both, the row's day says the half-term, and else it is the present one."""

    programme: str = ""
    half_term: HalfTerm | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveOfRow:
    """What a row says beside whose it is and the judgement, as it stands in the file."""

    programme: str
    area: str
    objective: str
    term: str
    day: date | None


@dataclass
class JudgementReading:
    """`objectives` is by the line of each of `rows.marks`."""

    rows: MarkReading
    objectives: dict[int, ObjectiveOfRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One line that would be written: `name` says of whom or of what, `old` is empty where there
    was nothing."""

    line: int
    name: str
    about: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ObjectivesPreview:
    """Of judgements, or of programmes. `digest` identifies the plan: applying refuses when the
    vault or the file has changed since."""

    new: tuple[ImportItem, ...]
    changed: tuple[ImportItem, ...]
    same: int
    refused: tuple[Problem, ...]
    doubtful: tuple[Problem, ...]
    questions: tuple[Question, ...]
    skipped: int
    stopped: str
    notes: tuple[str, ...]
    needs_columns: bool
    digest: str


@dataclass(frozen=True, slots=True)
class ObjectivesReport:
    """What was written, in numbers."""

    new: int
    changed: int
    same: int
    refused: int
    skipped: int


@dataclass
class ProgrammeReading:
    """Programmes with the objectives of the file, and the line on which each programme begins; by
    title."""

    programmes: dict[str, tuple[int, Programme]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    needs_columns: bool = False
