"""Complaints about how the school uses data, and the 30 days in which they are acknowledged.

DPA 2018 s. 164A (by the Data (Use and Access) Act 2025 s. 103): make complaining easy, acknowledge
within 30 days, answer without undue delay, and tell the outcome.
"""

from dataclasses import dataclass
from datetime import date, timedelta

ACKNOWLEDGE_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint; it is closed when it is answered, and the answer stays with it."""

    received_on: date
    who: str
    about: str
    acknowledged_on: date | None = None
    answered_on: date | None = None
    outcome: str = ""
    id: str = ""
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    @property
    def acknowledge_by(self) -> date:
        return self.received_on + ACKNOWLEDGE_WITHIN

    def is_late(self, today: date) -> bool:
        """Neither acknowledged nor answered, and the 30 days are over."""
        return self.is_open and self.acknowledged_on is None and today > self.acknowledge_by
