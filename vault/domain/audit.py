"""What the audit trail says, and what checking it found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the trail. `record` and `outcome` are empty when the body stays sealed;
    `evidence` is the hash of what the act attested, where it attested anything."""

    number: int
    time: datetime
    profile: str
    kind: str
    record: str
    outcome: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FailedUnlock:
    """A try that did not open the vault on this machine, told at the next good unlock."""

    at: datetime
    profile: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check of `verify`: `detail` says in plain words what was found."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)
