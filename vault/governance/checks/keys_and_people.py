"""Checks of passwords, profiles and those who hold the keys."""

from datetime import UTC, date, datetime, timedelta

from vault.crypto.kdf import FLOOR, default_params
from vault.domain.access import Role
from vault.domain.assessments import Result
from vault.domain.custody import Lock
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.profiles import Profile
from vault.governance.checks.shape import (
    Check,
    CheckResult,
    failed,
    passed,
    unknown,
    warned,
)
from vault.store.records import Records
from vault.store.school.profiles import Profiles

_UNUSED = timedelta(days=90)
_TESTED = timedelta(days=120)
_MANY_FAILED = 5
_LEADS = range(2, 4)


def _guess_cost(records: Records) -> CheckResult:
    locks = records.of(Profiles).locks()
    least = default_params()
    default = Lock(0, least.memory_kib, least.passes, least.lanes)
    floor = Lock(0, FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes)
    weak = [lock for lock in locks if lock.cost < default.cost]
    if any(lock.cost < floor.cost for lock in locks):
        return failed("a profile's lock is below the least that is accepted", _RENEW)
    if weak:
        count = sum(lock.profiles for lock in weak)
        return warned(
            f"{counted(count, 'profile')} with a lock below today's default, {default.words}",
            _RENEW,
        )
    return passed(f"every guess costs at least {default.words}")


def _later_break(records: Records) -> CheckResult:
    names = records.of(Profiles).open_to_a_break()
    if names:
        return warned(
            f"keys kept in an older form for: {', '.join(names)}",
            "They are renewed as these people unlock; for the recovery sheet make a new one.",
        )
    if records.of(Profiles).has_renewed_keys():
        return warned(
            "keys were renewed, but copies of the key file from before have them in the older form",
            "Make new keys for the vault once.",
        )
    return passed("no key in the key file opens without a password or the recovery code")


_RENEW = "It is renewed when these people unlock next; ask them to."


def _active(records: Records) -> list[Profile]:
    return [p for p in records.of(Profiles).list_all() if not p.suspended]


def _unused(records: Records) -> CheckResult:
    last = records.audit.last_unlocks()
    now = datetime.now(UTC)
    names = [
        p.name
        for p in _active(records)
        if p.role is not Role.TECHNICIAN and str(p.id) in last and now - last[str(p.id)] > _UNUSED
    ]
    names += [
        p.name
        for p in _active(records)
        if p.role is not Role.TECHNICIAN and str(p.id) not in last and _is_old(records)
    ]
    if names:
        return warned(
            f"profiles not used for 90 days: {', '.join(sorted(names))}",
            "Suspend or remove what is unused.",
        )
    return passed("every profile was used in the last 90 days, or is new")


def _is_old(records: Records) -> bool:
    first = records.audit.first_day()
    return first is not None and date.today() - first > _UNUSED


_WITH_STICK = frozenset({Role.DATA_LEAD, Role.SAFEGUARDING_LEAD, Role.SEND_COORDINATOR})
"""Whose profiles open what is most sensitive, or give others their keys."""


def _sticks(records: Records) -> CheckResult:
    sticks = records.of(Profiles).sticks()
    without = [p for p in _active(records) if not sticks[p.id].has]
    exposed = [p.name for p in without if p.role in _WITH_STICK or sticks[p.id].is_asked_for]
    if exposed:
        return warned(
            f"a password alone opens the vault for: {', '.join(sorted(exposed))}",
            "Have each of them make a key file on a USB stick, on their Settings page.",
        )
    return passed(worded("leads and the SEND coordinator open the vault with a USB stick as well"))


def _past_date(records: Records) -> CheckResult:
    names = [p.name for p in records.of(Profiles).list_all() if p.until and p.until < date.today()]
    if names:
        return warned(
            f"profiles past their last day: {', '.join(sorted(names))}",
            "They open nothing any more; remove them.",
        )
    return passed("no profile is past its last day")


