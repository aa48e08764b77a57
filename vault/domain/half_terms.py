"""Points of a school year: its six half-terms, and which of them a day is in.

A point is a year and a number, and no row of the calendar, so that two vaults mean the same by it
however each of them has entered its terms.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vault.domain.english.wording import worded
from vault.domain.school_values import AcademicYear, Term
from vault.errors import InvalidValueError

HALF_TERMS = 6
_NAMES = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")
_TERMS = ("Autumn", "Spring", "Summer")
_FIRST_DAYS = ((9, 1), (11, 1), (1, 1), (2, 16), (4, 8), (6, 1))
"""Month and day on which each begins where the school has entered no terms: about the middle of
the holidays in between, as schools in England have them."""
_EARLIEST, _LATEST = 1990, 2199


@dataclass(frozen=True, slots=True, order=True)
class HalfTerm:
    """`year` is the one in which the school year begins, `number` from 1 to 6. Where a school looks
    at its pupils once a term, that stands in the second half of the term."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """'Autumn 2'."""
        return worded(_NAMES[self.number - 1])

    @property
    def year_name(self) -> str:
        """'2026/27'."""
        return f"{self.year}/{(self.year + 1) % 100:02}"

    @property
    def title(self) -> str:
        """'Autumn 2, 2026/27'."""
        return f"{self.name}, {self.year_name}"

    def whole_term(self) -> "HalfTerm":
        """The second half of the term that it is in."""
        return HalfTerm(self.year, self.number + self.number % 2)

    def moved(self, by: int) -> "HalfTerm":
        """So many half-terms later, or earlier below 0."""
        place = self.year * HALF_TERMS + self.number - 1 + by
        return HalfTerm(place // HALF_TERMS, place % HALF_TERMS + 1)


def checked(half_term: HalfTerm) -> HalfTerm:
    """InvalidValueError for one that no school year has."""
    if not 1 <= half_term.number <= HALF_TERMS or not _EARLIEST <= half_term.year <= _LATEST:
        raise InvalidValueError(field="term", reason="there is no such half-term")
    return half_term


def first_day(half_term: HalfTerm) -> date:
    """About when it begins, whatever terms a school has entered."""
    month, day = _FIRST_DAYS[half_term.number - 1]
    return date(half_term.year + (month < _FIRST_DAYS[0][0]), month, day)


def half_term_of(text: str) -> HalfTerm:
    """'Autumn 2, 2026/27', '2026/27 Autumn 2' or '2026/2'; a whole term ('Spring 2026/27') is its
    second half. In either English. InvalidValueError."""
    words = text.replace(",", " ").casefold().split()
    years = [word for word in words if len(word) >= 4 and word[:4].isdecimal()]
    names = " ".join(word for word in words if word not in years)
    try:
        year, _, behind = years[0].partition("/") if len(years) == 1 else ("", "", "")
        if not names and len(behind) == 1:
            return checked(HalfTerm(int(year), int(behind)))
        if year and behind in ("", f"{(int(year) + 1) % 100:02}", str(int(year) + 1)):
            return checked(HalfTerm(int(year), _numbers()[names]))
    except (KeyError, ValueError):
        pass
    raise InvalidValueError(field="term", reason=worded("a half-term looks like Autumn 2, 2026/27"))


def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for place, name in enumerate(_NAMES, start=1):
        numbers |= {name.casefold(): place, worded(name).casefold(): place}
    for place, name in enumerate(_TERMS, start=1):
        for word in (name, worded(name)):
            numbers |= {word.casefold(): 2 * place, f"{word.casefold()} term": 2 * place}
    return numbers


def half_term_on(day: date, years: Iterable[AcademicYear] = ()) -> HalfTerm:
    """The one that the day is in, by the terms that the school has entered for that year (six
    half-terms, or three terms, each of which is cut in its middle), else by the months. Holidays
    belong to what came before them."""
    for year in years:
        if year.starts and year.ends and year.starts <= day <= year.ends:
            number = _number_by(day, year.terms)
            if number:
                return HalfTerm(year.starts.year, number)
    begins = day.year if (day.month, day.day) >= _FIRST_DAYS[0] else day.year - 1
    first_days = [date(begins + (month < 9), month, first) for month, first in _FIRST_DAYS]
    return HalfTerm(begins, sum(1 for first in first_days if first <= day))


def _number_by(day: date, terms: Iterable[Term]) -> int:
    """0 where the terms are neither six nor three."""
    spans = sorted((term.starts, term.ends) for term in terms if term.starts and term.ends)
    if len(spans) == HALF_TERMS:
        first_days = [starts for starts, _ in spans]
    elif 2 * len(spans) == HALF_TERMS:
        first_days = [d for starts, ends in spans for d in (starts, starts + (ends - starts) / 2)]
    else:
        return 0
    return max(1, sum(1 for first in first_days if first <= day))
