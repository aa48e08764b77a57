"""How a note is said: its kind with what it is about, what follows, and who was in it."""

from dataclasses import dataclass
from datetime import date

from ui.widgets.dates import day_text
from ui.words import counted, tr
from vault.domain.ids import PupilId
from vault.domain.notes import KIND_WORDS, Note, NoteKind
from vault.domain.people import Called

_TONES = {NoteKind.POSITIVE: "good", NoteKind.NEGATIVE: "warn", NoteKind.OBSERVATION: "info"}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as a row of a table of children: `id` is the pupil's, by whom the face is found."""

    note: Note

    @property
    def id(self) -> PupilId:
        """The pupil."""
        return self.note.pupil

    @property
    def called(self) -> Called:
        """The pupil's names in use."""
        return self.note.called


def kind_words(note: Note) -> str:
    """'Positive: Kindness'."""
    return f"{tr(KIND_WORDS[note.facts.kind])}: {note.facts.category}"


def kind_tone(note: Note) -> str:
    """Of its kind, as a sign and a colour."""
    return _TONES[note.facts.kind]


def text_words(note: Note) -> str:
    """All that is said of this child, on one line."""
    return " / ".join(line for line in note.words.split("\n") if line)


def follow_up_words(note: Note, today: date) -> str:
    """'By 03/12/2025: ring home', 'Late, by …', 'Done on …', or nothing."""
    facts = note.facts
    if facts.follow_up_on is None:
        return ""
    if note.followed_up_on is not None:
        return tr("Done on {0}").format(day_text(note.followed_up_on))
    words = tr("Late, by {0}") if facts.follow_up_on < today else tr("By {0}")
    by = words.format(day_text(facts.follow_up_on))
    return f"{by}: {facts.follow_up}" if facts.follow_up else by


def with_others(note: Note) -> str:
    """'with 2 others': how many, and never who."""
    if not note.others:
        return ""
    return counted(note.others, tr("with 1 other child"), tr("with {0} other children"))