def _leads(records: Records) -> CheckResult:
    count = sum(1 for p in _active(records) if p.role is Role.DATA_LEAD)
    if count == 0:
        return failed(
            "there is no data lead who can open the vault",
            "Use the recovery sheet to give a data lead a new password.",
        )
    if count not in _LEADS:
        state = "only one data lead" if count == 1 else f"{count} data leads"
        return warned(state, "Have two, or three at the most: neither one nor everybody.")
    return passed(f"{count} data leads")


def _safeguarding(records: Records) -> CheckResult:
    count = sum(1 for p in _active(records) if p.role is Role.SAFEGUARDING_LEAD)
    if count == 0:
        return warned(
            "nobody holds the safeguarding key, so concerns cannot be raised",
            "Add a profile for the safeguarding lead.",
        )
    if count == 1:
        return warned(
            "one person alone holds the safeguarding key",
            "Have a deputy, and hand the key on to them.",
        )
    return passed(f"{count} hold the safeguarding key, and no data lead does")


def _failed_unlocks(records: Records) -> CheckResult:
    since = datetime.now(UTC) - timedelta(days=30)
    count = records.audit.count_since("unlock.failed", since)
    if count >= _MANY_FAILED:
        return warned(
            f"{count} failed tries to unlock in 30 days", "Ask who it was; look at the trail."
        )
    if not count:
        return passed("no try to unlock failed in 30 days")
    return passed(f"{counted(count, 'failed try', 'failed tries')} to unlock in 30 days")


def sheet_last_shown(records: Records) -> datetime | None:
    """When the recovery sheet was made, used or tested last, as far as the trail says it."""
    shown = records.audit.last_done(
        "recovery.held", "vault.recover", "recovery.replace", "vault.create"
    )
    return shown.time if shown is not None else None


def sheet_is_tested(records: Records) -> bool:
    """Whether that is recent enough."""
    return _sheet(records).result is Result.PASS


def _sheet(records: Records) -> CheckResult:
    newest = sheet_last_shown(records)
    if newest is None:
        return unknown("when the sheet was made is not in the trail", _TEST)
    if datetime.now(UTC) - newest > _TESTED:
        return warned(f"the recovery sheet was last tested or made on {newest:%d %B %Y}", _TEST)
    return passed(f"the recovery sheet was last tested or made on {newest:%d %B %Y}")


_TEST = "Take the sheet out of the safe and test its code."

CHECKS = (
    Check(
        "guess-cost",
        "What a guess at a password costs",
        "A thief would try passwords on a fast machine; each try must be slow.",
        _guess_cost,
        needs_key=False,
    ),
    Check(
        "later-break",
        "Keys that a later invention could open",
        "Who copies the key file today may break its public-key method in some years; pupils'"
        " records matter for longer.",
        _later_break,
        "profiles",
        needs_key=False,
    ),
    Check(
        "second-factor",
        "A USB stick beside the password",
        "A password can be watched, guessed or given away; with a USB stick it is not enough.",
        _sticks,
        "profiles",
        needs_key=False,
        law_says=lambda law: law.second_factor,
    ),
    Check(
        "profiles-unused",
        "Profiles that nobody uses",
        "A profile that is not missed is a door that nobody watches.",
        _unused,
        "profiles",
    ),
    Check(
        "profiles-past-date",
        "Profiles past their last day",
        "They open nothing, but they hide those that should not be there.",
        _past_date,
        "profiles",
        needs_key=False,
    ),
    Check(
        "data-leads",
        "How many hold the door",
        "One data lead is one accident from a locked vault; many are many doors.",
        _leads,
        "profiles",
        needs_key=False,
    ),
    Check(
        "safeguarding-apart",
        "The safeguarding key is kept apart",
        "Nobody should be able to read everything, and nobody to be pressed for it.",
        _safeguarding,
        "profiles",
        needs_key=False,
    ),
    Check(
        "failed-unlocks",
        "Failed tries to unlock",
        "Many may mean that someone is guessing.",
        _failed_unlocks,
        "protection",
    ),
    Check(
        "recovery-sheet",
        "The recovery sheet was tested",
        "A sheet that cannot be read or found does not open the vault on the day it is needed.",
        _sheet,
        "recovery",
    ),
)
