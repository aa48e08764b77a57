"""What was at stake in an incident, as far as it can be reconstructed."""

from dataclasses import dataclass
from datetime import datetime

from vault.domain.custody import Lock
from vault.domain.transfer import TransferRow


@dataclass(frozen=True, slots=True)
class Opened:
    """What one profile opened in the period."""

    profile: str
    pupils: int
    acts: int


@dataclass(frozen=True, slots=True)
class BlastRadius:
    """What was at stake. `counts` are records by kind; `special` those of them that are special
    category data; `opened` is None when the trail cannot be read (no audit key, or no vault)."""

    source: str
    """'vault', or 'statement' of which day."""
    counts: tuple[tuple[str, int], ...]
    pupils: int
    photos: int
    special: int
    locks: tuple[Lock, ...]
    opened: tuple[Opened, ...] | None
    failed_unlocks: int | None
    files_out: tuple[TransferRow, ...] | None
    files_out_count: int
    backups: tuple[str, ...]
    since: datetime | None

    @property
    def weakest(self) -> Lock | None:
        """The lock that costs an attacker least."""
        return min(self.locks, key=lambda lock: lock.cost, default=None)

    @property
    def records(self) -> int:
        """The number of records of all kinds."""
        return sum(count for _, count in self.counts)
