"""Marks of a class to be printed."""

from collections.abc import Callable

from vault.domain.bands import BAND_WORDS, BANDS
from vault.domain.charts import BandMatrix, BandSpread
from vault.domain.days import stored_in_figures
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId
from vault.domain.mark_figures import PupilMark, PupilMarks
from vault.domain.markbook import Assessment, Markbook, band_of
from vault.domain.months import short_month
from vault.domain.papers import Heading, Paper, Piece, Table, Text
from vault.domain.progress import Movement, ProgressChart, chosen, column_figures, movement
from vault.domain.progress_trend import trend_of, trend_titles
from vault.domain.pupil_line import pupil_charts
from vault.domain.scales import STATE_WORDS

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
    mean = column_figures(book, assessment).mean
    return "" if mean is None else f"{mean:.1f}"


def progress_paper(
    book: Markbook,
    start: Assessment,
    end: Assessment,
    footer: str,
    pupils: frozenset[PupilId] | None = None,
    only: ProgressChart | None = None,
) -> Paper:
    """Who moved from one assessment to another, how they were spread, and how the share at expected
    went: all charts with their tables, or one. Of some pupils alone where they are given."""
    parts: dict[ProgressChart, Callable[[], tuple[Piece, ...]]] = {
        ProgressChart.MOVED: lambda: _moved(book, start, end, pupils),
        ProgressChart.SPREAD: lambda: _spread(book, (start, end), pupils),
        ProgressChart.SHARES: lambda: _trend(book, pupils),
    }
    pieces = [piece for part, made in parts.items() if only in (None, part) for piece in made()]
    title = f"{start.title}, {start.day:%d %B %Y} – {end.title}, {end.day:%d %B %Y}"
    number = len(chosen(book, pupils))
    return Paper(title, book.class_name, tuple(pieces), footer=footer, pupils=number)


def _moved(
    book: Markbook, start: Assessment, end: Assessment, pupils: frozenset[PupilId] | None
) -> tuple[Piece, ...]:
    """The names in the cells, the bands at the start down the side."""
    moved = movement(book, start, end, pupils)
    bands = [worded(BAND_WORDS[band]) for band in BANDS]
    rows = tuple(
        (
            worded(BAND_WORDS[first]),
            *(", ".join(x.called.known_as for x in moved.cells[first, last]) for last in BANDS),
        )
        for first in reversed(BANDS)
    )
    counts = [
        (worded("up"), moved.count(1)),
        (worded("the same"), moved.count(0)),
        (worded("down"), moved.count(-1)),
        (worded("without a band at one of them"), len(moved.without)),
    ]
    return (
        Text(", ".join(f"{words}: {number}" for words, number in counts)),
        _matrix(moved, _point(start), _point(end)),
        Table((worded("From, to"), *bands), rows),
    )


def _spread(
    book: Markbook, both: tuple[Assessment, ...], pupils: frozenset[PupilId] | None
) -> tuple[Piece, ...]:
    names = tuple(worded(BAND_WORDS[band]) for band in BANDS)
    figures = [(f"{a.title}, {a.day:%d %B %Y}", column_figures(book, a, pupils)) for a in both]
    counts = tuple((name, tuple(of.bands[band] for band in BANDS)) for name, of in figures)
    return (
        Heading(worded("Spread of bands")),
        BandSpread(worded("How many stand in each band."), names, counts),
        Table(("", *names), tuple((name, *map(str, numbers)) for name, numbers in counts)),
    )


def _point(assessment: Assessment) -> str:
    """'Reading, Nov'."""
    return f"{assessment.title}, {short_month(assessment.day)}"


def _matrix(moved: Movement, at_start: str, at_end: str) -> BandMatrix:
    places = {band: place for place, band in enumerate(BANDS)}
    cells = {
        (places[first], places[last]): tuple(line.called.known_as for line in lines)
        for (first, last), lines in moved.cells.items()
    }
    return BandMatrix(
        worded("Who moved from band to band; an arrow says up or down."),
        tuple(worded(BAND_WORDS[band]) for band in BANDS),
        cells,
        worded("{0}, at the start").format(at_start),
        worded("{0}, now").format(at_end),
    )


def _trend(book: Markbook, pupils: frozenset[PupilId] | None) -> tuple[Piece, ...]:
    shown = {one.id: one for several in trend_titles(book) for one in several}
    trend = trend_of(book, {id_: column_figures(book, one, pupils) for id_, one in shown.items()})
    if trend.is_empty:
        return ()
    return Heading(worded("At expected or above")), trend, Table(*trend.table())


def pupil_marks_paper(
    marks: PupilMarks, name: str, footer: str, only: str = "", *, is_month_first: bool
) -> Paper:
    """Of one pupil, who is called `name`: a chart of each title that was marked more than once,
    beside the class and the target, with its table; then every mark, the newest first. Of one chart
    alone where `only` has its title, also of a title that was marked once."""
    pieces: list[Piece] = []
    for chart in pupil_charts(marks, least=1 if only else 2):
        if only.casefold() in ("", chart.title.casefold()):
            pieces += [Heading(chart.title), chart, Table(*chart.table())]
    title = worded("Marks of {0}").format(name)
    if not only:
        pieces += _every_mark(marks, is_month_first=is_month_first)
    return Paper(title, "", tuple(pieces), footer=footer, pupils=1)


def _every_mark(marks: PupilMarks, *, is_month_first: bool) -> tuple[Piece, ...]:
    heads = ("Assessment", "Day", "Class", "Mark", "Band")
    rows = (
        (
            one.assessment.title,
            _day(one.assessment, is_month_first=is_month_first),
            one.assessment.class_name,
            _mark_words(one),
            _band_words(one),
        )
        for one in reversed(marks.marks)
    )
    table = Table(tuple(worded(head) for head in heads), tuple(rows))
    return Heading(worded("Every mark")), table


def _mark_words(one: PupilMark) -> str:
    state = one.mark.state
    return worded(STATE_WORDS[state]) if state else one.mark.value


def _band_words(one: PupilMark) -> str:
    band = band_of(one.scale, one.assessment, one.mark.value)
    return worded(BAND_WORDS[band]) if band else ""
