"""The page Today: all that it shows, in one read."""

from dataclasses import dataclass

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.today import Today
from vault.governance.today import today_of
from vault.store.records import Records


@dataclass(frozen=True)
class ReadToday(Query[Today]):
    """What the acting person needs at the start of the day, as far as their role may see it. It
    shows faces and alerts of many children at once, so it leaves a trace, as a class does."""

    name = "today.open"
    needs = Permission.TODAY_SEE

    def apply(self, records: Records) -> Today:
        return today_of(records)
