"""What the school decides once for its vault."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.law.shape import Law
from vault.domain.policy import Policy
from vault.domain.training import Gate
from vault.store.measures.policies import Policies
from vault.store.records import Records


@dataclass(frozen=True)
class ReadPolicy(Query[Policy]):
    """What was never decided stands at its default."""

    name = "policy.read"
    needs = Permission.SECURITY_SEE
    is_recorded = False

    def apply(self, records: Records) -> Policy:
        return records.of(Policies).read()


@dataclass(frozen=True)
class ReadLaw(Query[Law]):
    """What the law of the school's country says: a page names no other."""

    name = "policy.law"
    needs = Permission.SECURITY_SEE
    is_recorded = False

    def apply(self, records: Records) -> Law:
        return records.of(Policies).law()


@dataclass(frozen=True)
class SetPolicy(Command[None]):
    """InvalidValueError for a grace nobody could mean; StaleRecordError when it is not as `read`
    any more."""

    name = "policy.set"
    needs = Permission.POLICY_WRITE
    waits_for = Gate.ADMINISTRATION
    can_undo = False

    policy: Policy
    read: Policy | None = None
    """What the form showed before: what somebody changed since is not written over."""

    def apply(self, records: Records) -> None:
        records.of(Policies).set(self.policy, self.read)
