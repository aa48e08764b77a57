"""Everything that is held about one pupil, in sections, and what is left out of the copy."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vault.domain.ids import CardId, PhotoId

NOT_IN_THE_COPY = (
    "Some records of a school are sealed, each kind for the people who keep it. This copy does not"
    " say whether there are any about your child. The school looks, and tells you what it may."
)
"""What a family reads where the copy could not be made from everything: the same for each child."""


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is the name of its CSV file, `rows` are texts under the `columns`."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Somebody else's name in the text of a cell. `around` shows it with the words beside it."""

    key: str
    section: str
    row: int
    column: int
    start: int
    end: int
    person: str
    around: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """`missing` is for the person who makes the copy: what another one has to add; a family reads
    NOT_IN_THE_COPY in its place. `digest` names all of it."""

    name: str
    sections: tuple[Section, ...]
    photos: tuple[tuple[PhotoId, str], ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """What to leave out, and how to seal it: for the cards, or under a passphrase that is made.
    `contacts_too` leaves phones and addresses of the family in."""

    redact: frozenset[str] = frozenset()
    contacts_too: bool = False
    cards: tuple[CardId, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOverReport:
    """A copy that was just handed over."""

    path: Path
    bytes: int
    records: int
    photos: int
    redacted: int
    missing: tuple[str, ...]
    recipients: tuple[str, ...]
    handed_on: date
    passphrase: str = field(repr=False, default="")
