"""What a school holds about one child, as a document that a parent can read."""

from datetime import date

from vault.domain.dossier import NOT_IN_THE_COPY, Dossier, Section
from vault.domain.english.wording import worded
from vault.domain.law.shape import Law
from vault.reports.dossier_words import column_title, value_words
from vault.reports.flow import Flow

_INTRO = (
    "You asked what this school's pupil record holds about {name}. This is all of it, as far as"
    " the person who made this copy may see it. Dates are written year-month-day in tables. Names"
    " of other people may have been left out, because what is said about them is theirs; such"
    " places are marked."
)
_WIDE, _WIDEST, _LONG = 6, 9, 20
"""Sections with more columns are written record by record instead of as a table; long ones, such as
the registers of years, with more than the widest."""


def dossier_pdf(
    dossier: Dossier,
    photos: list[tuple[str, bytes]],
    *,
    law: Law,
    school: str,
    contact: str,
    made_on: date,
    anchor: str,
) -> bytes:
    """A4 as PDF bytes."""
    title = worded("Copy of a pupil record")
    flow = Flow(title, f"{school} · {title} · {anchor}")
    flow.heading(f"What we hold about {dossier.name}", 20)
    flow.paragraph(f"{school}, {made_on:%d %B %Y}", 12)
    flow.paragraph(worded(_INTRO).format(name=dossier.name))
    if contact:
        flow.paragraph(f"Questions, or something is wrong? {contact}")
    if dossier.missing:
        flow.paragraph(NOT_IN_THE_COPY)
    if photos:
        flow.heading("Photos")
        flow.pictures(photos)
    for section in dossier.sections:
        _write(flow, section, law)
    return flow.done()


def _write(flow: Flow, section: Section, law: Law) -> None:
    titles = [column_title(law, section.key, column) for column in section.columns]
    rows = [
        [value_words(c, text) for c, text in zip(section.columns, row, strict=True)]
        for row in section.rows
    ]
    flow.heading(section.title)
    if section.note:
        flow.paragraph(section.note)
    if 2 <= len(titles) <= (_WIDEST if len(rows) > _LONG else _WIDE) and len(rows) > 1:
        flow.table(titles, rows, _widths(titles, rows))
        return
    for row in rows:
        for title, text in zip(titles, row, strict=True):
            if text:
                flow.pair(title, text)
        flow.paragraph("")


def _widths(titles: list[str], rows: list[list[str]]) -> list[float]:
    """By the longest word and the longest text of each column."""
    sizes = []
    for n, title in enumerate(titles):
        texts = [title, *(row[n] for row in rows)]
        word = max(len(word) for text in texts for word in text.split(" "))
        sizes.append(min(max(word, *(len(text) for text in texts)), max(word, 34)) + 3)
    return [size / sum(sizes) for size in sizes]
