"""Of whom something may leave the school: what families decided stands above every reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from vault.store.database.work import Work


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who goes along, and how many stay out for which cause."""

    pupils: tuple[str, ...]
    restricted: int
    opted_out: int


def leaving(
    work: Work, pupils: Iterable[str], *, with_restricted: bool = False, is_outside: bool = False
) -> Leaving:
    """Without those whose processing is restricted (unless they go along), and for people outside
    without those who are in no list for them."""
    everybody = tuple(pupils)
    allowed = everybody
    if not with_restricted:
        restricted = work.select_column(
            "SELECT pupil_id FROM restriction WHERE kind = 'restriction' AND ended_on IS NULL"
        )
        allowed = _without(everybody, restricted)
    listed = allowed
    if is_outside:
        opted_out = work.select_column(
            "SELECT pupil_id FROM consent"
            " WHERE purpose = 'directory' AND state IN ('refused', 'withdrawn')"
        )
        listed = _without(allowed, opted_out)
    return Leaving(listed, len(everybody) - len(allowed), len(allowed) - len(listed))


def _without(pupils: tuple[str, ...], held_back: list[str]) -> tuple[str, ...]:
    out = frozenset(held_back)
    return tuple(pupil for pupil in pupils if pupil not in out)
