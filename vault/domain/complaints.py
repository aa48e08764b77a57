"""Complaints about how the school uses data, and until when they have to be acknowledged."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint; it is closed when it is answered, and the answer stays with it.
    `acknowledge_within` is what the law gives: the repository knows it, a form does not."""

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
        return self.answered_on is None

    @property
    def acknowledge_by(self) -> date:
        return self.received_on + self.acknowledge_within

    def is_late(self, today: date) -> bool:
        """Neither acknowledged nor answered, and its time is over."""
        return self.is_open and self.acknowledged_on is None and today > self.acknowledge_by
