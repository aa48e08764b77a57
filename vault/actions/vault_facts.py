"""What protects this vault here, and whether its recovery sheet still opens it."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.audit import Outcome
from vault.domain.secrets import RecoveryCode
from vault.domain.vault_facts import VaultFacts
from vault.store.records import Records
from vault.store.school.profiles import Profiles


@dataclass(frozen=True)
class ReadVaultFacts(Query[VaultFacts]):
    """Files and their sizes, engine, cost of a guess at the password, last checks."""

    name = "vault.facts"
    needs = Permission.SECURITY_SEE
    is_recorded = False

    def apply(self, records: Records) -> VaultFacts:
        return records.vault_facts()


@dataclass(frozen=True)
class TestRecoveryCode(Command[None]):
    """WrongRecoveryCodeError unless the printed code would open this vault; that it was tested
    stands in the trail."""

    __test__ = False  # not a test, whatever its name begins with

    name = "recovery.test"
    needs = Permission.PROFILE_WRITE
    can_undo = False

    code: RecoveryCode

    def apply(self, records: Records) -> None:
        records.of(Profiles).test_recovery_code(self.code)
        # An entry of its own: the act stands in the trail as well when the sheet did not open it.
        records.tell("recovery.held", "", Outcome.DONE)
