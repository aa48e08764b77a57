"""What the pages about concerns say: days as people say them, and headings."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ui.widgets.dates import day_text
from ui.words import counted, tr
from vault.domain.concern_entries import LINKED
from vault.domain.concern_form import (
    CATEGORY,
    DONE,
    FACTS,
    MARK,
    OTHERS,
    PLACE,
    TOLD,
    WHEN,
    WORDS,
    parts_of,
)
from vault.domain.concerns import Concern
from vault.domain.people import PupilBrief, age_on
from vault.domain.sealed import SealedRecord

SINCE, ALSO = "Told since", "Also about"
"""The headings of whom the safeguarding lead told, and of which other children the same was
raised; they stand in no sealed text."""
_LONG = re.compile(r"\S{25,}")


def heading_words(heading: str) -> str:
    """A part's heading beside its words; one of a newer program reads as it is written."""
    known = {
        "": tr("What happened"),
        WHEN: tr("Seen or heard"),
        PLACE: tr("Place"),
        OTHERS: tr("Also there"),
        FACTS: tr("What happened"),
        WORDS: tr("Child's own words"),
        DONE: tr("Done so far"),
        TOLD: tr("Told so far"),
        MARK: tr("Body map"),
        SINCE: tr("Told since"),
        ALSO: tr("Also about"),
    }
    return known.get(heading, heading)


def short_day(at: datetime | None, today: date) -> str:
    """'11:42' today, 'Yesterday', '17 Nov', '17/11/2025'."""
    if at is None:
        return ""
    local = at.astimezone()
    if local.date() == today:
        return f"{local:%H:%M}"
    if local.date() == today - timedelta(days=1):
        return tr("Yesterday")
    return f"{local.day} {local:%b}" if local.year == today.year else day_text(local)


def long_day(at: datetime, today: date) -> str:
    """'today at 11:42', 'yesterday at 09:15', 'on 17/11/2026 at 09:15'."""
    local = at.astimezone()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return tr("today at {0}").format(clock)
    if local.date() == today - timedelta(days=1):
        return tr("yesterday at {0}").format(clock)
    return tr("on {0} at {1}").format(day_text(local), clock)


def written_day(written_on: str) -> str:
    """'3 Nov 2026' for an ISO day; what is none stays as it is."""
    try:
        day = date.fromisoformat(written_on)
    except ValueError:
        return written_on
    return f"{day.day} {day:%b %Y}"


def about_pupil(pupil: PupilBrief, today: date) -> str:
    """'8 years, 4A'."""
    age = ""
    if pupil.born is not None:
        age = counted(age_on(today, pupil.born), tr("1 year"), tr("{0} years"))
    return ", ".join(part for part in (age, pupil.class_name) if part)


def child_words(concern: Concern) -> str:
    """Whom it is about, as the list names it."""
    if concern.pupil is not None:
        return concern.pupil.known_as
    return tr("Not in this vault") if concern.record is not None else tr("Nothing to read")


def first_words(concern: Concern) -> str:
    """What it is about, in one or two lines."""
    return parts_of(concern.record.text).first_line if concern.record is not None else ""


def raised_words(concern: Concern, today: date) -> str:
    """'Raised by Tess Teacher today at 11:42.'"""
    by = concern.by or tr("nobody knows whom")
    if concern.raised_at is None:
        return tr("Raised by {0}.").format(by)
    return tr("Raised by {0} {1}.").format(by, long_day(concern.raised_at, today))


def entry_words(entry: SealedRecord, *, is_full: bool) -> str:
    """'Linked with Zoe Khan: Sibling' or 'Decision: …' of an entry in a chronology."""
    words = entry.text if is_full else parts_of(entry.text).first_line
    if entry.category == LINKED:
        name = entry.linked_name or tr("another child")
        return tr("Linked with {0}: {1}").format(name, words)
    if entry.others:
        return tr("With {0}: {1}").format(
            others_words(entry.others_names, len(entry.others)), words
        )
    return f"{entry.category}: {words}" if entry.category not in ("", CATEGORY) else words


def others_words(names: Sequence[str], many: int) -> str:
    """'Zoe Khan, 1 other child': names of those whom the reader may see."""
    unseen = many - len(names)
    rest = counted(unseen, tr("1 other child"), tr("{0} other children")) if unseen else ""
    return ", ".join((*names, rest) if rest else names)


def breakable(text: str) -> str:
    """With places at which a word as long as a web address may be broken: a label would be as wide
    as the longest word, and push the rest out of sight."""
    return _LONG.sub(lambda match: "\u200b".join(re.findall(".{1,12}", match[0])), text)


def kept_words() -> str:
    """Why no list of these pages goes into a file."""
    return tr("What is kept here for safeguarding goes into no list.")
