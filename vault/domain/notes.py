"""Notes and behaviour: what was seen of one child or of several, each with a part of their own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from vault.domain.english.wording import worded
from vault.domain.identity.folding import fold
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

LONGEST_CATEGORY = 40
LONGEST_TEXT = 2000
MOST_PUPILS = 60
SHOWN_AT_ONCE = 300
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class NoteKind(StrEnum):
    """Whether it is to the good, to the bad, or neither."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    OBSERVATION = "observation"


KIND_WORDS: Final = MappingProxyType(
    {
        NoteKind.POSITIVE: "Positive",
        NoteKind.NEGATIVE: "Negative",
        NoteKind.OBSERVATION: "Observation",
    }
)
CATEGORIES: Final[Mapping[NoteKind, tuple[str, ...]]] = MappingProxyType(
    {
        NoteKind.POSITIVE: (
            *("Kindness", "Effort", "Good work", "Helping others", "Taking part", "Leadership"),
        ),
        NoteKind.NEGATIVE: (
            *("Disruption", "Unkind to others", "Homework missing", "Equipment missing"),
            *("Late to the lesson", "Damage"),
        ),
        NoteKind.OBSERVATION: ("Learning", "Friendships", "Mood", "Talk with the family"),
    }
)
"""What a school begins with; whoever writes may use words of their own."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one of the children in it."""

    pupil: PupilId
    text: str = ""


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What is the same for every child in it. `shared` stands in each child's record and names no
    other; what is to follow is done by `follow_up_on` and comes up on Today from that day."""

    day: date
    kind: NoteKind
    category: str
    shared: str = ""
    follow_up: str = ""
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One child's part, as it is read. `others` counts the children in sight who were in it too;
    who they are is not told here. `is_mine`: written by the acting person."""

    id: RecordId
    version: int
    pupil: PupilId
    called: Called
    class_name: str
    facts: NoteFacts
    text: str
    written_by: str
    is_mine: bool
    followed_up_on: date | None = None
    others: int = 0

    @property
    def words(self) -> str:
        """All that is said of this child."""
        return "\n".join(part for part in (self.facts.shared, self.text) if part)

    def is_due(self, today: date) -> bool:
        """Whether its follow-up waits to be done."""
        wanted = self.facts.follow_up_on
        return wanted is not None and self.followed_up_on is None and wanted <= today

    @property
    def waits(self) -> bool:
        """Whether something is still to follow, today or later."""
        return self.facts.follow_up_on is not None and self.followed_up_on is None


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One child's part of a note, as it is to be from now on."""

    id: RecordId
    version: int
    facts: NoteFacts
    text: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The newest notes in sight; `more` says that there are older ones beside these."""

    notes: tuple[Note, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class WhichNotes:
    """What is looked for; every condition that is given narrows it. `words` stand anywhere in a
    note or in the child's name."""

    mine: bool = False
    waiting: bool = False
    kind: NoteKind | None = None
    class_id: ClassId | None = None
    pupil: PupilId | None = None
    words: str = ""


def checked_facts(facts: NoteFacts) -> NoteFacts:
    """The same with clean texts. InvalidValueError for no category, a day to come, a text that is
    too long, a follow-up without a day, or one before the note."""
    category = clean_text(facts.category)
    if not category:
        raise InvalidValueError(field="category", reason=worded("say what it is about"))
    if len(category) > LONGEST_CATEGORY:
        reason = f"longer than {LONGEST_CATEGORY} characters"
        raise InvalidValueError(field="category", reason=reason)
    if facts.day > date.today():
        raise InvalidValueError(field="day", reason="this day is still to come")
    follow_up = text_of("follow_up", facts.follow_up)
    if follow_up and facts.follow_up_on is None:
        raise InvalidValueError(field="follow_up_on", reason=worded("by which day is it done?"))
    if facts.follow_up_on is not None and facts.follow_up_on < facts.day:
        raise InvalidValueError(
            field="follow_up_on", reason=worded("it follows the note: choose a later day")
        )
    return NoteFacts(
        facts.day,
        facts.kind,
        category,
        text_of("shared", facts.shared),
        follow_up,
        facts.follow_up_on,
    )


def checked_parts(shared: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with clean texts. InvalidValueError for nobody, too many, a child twice, or one of
    whom nothing is said."""
    listed = tuple(Part(part.pupil, text_of("own_part", part.text)) for part in parts)
    if not listed:
        raise InvalidValueError(field="pupils", reason=worded("choose whom it is about"))
    if len(listed) > MOST_PUPILS:
        raise InvalidValueError(
            field="pupils", reason=worded("more than {0} pupils").format(MOST_PUPILS)
        )
    if len({part.pupil for part in listed}) < len(listed):
        raise InvalidValueError(field="pupils", reason=worded("a pupil is in it twice"))
    if not shared and not all(part.text for part in listed):
        raise InvalidValueError(
            field="shared", reason=worded("write what was seen, for everybody or for each of them")
        )
    return listed


def check_names(
    facts: NoteFacts, parts: Iterable[Part], names: Mapping[PupilId, tuple[Called, ...]]
) -> None:
    """InvalidValueError when a text that stands in one child's record names another child who was
    in it. `names` are all that the children in it are called, the name in use first. A name that is
    a word too ('Will') is found as well, so the writer may say that none is meant."""
    for part in parts:
        own = names.get(part.pupil, ())
        others = [called for pupil, called in names.items() if pupil != part.pupil]
        texts = {"shared": facts.shared, "follow_up": facts.follow_up, "own_part": part.text}
        for field in ("shared", "follow_up", "own_part"):
            named = next((each for each in others if is_named(each, own, texts[field])), None)
            if named is not None:
                raise InvalidValueError(field=field, reason=_named(named[0]), named=True)


def is_named(names: Iterable[Called], own: Iterable[Called], text: str) -> bool:
    """Whether the text has a given name of the child, or one of several, as words of its own, or a
    family name that the child whose record it is (`own`) does not share. Accents do not count; a
    small letter does, unless the whole text is written without capitals."""
    are_words = text == text.lower()
    found = [
        fold(word.removesuffix("'s").removesuffix("’s"))
        for word in _WORD.findall(text)
        if are_words or not word[0].islower()
    ]
    written = {*found, *(one + other for one, other in pairwise(found))}
    families = {fold(called.family) for called in own}
    for called in names:
        given = {fold(called.given), *map(fold, called.given.split())}
        if any(len(name) > 1 for name in written & (given | ({fold(called.family)} - families))):
            return True
    return False


def _named(called: Called) -> str:
    return worded(
        "it names {0}, and stands in another child's record too: write 'another child', or say it"
        " in their own part"
    ).format(called.given or called.family)


def text_of(field: str, text: str) -> str:
    """Clean lines; InvalidValueError when they are too long."""
    lines = "\n".join(clean_text(line) for line in text.strip().splitlines())
    if len(lines) > LONGEST_TEXT:
        raise InvalidValueError(field=field, reason=f"longer than {LONGEST_TEXT} characters")
    return lines
