"""What was at stake in an incident, as it can be worked out afterwards."""

from dataclasses import dataclass
from datetime import datetime

from vault.domain.custody import Lock
from vault.domain.transfer import TransferRow


@dataclass(frozen=True, slots=True)
class Opened:
    """What one profile opened in the time that is looked at."""

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
        return min(self.locks, key=lambda lock: lock.cost, default=None)

    @property
    def records(self) -> int:
        return sum(count for _, count in self.counts)
