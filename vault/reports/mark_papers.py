"""Marks of a class to be printed."""

from vault.domain.days import stored_in_figures
from vault.domain.english.wording import worded
from vault.domain.mark_figures import Tally, figures_of
from vault.domain.markbook import Assessment, Markbook
from vault.domain.papers import Paper, Piece, Table

_AT_ONCE = 6
"""Columns that a page is wide enough for; more go into the next table."""


def marks_paper(book: Markbook, footer: str, *, is_month_first: bool) -> Paper:
    """A line for each pupil and the mean below, six assessments to a table; hidden ones are left
    out."""
    shown = [assessment for assessment in book.assessments if not assessment.is_hidden]
    pieces: list[Piece] = []
    for start in range(0, max(1, len(shown)), _AT_ONCE):
        part = shown[start : start + _AT_ONCE]
        heads = [f"{a.title}, {_day(a, is_month_first=is_month_first)}" for a in part]
        rows = [(line.called.listed, *(line.mark(a.id).value for a in part)) for line in book.lines]
        rows.append((worded("Class mean"), *(_mean(book, a) for a in part)))
        pieces.append(Table((worded("Pupil"), *heads), tuple(rows)))
    return Paper(
        worded("Marks"), book.class_name, tuple(pieces), footer=footer, pupils=len(book.lines)
    )


def _day(assessment: Assessment, *, is_month_first: bool) -> str:
    return stored_in_figures(assessment.day.isoformat(), is_month_first=is_month_first)


def _mean(book: Markbook, assessment: Assessment) -> str:
    tallies = [
        Tally(
            assessment.scale,
            assessment.half_term,
            assessment.day,
            assessment.out_of,
            line.mark(assessment.id).value,
            1,
        )
        for line in book.lines
        if line.mark(assessment.id).value
    ]
    mean = figures_of(tallies, book.scales).mean
    return "" if mean is None else f"{mean:.1f}"
