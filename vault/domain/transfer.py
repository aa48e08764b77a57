"""What goes into a sealed file, what comes out of one, and what merging it would do."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from vault.domain.access import Role
from vault.domain.catalogue.all_tables import CATALOGUE, SEALED
from vault.domain.data_kinds import DataKind
from vault.domain.identity.questions import Answers, Question
from vault.domain.ids import CardId, ClassId, PhotoId, PupilId
from vault.domain.merge import Value
from vault.domain.tables import LETTING_GO

SEALED_KINDS: Final = {table.travels: table.compartment for table in SEALED.values()}
"""Kinds that stand in sealed records, and whose key opens them."""
SEALED_TABLES = {compartment.value: compartment for compartment in SEALED_KINDS.values()}
TABLES: Final = (*(n for n, t in CATALOGUE.items() if t.travels is not None), *SEALED)
"""In the order in which they are written and merged: parents first."""
FIELDS: Final[dict[DataKind, dict[str, tuple[str, ...]]]] = {
    kind: {
        name: columns
        for name in TABLES
        for columns in (
            CATALOGUE[name].of_kind(kind)
            if name in CATALOGUE
            else SEALED[name].column_names * (SEALED[name].travels is kind),
        )
        if columns
    }
    for kind in DataKind
}
"""Which columns of which tables each kind carries."""
LINKS: Final = {
    column: to
    for name in TABLES
    for column, to in (CATALOGUE[name] if name in CATALOGUE else SEALED[name]).links.items()
}
"""Columns that name another record: identity, not content."""
MAY_BE_MISSING: Final = frozenset(
    {"year_id", *(column for columns in LETTING_GO.values() for _, column in columns)}
)
"""Of these, which are emptied where the record that they name is not."""


def fields_of(kinds: frozenset[DataKind]) -> dict[str, tuple[str, ...]]:
    """Columns to send, by table, in the order of TABLES."""
    by_table: dict[str, tuple[str, ...]] = {}
    for kind in DataKind:
        if kind in kinds:
            for table, columns in FIELDS.get(kind, {}).items():
                by_table[table] = (*by_table.get(table, ()), *columns)
    return {table: by_table[table] for table in TABLES if table in by_table}


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose data to send, and which. `purpose` is the consent that a photo needs; pupils whose
    processing is restricted stay out unless `with_restricted`."""

    classes: tuple[ClassId, ...] = ()
    pupils: tuple[PupilId, ...] = ()
    kinds: frozenset[DataKind] = frozenset({DataKind.NAMES})
    purpose: str = "photo-class"
    with_restricted: bool = False


@dataclass(frozen=True, slots=True)
class SendCounts:
    """What a selection holds: records by kind, and photos held back for want of consent."""

    pupils: int
    by_kind: dict[DataKind, int]
    photos_held_back: int
    about: str
    restricted: int = 0
    """Pupils left out because their processing is restricted."""
    opted_out: int = 0
    """Pupils left out because they are in no list for people outside."""
    photos: frozenset[PhotoId] = frozenset()
    """Those that go along if photos are ticked."""
    whose: tuple[PupilId, ...] = ()
    """Who goes along."""


@dataclass(frozen=True, slots=True)
class SendPart:
    """A part of the file, or all of a folder in it, by its name: how many files, and bytes."""

    name: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class SendOutline:
    """What the file would hold, packed to see and not kept: how many records of each table, and
    the columns that go along. `removals` are records that were deleted here."""

    counts: SendCounts
    records: tuple[tuple[str, int], ...]
    columns: dict[str, tuple[str, ...]]
    removals: int
    parts: tuple[SendPart, ...]

    @property
    def bytes(self) -> int:
        """Of all parts; sealed it is a little more."""
        return sum(part.bytes for part in self.parts)


@dataclass(frozen=True, slots=True)
class SendReport:
    """`passphrase` is empty when the file went to cards."""

    path: str
    bytes: int
    pupils: int
    photos: int
    photos_held_back: int
    recipients: tuple[str, ...]
    restricted: int = 0
    opted_out: int = 0
    passphrase: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class SendOrder:
    """Everything that a sender decides."""

    selection: Selection
    cards: tuple[CardId, ...]
    reason: str
    until: date


class Standing(StrEnum):
    """What merging one record would do."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field on both sides, and who changed it when. A person decides about a conflict. What
    `is_beyond` the sender's role to write is a conflict as well, and ours is kept unless theirs is
    chosen for this very field."""

    field: str
    mine: Value
    theirs: Value
    mine_by: str = ""
    mine_at: str = ""
    theirs_by: str = ""
    theirs_at: str = ""
    is_conflict: bool = False
    is_beyond: bool = False


@dataclass(frozen=True, slots=True)
class MergeItem:
    """One record that merging would touch. `pupil` is the incoming id of the pupil it is of,
    `record` its incoming id."""

    table: str
    record: str
    pupil: str
    label: str
    standing: Standing
    fields: tuple[FieldComparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person chose. `choices` maps 'record field' to 'mine' or 'theirs'; `prefer` holds for
    all other fields; `answers` say who a child is, and have no default."""

    prefer: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    answers: Answers = ()
    without_tables: frozenset[str] = frozenset()
    without_pupils: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who made the file, as its signed header says."""

    name: str
    school: str
    is_known: bool
    """False when only the passphrase vouches for it."""
    role: Role = Role.DATA_LEAD
    """What the merge holds each line against."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """`digest` identifies the plan: applying refuses when the vault or the file has changed
    since."""

    file: str
    number: int
    sender: Sender
    made_at: datetime
    until: date
    reason: str
    about: str
    kinds: tuple[DataKind, ...]
    items: tuple[MergeItem, ...]
    same: int
    left_aside: int
    """Records of pupils or classes that are not here and did not come along."""
    digest: str
    questions: tuple[Question, ...] = ()
    """Children of whom only a person can say who they are here. One that nobody answers stays
    out, with all that hangs on it, and what is here stays as it is."""
    by_name: tuple[str, ...] = ()
    """Names of those who were found by name and birth date alone."""

    def count(self, standing: Standing) -> int:
        """How many records have this standing."""
        return sum(1 for item in self.items if item.standing is standing)

    @property
    def conflicts(self) -> int:
        """Records that a person has to decide about, field by field."""
        return self.count(Standing.CONFLICT)

    @property
    def beyond(self) -> int:
        """Records with a change that the sender's role could not have written."""
        return sum(
            1 for item in self.items if any(comparison.is_beyond for comparison in item.fields)
        )


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, in numbers of records."""

    new: int
    changed: int
    removed: int
    same: int
    decided: int
    pictures_refused: int
    questions: int = 0
    skipped: int = 0
    """Children who were left out because of a question; `questions` of them nobody answered."""
    receipt: bytes = field(repr=False, default=b"")


INTERRUPTED, NEVER_FINISHED = "interrupted", "never finished"
"""States of a sent file that did not get its name: it may lie somewhere, or nobody can have it."""


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A line of the transfer log: what went to whom, or came from whom, and why."""

    id: str
    direction: str
    number: int
    partner: str
    about: str
    kinds: str
    pupils: int
    photos: int
    reason: str
    until: str
    at: str
    by: str
    state: str
    receipt_at: str

    @property
    def is_out(self) -> bool:
        """Whether a file of it may be in somebody's hands."""
        return self.direction == "sent" and self.state != NEVER_FINISHED
