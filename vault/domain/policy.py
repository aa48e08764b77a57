"""What a school decides once for its vault: where it is, and how strict it wants to be."""

from dataclasses import dataclass
from enum import StrEnum


class Country(StrEnum):
    """Whose law counts."""

    ENGLAND = "england"
    UNITED_STATES = "united-states"


class Phase(StrEnum):
    """For which ages the school is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class Policy:
    """`training_grace_days`: how long a new profile may export and administer before its training
    is passed. `address`, `contact` and `officer` stand in notices and letters."""

    country: Country = Country.ENGLAND
    phase: Phase = Phase.PRIMARY
    training_grace_days: int = 14
    address: str = ""
    contact: str = ""
    officer: str = ""
    authority_number: str = ""
