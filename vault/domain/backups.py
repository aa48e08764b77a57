"""Backups: where copies are, when they were made, and whether there are enough of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

REMIND_AFTER = timedelta(days=7)
BACKUP_SUFFIX = ".tuckbackup"


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup that was read back and is correct; `away`: it is kept in another place."""

    id: str
    at: datetime
    by: str
    place: str
    device: str
    kind: str
    bytes: int
    entry: int
    away: bool


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A backup that was just made. `checked` says how it was proven: 'opened' with this person's
    keys, or 'whole' by hashes alone (a technician has no keys). `cloud` names a service that copies
    the place elsewhere."""

    path: str
    bytes: int
    written: int
    checked: str
    entry: int
    cloud: str = ""
    on_network: bool = False


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """A vault that was just restored. `entry` is its newest audit entry, `seen` the newest that
    this machine remembers of the vault; 0 when it knows none."""

    folder: str
    made_at: datetime
    entry: int
    seen: int

    @property
    def is_older(self) -> bool:
        """Whether this machine has seen a newer state."""
        return self.seen > self.entry


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """The 3-2-1 rule: three copies, on two kinds of drive, one of them elsewhere."""

    rows: tuple[BackupRow, ...]
    own_device: str

    @property
    def recent(self) -> tuple[BackupRow, ...]:
        """The newest backup at each place."""
        newest: dict[tuple[str, str], BackupRow] = {}
        for row in self.rows:
            key = (row.device, row.place)
            if key not in newest or newest[key].at < row.at:
                newest[key] = row
        return tuple(newest.values())

    @property
    def copies(self) -> int:
        """How many copies there are; the vault itself is one."""
        return 1 + len(self.recent)

    @property
    def devices(self) -> int:
        """On how many drives copies are."""
        return len({self.own_device, *(row.device for row in self.recent)})

    @property
    def is_away(self) -> bool:
        """Whether one of the newest backups is kept elsewhere."""
        return any(row.away for row in self.recent)

    @property
    def newest_at(self) -> datetime | None:
        """When the newest backup was made; None without one."""
        return max((row.at for row in self.rows), default=None)

    def is_due(self, today: date) -> bool:
        """Whether it is time for a reminder."""
        newest = self.newest_at
        return newest is None or today - newest.date() >= REMIND_AFTER
