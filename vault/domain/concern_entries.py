"""What a safeguarding lead writes into a child's chronology beside a concern: who was told of it,
and which other child has to do with it. Both become plain text, as every sealed record is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from vault.domain.concern_form import folded, parts_of
from vault.domain.ids import PupilId
from vault.domain.sealed import SealedRecord
from vault.errors import InvalidValueError

TOLD, LINKED, UNLINKED = "Told", "Linked child", "Link taken back"
"""Categories of the entries."""
_ABOUT = "About"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TellForm:
    """Who was told: a name, or a role or body (police, children's services), or both. `at` None:
    the time is not known."""

    who: str
    body: str
    on: date | None
    at: time | None
    way: str
    answer: str = ""

    def text(self, today: date) -> str:
        """What is sealed, without what it is about. InvalidValueError names the field."""
        told = ", ".join(word for word in (_line(self.body), _line(self.who)) if word)
        if not told:
            raise InvalidValueError(field="who", reason="write who was told: a name, role or body")
        if self.on is None:
            raise InvalidValueError(field="date", reason="write the day on which they were told")
        if self.on > today:
            raise InvalidValueError(field="date", reason="this day is still to come")
        clock = f" at {self.at:%H:%M}" if self.at is not None else ""
        # The month as a word, as in the concern itself.
        how = ", ".join(part for part in (f"{self.on:%d %B %Y}{clock}", _line(self.way)) if part)
        late = f"\nWritten down: {today:%d %B %Y}" if self.on != today else ""
        answer = f"\nAnswer: {folded(self.answer)}" if self.answer.strip() else ""
        return f"{told} ({how}){answer}{late}"


@dataclass(frozen=True, slots=True)
class ChildLink:
    """Another child whom a concern has to do with: how, and a note, which stands in both children's
    files and so has to name neither."""

    other: PupilId
    relation: str
    note: str = ""

    def text(self, concern: SealedRecord) -> str:
        """What is sealed, once for each child. Nothing of what was raised is in it: that is about
        the one child, and stands in that child's file alone."""
        words = [word for word in (_line(self.relation), folded(self.note)) if word]
        return f"{': '.join(words)}\n{_ABOUT}: {concern.written_on}, {concern.author}"


def unlinked_text(link: SealedRecord, by: str, today: date, reason: str) -> str:
    """Of an entry that linked another child and does no more: what it said stays, without whom."""
    return f"{link.text}\n{UNLINKED}: {today:%d %B %Y}, {by}: {folded(reason)}"


def about(concern: SealedRecord) -> str:
    """The last line of an entry that belongs to a concern about the same child."""
    first = parts_of(concern.text).first_line
    return f"{_ABOUT}: {concern.written_on}, {concern.author}: {first}"


def people_told(concern: SealedRecord, entries: Iterable[SealedRecord]) -> tuple[str, ...]:
    """Who was told of this concern, the first first: 'Police (24 November 2026, Phone)'. Who
    raised it may be called otherwise by now."""
    begins = f"{_ABOUT}: {concern.written_on}, "
    ends = f": {parts_of(concern.text).first_line}"
    told = []
    for entry in entries:
        last = entry.text.rpartition("\n")[2]
        if entry.category == TOLD and last.startswith(begins) and last.endswith(ends):
            told.append((entry.written_on, entry.text.partition("\n")[0]))
    return tuple(words for _, words in sorted(told))


def _line(words: str) -> str:
    """In one line, however it was pasted."""
    return " ".join(words.split())[:_LONGEST]
