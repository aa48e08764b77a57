"""The law of the school's country, where the acting person can know the country."""

from vault.domain.law.shape import Law
from vault.store.measures.policies import Policies
from vault.store.records import Records


def known_law(records: Records) -> Law | None:
    """None without a key (a technician): what the school decided lies in the vault."""
    return records.of(Policies).law() if records.vault_copy.has_keys else None
