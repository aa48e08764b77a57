"""The school year that the demo is built in, and birthdays of a year group."""

from dataclasses import dataclass
from datetime import date, timedelta

YEARS = ("R", "1", "2", "3", "4", "5", "6")
_YOUNGEST = 5
"""A year group's children turn so old in it, plus the number of the year."""


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """From September of the year `begins` to the next August."""

    begins: int

    @property
    def title(self) -> str:
        """'2026/27'."""
        return f"{self.begins}/{(self.begins + 1) % 100:02}"

    @property
    def asked_on(self) -> date:
        """When families handed in their forms."""
        return date(self.begins, 9, 1)

    def birth(self, year_group: str, day: int) -> date:
        """The date of birth of a child of the year group, `day` days into its year."""
        return self._first(year_group) + timedelta(days=day)

    def birth_on(self, year_group: str, month: int, day: int) -> date:
        """The same of a child whose birthday is told; of 29 February it is the 28th."""
        first = self._first(year_group)
        year = first.year if month >= first.month else first.year + 1
        return date(year, month, min(day, 28) if month == 2 else day)

    def _first(self, year_group: str) -> date:
        return date(self.begins - _YOUNGEST - YEARS.index(year_group), 9, 1)


def school_year(today: date) -> SchoolYear:
    """The one that `today` is in; the summer holidays belong to the year before them."""
    return SchoolYear(today.year if today.month >= 9 else today.year - 1)


def terms_of(year: SchoolYear) -> tuple[tuple[str, date, date], ...]:
    """Name, first and last day of each term."""
    first, second = year.begins, year.begins + 1
    return (
        ("Autumn", date(first, 9, 1), date(first, 12, 18)),
        ("Spring", date(second, 1, 4), date(second, 3, 25)),
        ("Summer", date(second, 4, 12), date(second, 7, 23)),
    )
