"""The custody statement: what this vault holds and how it is locked, in numbers and without names.

A lost laptop takes its own log with it; the statements at the office are what is known afterwards.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

DUE_AFTER = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Lock:
    """What a guess at the password of some profiles costs: memory in KiB, passes, lanes."""

    profiles: int
    memory_kib: int
    passes: int
    lanes: int

    @property
    def words(self) -> str:
        """'Argon2id, 256 MiB, 3 passes, 4 lanes'."""
        return f"Argon2id, {self.memory_kib // 1024} MiB, {self.passes} passes, {self.lanes} lanes"

    @property
    def cost(self) -> int:
        """KiB of memory times passes: the measure of an attacker's work."""
        return self.memory_kib * self.passes


@dataclass(frozen=True, slots=True)
class Statement:
    """`counts` are records by table, `roles` profiles by role; `last_backup` and
    `recovery_tested` are days, or None for never; `signer` is the public key it is signed with."""

    vault: str
    made_at: datetime
    made_by: str
    """The id of the profile, never its name."""
    counts: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    locks: tuple[Lock, ...]
    last_backup: date | None
    recovery_tested: date | None
    files_out: int
    """Sealed files that went out and have not run out yet."""
    entry: int
    entry_hash: str
    signer: bytes
    words: tuple[str, ...]
    """Eight words of the signing key, to be compared with those on the office's older ones."""

    def count(self, table: str) -> int:
        """The number of records of a table; 0 for one that it does not name."""
        return dict(self.counts).get(table, 0)

    @property
    def weakest(self) -> Lock | None:
        """The lock that costs an attacker least."""
        return min(self.locks, key=lambda lock: lock.cost, default=None)


def is_statement_due(newest: date | None, today: date) -> bool:
    """Whether the newest statement is a month old, or there is none."""
    return newest is None or today - newest >= DUE_AFTER
