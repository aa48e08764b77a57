"""What a vault is made of, for the page that shows its protection."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class VaultFacts:
    """`files` are names and bytes; times are None for what never happened, `entries` for a
    technician, who does not see the trail."""

    folder: str
    files: tuple[tuple[str, int], ...]
    engine: str
    password_key: str
    entries: int | None
    verified_at: datetime | None
    recovery_tested_at: datetime | None
