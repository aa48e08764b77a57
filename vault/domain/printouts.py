"""A PDF that the program made, while it is still inside: what it is, and how many pupils it has."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vault.domain.english.wording import worded

PAPERS: Mapping[str, str] = {
    "absence.draft": "a summary of attendance",
    "absence.draft-weeks": "the weeks of a class's attendance",
    "absence.draft-pupil": "a pupil's year of attendance",
    "card.print": "a staff card",
    "check.report": "a report of the security check",
    "checklist.draft": "a checklist",
    "class.print-photos": "a photo sheet",
    "disclosure.print": "a record of disclosures",
    "document.disclosures": "a register of disclosures",
    "document.on-your-child": "a page about one child",
    "document.read": "a document",
    "erasure.certificate": "a certificate of erasure",
    "incident.letter": "a letter about an incident",
    "markbook.draft": "a sheet of marks",
    "markbook.draft-pupil": "a pupil's marks",
    "markbook.progress": "a sheet of progress",
    "note.print": "notes about a pupil",
    "objectives.draft": "objectives of a class",
    "objectives.draft-pupil": "a pupil's objectives",
    "protection.statement": "a statement of protection",
    "recovery.prepare": "a recovery sheet",
    "register.draft": "a register of a class",
    "retention.certificate": "a certificate of disposal",
    "seating.groups": "groups of a class",
    "seating.print": "a seating plan",
    "statement.make": "a custody statement",
    "timetable.draft": "a timetable",
    "training.certificate": "a training certificate",
    "vault.create": "a recovery sheet",
}
"""What each act makes that can be printed: the words of the trail, and the name of the file."""

_NO_FONT = "no font for"
_BOXES = re.compile(rb"no font for((?: U\\?\+[0-9A-F]{4,6})+)")


@dataclass(frozen=True, slots=True)
class Printout:
    """`act` is the name of the action that made it, a key of PAPERS; `about` the id of its record.
    `pupils` counts those who are on it; 0 also where nobody counted. `part` tells one sheet of
    several apart, as '1-of-3'. What `is_secret` opens the vault."""

    act: str
    pdf: bytes = field(repr=False)
    about: str = ""
    pupils: int = 0
    part: str = ""
    is_secret: bool = False

    @property
    def boxes(self) -> tuple[str, ...]:
        """Letters for which a box stands on it, because the program has no font for them."""
        found = _BOXES.search(self.pdf)
        numbers = [] if found is None else re.findall(rb"[0-9A-F]{4,6}", found[1])
        return tuple(chr(int(number, 16)) for number in numbers)

    @property
    def file_name(self) -> str:
        """Such as 'photo-sheet.pdf'."""
        stem = PAPERS.get(self.act, "a paper").removeprefix("a ").replace(" ", "-")
        return f"{stem}{'-' if self.part else ''}{self.part}.pdf"


def out_kind(name: str, printouts: tuple[Printout, ...]) -> str:
    """The kind of the entry that tells that these left the program: 'paper.printed photo 27'."""
    pupils = max(printout.pupils for printout in printouts)
    return f"{name} {printouts[0].act} {pupils}"


def out_words(rest: str) -> str:
    """What left, of the words behind the name: 'a photo sheet, 27 pupils'; '' for none."""
    act, _, number = rest.partition(" ")
    what = PAPERS.get(act, "")
    if not what or number in ("", "0"):
        return worded(what)
    count = worded("{0} pupil") if number == "1" else worded("{0} pupils")
    return f"{worded(what)}, {count.format(number)}"


def note_of_boxes(letters: Iterable[str]) -> str:
    """What a PDF says of itself where boxes stand for these letters."""
    return f"{_NO_FONT} {' '.join(f'U+{ord(letter):04X}' for letter in sorted(letters))}"
