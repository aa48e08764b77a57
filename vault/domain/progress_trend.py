"""How the share at expected or above went, for the titles of a class that were marked more than
once."""

from collections.abc import Mapping

from vault.domain.english.wording import worded
from vault.domain.ids import RecordId
from vault.domain.line_data import Line, LineData
from vault.domain.mark_figures import Figures
from vault.domain.markbook import Assessment, Markbook
from vault.domain.months import short_month
from vault.domain.progress import titles_of

_TINTS = (("accent", "solid"), ("text2", "dot"), ("b1", "dash"), ("text", "dash"))


def trend_titles(book: Markbook) -> list[tuple[Assessment, ...]]:
    """Assessments by title, of those that were marked more than once; as many as lines can be told
    apart."""
    return [several for several in titles_of(book).values() if len(several) > 1][: len(_TINTS)]


def trend_of(book: Markbook, figures: Mapping[RecordId, Figures]) -> LineData:
    """In percent, month by month. `figures` are those of each assessment of `trend_titles`."""
    shown = trend_titles(book)
    days = sorted({one.day.replace(day=1) for several in shown for one in several})
    marks = {day: place for place, day in enumerate(days)}
    lines = []
    for several, (tint, dash) in zip(shown, _TINTS, strict=False):
        points = []
        for one in several:
            share = figures[one.id].share_at_expected
            if share is not None:
                points.append((marks[one.day.replace(day=1)], float(100 * share)))
        lines.append(Line(several[0].title, tuple(points), tint, dash))
    title = worded("At expected or above, share of the class")
    return LineData(title, tuple(map(short_month, days)), tuple(lines), unit="%")
