"""Complaints about how the school uses data, and the day by which to acknowledge them."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint; it is closed when it is answered, and keeps the answer. `acknowledge_within`
    is the time that the law gives: the repository fills it in, a form does not."""

    received_on: date
    who: str
    about: str
    acknowledged_on: date | None = None
    answered_on: date | None = None
    outcome: str = ""
    id: str = ""
    version: int = 1
    acknowledge_within: timedelta = timedelta()

    @property
    def is_open(self) -> bool:
        """Whether it is not answered yet."""
        return self.answered_on is None

    @property
    def acknowledge_by(self) -> date:
        """The last day to acknowledge it."""
        return self.received_on + self.acknowledge_within

    def is_late(self, today: date) -> bool:
        """Whether it was neither acknowledged nor answered by that day."""
        return self.is_open and self.acknowledged_on is None and today > self.acknowledge_by
