"""What the unlock of a safeguarding lead puts in order: records under a new key, and the list of
what was raised before signatures were kept."""

from vault.domain.access import Compartment
from vault.domain.audit import Outcome
from vault.store.context import Context, OpenParts
from vault.store.database.work import no_report
from vault.store.school.concerns import Concerns
from vault.store.upkeep.reseal import reseal, reseal_concerns


def renew_under_new_key(vault: OpenParts) -> bool:
    """After a re-key the first unlock of somebody who holds both safeguarding keys seals the
    records under the new one. Whether it was done, and the old key can be forgotten."""
    keys = vault.keys
    older = keys.earlier_secrets()
    if not older or not keys.holds(Compartment.SAFEGUARDING):
        return False
    with vault.transactions.unit("safeguarding.renewed", no_report, writes=False) as work:
        with vault.fence.inside() as token:
            reseal(work.connection, token, Compartment.SAFEGUARDING, older, keys)
            reseal_concerns(work.connection, token, older, keys)
        vault.entries.append("safeguarding.renewed", "", Outcome.DONE, work)
    return True


def list_older_concerns(vault: OpenParts) -> None:
    """Once: what lies in the drop box unsigned was raised before signatures were kept, and nothing
    that comes later is."""
    if not vault.keys.holds(Compartment.SAFEGUARDING):
        return
    with vault.transactions.look() as work:
        older = Concerns(Context(work, vault)).older_not_listed()
    if older:
        with vault.transactions.unit("concern.list-begun", no_report, writes=False) as work:
            Concerns(Context(work, vault)).begin_list(older)
            vault.entries.append("concern.list-begun", "", Outcome.DONE, work)
