"""Which day it is at least, by what was written down: a clock that was set back shows."""

from collections.abc import Collection
from datetime import date

from vault.domain.moments import moment
from vault.domain.profiles import Profile
from vault.errors import ClockBehindError, ProfileEndedError
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import one_value
from vault.store.database.stored_values import words


def newest_day(connection: sqlcipher.Connection, leads: Collection[str]) -> date | None:
    """The local day of the latest entry since a data lead last worked here, before the fence
    stands. What came before does not count: else a clock that once stood years ahead would end
    everybody's profile, and nobody could mend that. None for an empty trail."""
    marks = ", ".join("?" * len(leads))
    since = one_value(
        connection.execute(
            f"SELECT number FROM audit WHERE profile IN ({marks}) ORDER BY number DESC LIMIT 1",
            tuple(leads),
        )
    )
    at = one_value(
        connection.execute(
            f"SELECT max({words('time')}) FROM audit WHERE number >= ?", (since or 0,)
        )
    )
    try:
        return moment(at.decode()).date() if at else None
    except ValueError:
        return None  # `verify` says which entry is none


def must_not_have_ended(profile: Profile, clock: date, *seen: date | None) -> None:
    """ProfileEndedError by the later of the clock and the days on which the vault was in use."""
    last = profile.until
    if last is None:
        return
    if clock > last:
        raise ProfileEndedError(date=f"{last:%d %B %Y}")
    newest = max((day for day in seen if day is not None), default=clock)
    if newest > last:
        raise ClockBehindError(
            date=f"{last:%d %B %Y}", clock=f"{clock:%d %B %Y}", seen=f"{newest:%d %B %Y}"
        )
