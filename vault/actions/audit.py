"""Reading the audit trail and checking that vault and trail are whole."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Query
from vault.crypto.statements import MOST_BYTES
from vault.domain.access import Permission
from vault.domain.audit import AuditEntry, HeldEntry, VerifyReport
from vault.domain.training import Gate
from vault.exchange.small_files import read_small, write_new
from vault.store.records import Records


@dataclass(frozen=True)
class ReadAudit(Query[tuple[AuditEntry, ...]]):
    """The newest `limit` entries, newest first; the bodies open for holders of the audit key."""

    name = "audit.read"
    needs = Permission.AUDIT_READ

    limit: int = 1_000_000

    def apply(self, records: Records) -> tuple[AuditEntry, ...]:
        return records.audit.entries(self.limit)


@dataclass(frozen=True)
class ExportTrail(Query[int]):
    """Write the trail to a file that `packaging/verify_trail.py` checks without this program;
    how many entries there are. The bodies stay sealed, so it says who acted when, not on whom."""

    name = "audit.export"
    needs = Permission.TRAIL_EXPORT
    waits_for = Gate.EXPORT

    path: Path

    def apply(self, records: Records) -> int:
        lines = records.trail_lines()
        write_new(self.path, "".join(f"{line}\n" for line in lines).encode())
        return len(lines) - 1


@dataclass(frozen=True)
class VerifyVault(Query[VerifyReport]):
    """Page checks of each file, chain, MAC and signatures of the trail, anchors; and the newest
    entry that somebody holds elsewhere, typed from paper or in a custody statement."""

    name = "vault.verify"
    needs = Permission.FILES_VERIFY

    held: tuple[HeldEntry, ...] = ()
    statement: Path | None = None

    def apply(self, records: Records) -> VerifyReport:
        from vault.governance.custody import entry_held_in  # late: few checks are given one

        held = list(self.held)
        if self.statement is not None:
            raw = read_small(self.statement, MOST_BYTES)
            held.append(entry_held_in(raw, records.vault_copy.vault_id))
        return VerifyReport((*records.verify().checks, *records.check_held(held)))
