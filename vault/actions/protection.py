"""The page that shows the seven measures, and its statement for governors and parents."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.papers import Paper
from vault.domain.protection import Protection
from vault.governance.protection import measures_in_words, protection, protection_paper
from vault.store.records import Records
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class ReadProtection(Query[Protection]):
    """The seven measures with their quick checks made now, and the slow ones as last run."""

    name = "protection.read"
    needs = Permission.PROTECTION_SEE
    is_recorded = False

    def apply(self, records: Records) -> Protection:
        return protection(records)


@dataclass(frozen=True)
class ReadMeasures(Query[Protection]):
    """What the seven measures are, without how they stand here."""

    name = "protection.words"
    needs = Permission.SECURITY_SEE
    is_recorded = False

    def apply(self, records: Records) -> Protection:
        return measures_in_words(records)


@dataclass(frozen=True)
class DraftProtectionStatement(Query[Paper]):
    """For governors and parents, from the vault's real state."""

    name = "protection.statement"
    needs = Permission.DOCUMENT_READ

    def apply(self, records: Records) -> Paper:
        return protection_paper(
            protection(records),
            records.of(SchoolRow).facts().name,
            date.today(),
            records.audit.anchor_line(),
        )
