"""How long a law gives to answer a request."""

from dataclasses import dataclass
from datetime import date, timedelta

from vault.domain.months import month_later

_SATURDAY = 5
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTime:
    """Counted from the day on which a request came: `months`, then `days`. `extension_months` is
    what may be added once to a request that is complex; 0 where nothing may. `can_pause` says
    whether the clock may be stopped while it is cleared up who asks or what they want, and
    `moves_past_weekend` whether an answer that falls due on a weekend is due on Monday."""

    months: int
    days: int
    extension_months: int
    can_pause: bool
    moves_past_weekend: bool

    def due_on(self, received: date, paused_days: int, *, is_extended: bool = False) -> date:
        """The day on which the answer is due; `paused_days` is how long the clock stood."""
        months = self.months + (self.extension_months if is_extended else 0)
        days = self.days + (paused_days if self.can_pause else 0)
        due = month_later(received, months) + timedelta(days=days)
        weekend = due.weekday() - _SATURDAY
        if self.moves_past_weekend and weekend >= 0:
            return due + timedelta(days=2 - weekend)
        return due

    @property
    def in_words(self) -> str:
        """'one month', '45 days'."""
        parts = [months_in_words(self.months)] if self.months else []
        parts += [f"{self.days} days"] if self.days else []
        return " and ".join(parts)

    @property
    def more_in_words(self) -> str:
        """How much an extension adds: 'two months'; empty where there is none."""
        return months_in_words(self.extension_months) if self.extension_months else ""


def months_in_words(months: int) -> str:
    """'one month', 'two months'."""
    return f"{_NUMBERS[months]} month{'s' if months > 1 else ''}"
