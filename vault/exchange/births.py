"""Birth dates that can hardly be those of pupils: told one by one, and of a whole file asked."""

from datetime import date, timedelta

from vault.domain.english.wording import worded
from vault.domain.incoming import Reading

_OLDEST_PUPIL = timedelta(days=25 * 366)
_WHOLE_FILE = 3
"""Birth dates from which on it is a question of the file and no more of single lines."""


class Births:
    """Goes through the birth dates of one file. With `any_age` those over 25 years back are right:
    somebody has said so."""

    def __init__(self, *, any_age: bool, today: date | None = None) -> None:
        self._any_age, self._today = any_age, today or date.today()
        self._seen = self._grown_up = 0

    def odd(self, born: date | None) -> str:
        """Why the day is left out; '' for one that is kept."""
        if born is None:
            return ""
        self.note(passed=True)
        if born > self._today:
            return "lies ahead"
        if self.is_usual(born):
            return ""
        self._grown_up += 1
        return "is over 25 years back"

    def is_usual(self, born: date) -> bool:
        """Whether the day is kept; nothing is counted."""
        is_young = self._today - born <= _OLDEST_PUPIL
        return born <= self._today and (is_young or self._any_age)

    def note(self, *, passed: bool) -> None:
        """Counts a birth date, where a row has one."""
        self._seen += passed

    def ask(self, reading: Reading) -> None:
        """At the end of the file: where everybody is a grown-up, a person is asked whether that is
        right; without an answer the birth dates stay out."""
        if self._grown_up == self._seen >= _WHOLE_FILE:
            words = worded("All {0} birth dates are over 25 years back, so they stay out.")
            reading.asks_age = words.format(self._seen)
