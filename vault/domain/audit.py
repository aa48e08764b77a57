"""What the audit trail says, and what checking it found."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vault.errors import InvalidValueError

_HELD = re.compile(r"#?([1-9][0-9]{0,17}) ([0-9a-f]{8,64})", re.ASCII)
_HELD_PARTS = re.compile(r"\s*[:\s]\s*", re.ASCII)


class Outcome(StrEnum):
    """How an act ended."""

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
    """A failed unlock on this machine, reported at the next one that succeeds."""

    at: datetime
    profile: str


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """An entry that somebody holds outside of the vault: its number, and the first digits of its
    hash (at least eight, lower-case hex)."""

    where: str
    number: int
    start: str


def parse_held(text: str) -> HeldEntry:
    """An entry as a printed page has it, '#4217 9f3a1c22', or with a colon between.
    InvalidValueError."""
    return held_entry("what you hold", *_HELD_PARTS.split(text.strip().lower(), maxsplit=1))


def held_entry(where: str, number: str, start: str = "") -> HeldEntry:
    """An entry from its two parts; `where` says who holds it. InvalidValueError."""
    match = _HELD.fullmatch(f"{number} {start}")
    if match is None:
        reason = "write it as on the printed page: #4217 9f3a1c22"
        raise InvalidValueError(field="entry", reason=reason)
    return HeldEntry(where, int(match[1]), match[2])


@dataclass(frozen=True, slots=True)
class Check:
    """One check of `verify`: `detail` says in plain words what was found."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """All checks of one verification."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(check.ok for check in self.checks)
