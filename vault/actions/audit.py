"""Reading the audit trail and checking that vault and trail are whole."""

from dataclasses import dataclass

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.audit import AuditEntry, VerifyReport
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
class VerifyVault(Query[VerifyReport]):
    """Page checks of each file, chain, MAC and signatures of the trail, anchors."""

    name = "vault.verify"
    needs = Permission.FILES_VERIFY

    def apply(self, records: Records) -> VerifyReport:
        return records.verify()
