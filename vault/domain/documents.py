"""What a school has to be able to show in writing: parts from the vault, parts from a person."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vault.domain.papers import Heading, Paper, Piece, Text, missing

REVIEW_EVERY = timedelta(days=365)
"""Each of them is looked over once a year at least."""


class DocumentKind(StrEnum):
    """Which document; the values are those that the vault stores."""

    PROCESSING = "processing-record"
    DPIA = "dpia"
    LAWFUL_BASIS = "lawful-basis"
    PROGRAMME = "security-programme"
    RETENTION = "retention-policy"
    NOTICE = "privacy-notice"


@dataclass(frozen=True, slots=True)
class Part:
    """One heading. `derived` comes from the vault, anew each time; `asks` says what a person
    writes below it (nothing where it is empty), and `typed` is what they wrote."""

    key: str
    title: str
    derived: tuple[Piece, ...] = ()
    asks: str = ""
    typed: str = ""

    def pieces(self) -> tuple[Piece, ...]:
        """Heading, what is known, what was written, or the mark of the gap."""
        written: tuple[Piece, ...] = ()
        if self.typed.strip():
            written = tuple(Text(line) for line in self.typed.strip().split("\n") if line.strip())
        elif self.asks:
            written = (Text(missing(self.asks)),)
        return (Heading(self.title), *self.derived, *written)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it would be today. `number` is the newest kept version (0: none); `is_behind`:
    what the vault holds or does has changed since that version."""

    kind: DocumentKind
    title: str
    school: str
    parts: tuple[Part, ...]
    number: int = 0
    at: datetime | None = None
    by: str = ""
    is_behind: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole document, part by part."""
        return tuple(piece for part in self.parts for piece in part.pieces())

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is still to be completed."""
        return Paper("", "", self.pieces).gaps


@dataclass(frozen=True, slots=True)
class Version:
    """One kept version: who made it when, and how many places were still open."""

    kind: DocumentKind
    number: int
    at: datetime
    by: str
    gaps: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the list; `newest` is None while it was never made."""

    kind: DocumentKind
    title: str
    newest: Version | None

    def is_old(self, today: date) -> bool:
        """Whether the newest version is due for its yearly review."""
        return self.newest is not None and today - self.newest.at.date() >= REVIEW_EVERY
