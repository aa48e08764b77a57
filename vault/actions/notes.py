"""Notes and behaviour: written about one child or several, read, and followed up."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.catalogue.notes import NOTE_READ, NOTE_WRITE
from vault.domain.days import stored_in_figures
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId, RecordId
from vault.domain.notes import (
    KIND_WORDS,
    Note,
    NoteChange,
    NoteFacts,
    NoteKind,
    NotesPage,
    Part,
    WhichNotes,
)
from vault.domain.papers import Heading, Paper, Text
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.notes import Notes
from vault.store.school.pupils import Pupils


@dataclass(frozen=True)
class WriteNotes(Command[tuple[RecordId, ...]]):
    """A note about each of the children, who share what happened and have each their own part.
    `no_names`: what looks like the name of another child in it is none."""

    name = "note.write"
    needs = NOTE_WRITE

    facts: NoteFacts
    parts: tuple[Part, ...]
    no_names: bool = False

    def apply(self, records: Records) -> tuple[RecordId, ...]:
        return records.of(Notes).write(self.facts, self.parts, no_names=self.no_names)


@dataclass(frozen=True)
class ChangeNote(Command[None]):
    """One child's note: own ones, and any for who keeps the records of the school."""

    name = "note.change"
    needs = NOTE_WRITE

    change: NoteChange
    no_names: bool = False

    def apply(self, records: Records) -> None:
        records.of(Notes).change(self.change, no_names=self.no_names)


@dataclass(frozen=True)
class RemoveNote(Command[None]):
    """One child's note; those of the others who were in it stay."""

    name = "note.remove"
    needs = NOTE_WRITE

    note: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Notes).remove(self.note, self.version)


@dataclass(frozen=True)
class FollowUpNote(Command[None]):
    """What it asks for was done on that day; None: it is still to be done."""

    name = "note.follow-up"
    needs = NOTE_WRITE

    note: RecordId
    done: date | None

    def apply(self, records: Records) -> None:
        records.of(Notes).follow_up(self.note, self.done)


@dataclass(frozen=True)
class ListNotes(Query[NotesPage]):
    """The newest in sight that fit."""

    name = "note.list"
    needs = NOTE_READ

    which: WhichNotes = WhichNotes()

    def apply(self, records: Records) -> NotesPage:
        return records.of(Notes).find(self.which)


@dataclass(frozen=True)
class PupilNotes(Query[tuple[Note, ...]]):
    """Of one child, the newest first."""

    name = "note.pupil"
    needs = NOTE_READ

    pupil: PupilId

    def apply(self, records: Records) -> tuple[Note, ...]:
        return records.of(Notes).of_pupil(self.pupil)


@dataclass(frozen=True)
class NoteCategories(Query[dict[NoteKind, tuple[str, ...]]]):
    """Words that notes in sight are about, by kind."""

    name = "note.categories"
    needs = NOTE_READ
    is_recorded = False

    def apply(self, records: Records) -> dict[NoteKind, tuple[str, ...]]:
        return records.of(Notes).categories()


@dataclass(frozen=True)
class DraftNotes(Query[Paper]):
    """A child's notes, to be printed; of nobody else."""

    name = "note.print"
    needs = Permission.PRINT

    pupil: PupilId

    def apply(self, records: Records) -> Paper:
        is_month_first = records.of(Policies).law().is_month_first
        page = records.of(Pupils).page(self.pupil)
        pieces: list[Heading | Text] = []
        for note in records.of(Notes).of_pupil(self.pupil):
            day = stored_in_figures(note.facts.day.isoformat(), is_month_first=is_month_first)
            kind = worded(KIND_WORDS[note.facts.kind])
            pieces.append(Heading(f"{day}: {kind}, {note.facts.category}"))
            pieces.append(Text(note.words))
            if note.facts.follow_up_on is not None:
                pieces.append(Text(_follow_up(note, is_month_first=is_month_first)))
            pieces.append(Text(worded("Written by {0}").format(note.written_by)))
        if not pieces:
            pieces.append(Text(worded("There are no notes.")))
        return Paper(
            worded("Notes about {0}").format(page.facts.known_as),
            page.class_name,
            tuple(pieces),
            footer=f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
            pupils=1,
        )


def _follow_up(note: Note, *, is_month_first: bool) -> str:
    wanted, done = note.facts.follow_up_on, note.followed_up_on
    day = done or wanted
    shown = stored_in_figures(day.isoformat() if day else "", is_month_first=is_month_first)
    words = worded("Followed up on {0}: {1}") if done else worded("To follow up by {0}: {1}")
    return words.format(shown, note.facts.follow_up or "–")
