"""The form of a concern, and the text that it becomes.

What is sealed stays one text with headings, as concerns always were: the signature covers it, a
merge compares it, and a program that knows no parts shows it as it stands. Each part begins with
its heading and a colon at the beginning of a line; further lines of it are indented by two spaces
(as header fields are folded in RFC 5322), so that nothing that is typed can pass for a heading. A
text whose first line is no WHEN is from before there were parts, or from elsewhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from vault.domain.sealed import SealedRecord
from vault.errors import InvalidValueError

CATEGORY, CLOSED, REOPENED = "Concern", "Concern closed", "Concern opened again"
WHEN, PLACE, OTHERS = "Seen or heard", "Place", "Who else was there"
FACTS, WORDS, DONE, TOLD = (
    "What happened",
    "The child's own words",
    "What was done",
    "Who was told",
)
MARK = "Mark on the body map"
_FOLD = "  "
_HEAD = re.compile(r"([A-Z][^:\n]{0,40}): ?(.*)")
_MARK = re.compile(
    r"(\d{1,2}), (front|back), (\d{1,3}) across, (\d{1,3}) down(?:: (.*))?", re.DOTALL
)
_OLD_HEADS = (("The child's own words", WORDS), ("Done", DONE))
"""Of forms up to 0.2, which put what happened first and without a heading."""
MOST_MARKS = 20
_MOST_PARTS = 40
"""More than the form has: from there on a text that was put together to hold up its reader goes on
in its last part."""


@dataclass(frozen=True, slots=True)
class BodyMark:
    """One mark: percent across and down the outline as it is drawn, and what was seen there."""

    is_front: bool
    across: int
    down: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class ConcernForm:
    """What is typed on the page. `at` None: the time is not known."""

    on: date | None
    at: time | None
    place: str = ""
    others: str = ""
    facts: str = ""
    words: str = ""
    done: str = ""
    told: str = ""
    marks: tuple[BodyMark, ...] = ()

    def text(self, today: date) -> str:
        """What is sealed. InvalidValueError names the field that is empty or cannot be."""
        if self.on is None:
            raise InvalidValueError(field="date", reason="write the day on which it was")
        if self.on > today:
            raise InvalidValueError(field="date", reason="this day is still to come")
        if not self.facts.strip() and not self.words.strip():
            raise InvalidValueError(field="facts", reason="write what was seen or heard")
        clock = f" at {self.at:%H:%M}" if self.at is not None else ""
        parts = [
            # The month as a word: the text stays as it is, whoever reads it in which country.
            (WHEN, f"{self.on:%d %B %Y}{clock}"),
            (PLACE, self.place),
            (OTHERS, self.others),
            (FACTS, self.facts),
            (WORDS, self.words),
            *((MARK, mark) for mark in mark_lines(self.marks)),
            (DONE, self.done),
            (TOLD, self.told),
        ]
        return "\n".join(f"{head}: {folded(words)}" for head, words in parts if words.strip())


@dataclass(frozen=True, slots=True)
class ConcernParts:
    """A concern as it is read: (heading, words) in their order; what has no heading has ''."""

    parts: tuple[tuple[str, str], ...]
    marks: tuple[BodyMark, ...] = ()

    def words(self, heading: str) -> str:
        """Of one part; '' where there is none."""
        return "\n".join(words for head, words in self.parts if head == heading)

    @property
    def first_line(self) -> str:
        """What a list shows of it."""
        first = self.words(FACTS) or self.words("") or self.words(WORDS)
        return first.strip().split("\n", maxsplit=1)[0]


def parts_of(text: str) -> ConcernParts:
    """Of any sealed text; nothing of it is left out."""
    if not text.startswith(f"{WHEN}: "):
        return ConcernParts(tuple(_old_parts(text)))
    parts: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        head = _HEAD.fullmatch(line)
        if head is not None and len(parts) < _MOST_PARTS:
            parts.append((head[1], [head[2]]))
        else:
            parts[-1][1].append(line.removeprefix(_FOLD))
    sections = [(head, "\n".join(lines)) for head, lines in parts]
    marks = tuple(
        mark
        for head, words in sections
        if head == MARK
        for mark in (_mark(words),)
        if mark is not None
    )
    return ConcernParts(tuple(sections), marks)


def without_marks(text: str) -> str:
    """The same text for another child's file: marks on a body are of the one child."""
    kept = [(head, words) for head, words in parts_of(text).parts if head != MARK]
    if not text.startswith(f"{WHEN}: "):
        return text
    return "\n".join(f"{head}: {folded(words)}" for head, words in kept)


def mark_lines(marks: tuple[BodyMark, ...]) -> list[str]:
    """'1, front, 62 across, 41 down: left forearm', for each."""
    return [
        f"{number}, {'front' if mark.is_front else 'back'}, {mark.across} across, {mark.down} down"
        + (f": {mark.words}" if mark.words.strip() else "")
        for number, mark in enumerate(marks, 1)
    ]


def marks_of(lines: Iterable[str]) -> tuple[BodyMark, ...]:
    """The inverse; what is no mark is left out."""
    return tuple(mark for line in lines for mark in (_mark(line),) if mark is not None)


def closing_text(concern: SealedRecord, reason: str) -> str:
    """Of the entry that says why a concern was closed or opened again."""
    about = parts_of(concern.text).first_line
    return f"{reason}\nAbout: {concern.written_on}, {concern.author}: {about}"


def _mark(line: str) -> BodyMark | None:
    match = _MARK.fullmatch(line)
    if match is None or not (int(match[3]) <= 100 and int(match[4]) <= 100):
        return None
    return BodyMark(match[2] == "front", int(match[3]), int(match[4]), match[5] or "")


def folded(words: str) -> str:
    """Further lines are indented. Lines of every kind that Qt or a paste may leave end as one
    kind."""
    return f"\n{_FOLD}".join(re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", words.strip()))


def _old_parts(text: str) -> list[tuple[str, str]]:
    parts, rest = [], text
    for old, head in reversed(_OLD_HEADS):
        before, mark, after = f"\n{rest}".rpartition(f"\n{old}: ")
        if mark:
            parts.append((head, after))
            rest = before.removeprefix("\n")
    if rest:
        parts.append(("", rest))
    return parts[::-1]
