"""What a scale is called, and what its bands hold, in words."""

from datetime import date

from ui.widgets.date_field import shown_date
from ui.words import tr
from vault.domain.bands import BANDS
from vault.domain.expected_bands import BandSpan, codes_in, reach, spans
from vault.domain.half_terms import HALF_TERMS, HalfTerm
from vault.domain.scales import Editor, Evaluation, Scale

_EVERY = "Whole year"
EDITOR_LINES = {
    Editor.POINTS: "Points from {0} to {1}",
    Editor.LETTERS: "One of a list of values",
    Editor.TICK: "A tick",
    Editor.COUNTER: "A number that is counted",
    Editor.TEXT: "A short text",
}


def scale_title(scale: Scale) -> str:
    """Of one that came with the program in the English that is spoken; a school's own as typed."""
    return tr(scale.title) if scale.code else scale.title


def point_words(half_term: int) -> str:
    """'Autumn 1'; 'Whole year' for 0."""
    return HalfTerm(2000, half_term).name if 0 < half_term <= HALF_TERMS else tr(_EVERY)


def how_entered(scale: Scale) -> str:
    """'Points from 80 to 120'."""
    if scale.is_percent:
        return tr("Points; each assessment has a total of its own, and the bands are in per cent")
    return tr(EDITOR_LINES[scale.editor]).format(scale.lowest, scale.highest)


def origin(scale: Scale) -> str:
    """Who made it."""
    return tr("Came with the program") if scale.code else tr("Your school's own")


def last_day(scale: Scale, today: date) -> str:
    """'Until 31/08/2026', 'Ended on 31/08/2015'; '' for one in use."""
    if scale.ends is None:
        return ""
    words = tr("Ended on {0}") if scale.ends < today else tr("Until {0}")
    return words.format(shown_date(scale.ends))


def span_words(scale: Scale, span: BandSpan) -> str:
    """'90 to 99', or the codes 'PK1, PK2'."""
    if scale.editor is Editor.LETTERS:
        return ", ".join(codes_in(scale, span))
    unit = "%" if scale.is_percent else ""
    is_last = span.last == reach(scale)[1]
    if is_last and scale.editor is Editor.COUNTER:
        return tr("{0} and more").format(span.first)
    if scale.decimals and not is_last:
        # A mark of 54.5 is below 55, and above 54.
        return tr("{0} to under {1}").format(f"{span.first}{unit}", f"{span.last + 1}{unit}")
    if span.first == span.last:
        return f"{span.first}{unit}"
    return tr("{0} to {1}").format(f"{span.first}{unit}", f"{span.last}{unit}")


def band_cells(scale: Scale, evaluation: Evaluation) -> tuple[str, ...]:
    """A text for each of the four bands; '' for one without a mark."""
    found = {span.band: span_words(scale, span) for span in spans(scale, evaluation)}
    return tuple(found.get(band, "") for band in BANDS)
