"""Backups: where copies are, when they were made, and whether there are enough of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

REMIND_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup that was read back and held. `away` says that it is kept in another place."""

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
    """`checked` says how it was proven: 'opened' with this person's keys, or 'whole' by hashes
    alone (a technician has no keys). `cloud` names a service that copies the place elsewhere."""

    path: str
    bytes: int
    written: int
    checked: str
    entry: int
    cloud: str = ""
    on_network: bool = False


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """`seen` is the newest entry this machine remembers of the vault; 0 when it knows none."""

    folder: str
    made_at: datetime
    entry: int
    seen: int

    @property
    def is_older(self) -> bool:
        return self.seen > self.entry


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """The rule of three: three copies, on two kinds of drive, one of them elsewhere."""

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
        """The vault itself counts as one."""
        return 1 + len(self.recent)

    @property
    def devices(self) -> int:
        return len({self.own_device, *(row.device for row in self.recent)})

    @property
    def is_away(self) -> bool:
        return any(row.away for row in self.recent)

    @property
    def newest_at(self) -> datetime | None:
        return max((row.at for row in self.rows), default=None)

    def is_due(self, today: date) -> bool:
        """Whether a reminder is in place."""
        newest = self.newest_at
        return newest is None or today - newest.date() >= REMIND_AFTER
