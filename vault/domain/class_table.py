"""A class as a table: what a teacher looks up about thirty children at once."""

from dataclasses import dataclass
from datetime import date

from vault.domain.ids import PupilId
from vault.domain.people import Consent, Face

ASKED_IN_CLASS = ("photo-class", "photo-website", "photo-press", "trips")
"""The consents that the table shows first; the others can be chosen as columns."""


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One child. What the role may not read is empty: no name to call, no number, no consents."""

    face: Face
    born: date | None
    call_first: str
    phone: str
    consents: tuple[Consent, ...]

    def consent(self, purpose: str) -> Consent | None:
        """The decision for a purpose, None while nobody was asked."""
        return next((c for c in self.consents if c.purpose == purpose), None)

    def state(self, purpose: str) -> str:
        """'given', 'refused', 'withdrawn', or '' while nobody was asked."""
        consent = self.consent(purpose)
        return consent.state if consent is not None else ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A consent that is set for one of several pupils; `version` is the one that was read."""

    pupil: PupilId
    version: int
