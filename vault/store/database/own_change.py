"""What stands for this copy of the vault in the clocks of merging."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from vault.domain.merge import Clock
from vault.store.database.work import Work


def own_change(work: Work, inside: Callable[[], AbstractContextManager[str]]) -> Clock:
    """The clock of this vault's own change in this step: {replica: step}."""
    with inside() as token:
        replica = work.select_value(f"{token} SELECT replica FROM main.state")
    return {str(replica): work.step}
