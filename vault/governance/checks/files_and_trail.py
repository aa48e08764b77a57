"""Checks of the vault's own files, of the audit trail, and of what lies beside them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from vault.domain.audit import VerifyReport
from vault.domain.english.counted import counted
from vault.governance.checks.shape import (
    Check,
    CheckResult,
    failed,
    passed,
    unknown,
    warned,
)
from vault.store.records import Records

_DAMAGED = "Stop work. Lock it, copy its folder aside, restore the newest backup beside it."
_ALTERED = "Note it as an incident. Compare with the anchors on printed pages and at the office."


def _from_verify(records: Records, prefix: str, remedy: str) -> CheckResult:
    """What `verify` says under names that begin so; worked out once for one run."""
    report: VerifyReport = records.verify_once()
    mine = [check for check in report.checks if check.name.startswith(prefix)]
    if not mine:
        return unknown("cannot be told with this person's keys", "Have a data lead run the check.")
    bad = [f"{check.name}: {check.detail}" for check in mine if not check.ok]
    if bad:
        return failed("; ".join(bad), remedy)
    return passed("; ".join(f"{check.name}: {check.detail}" for check in mine))


def _verified(prefix: str, remedy: str) -> Callable[[Records], CheckResult]:
    return lambda records: _from_verify(records, prefix, remedy)


def _outsides(records: Records) -> CheckResult:
    checks = [c for c in records.outsides() if c.name.startswith("outside of")]
    bad = [f"{check.name}: {check.detail}" for check in checks if not check.ok]
    if bad:
        return failed("; ".join(bad), _DAMAGED)
    return passed("; ".join(check.detail for check in checks))


def _owner_only(records: Records) -> CheckResult:
    others = records.vault_copy.readable_by_others()
    if others is None:
        return unknown(
            "who may read the folder cannot be told on Windows",
            "Keep the vault where the program proposes: Windows lets its owner and administrators"
            " in there. On a USB stick or right on C: everybody may read it, encrypted as it is.",
        )
    if others:
        return failed(
            f"other users of this machine may read {', '.join(others)}",
            "Lock and unlock the vault from its owner's account, or set the rights of the folder.",
        )
    return passed("only its owner may read the folder")


def _leftovers(records: Records) -> CheckResult:
    left = records.vault_copy.leftovers()
    if left:
        return warned(
            f"{counted(len(left), 'file')} beside the vault's own: {', '.join(left[:5])}",
            "Look what they are; a vault's folder holds nothing else.",
        )
    return passed("nothing lies in the folder but the vault's own files")


def _clock(records: Records) -> CheckResult:
    newest = records.audit.newest_time()
    if newest is not None and newest > datetime.now(UTC) + timedelta(minutes=5):
        return failed(
            f"the newest entry is of {newest:%d %B %Y at %H:%M}, which is still to come",
            "Set this computer's clock; what is due is worked out by it.",
        )
    back = records.audit.count_since("clock.went-back", datetime.now(UTC) - timedelta(days=120))
    if back:
        return warned(f"it went back {counted(back, 'time')} in a term", "Ask the technician why.")
    return passed("the clock agrees with the trail")


CHECKS = (
    Check(
        "pages-records",
        "Every page of the records is whole",
        "A page that was changed or damaged is found before it is copied into every backup.",
        _verified("pages of vault.db", _DAMAGED),
        "protection",
        is_slow=True,
    ),
    Check(
        "pages-photos",
        "Every page of the photos is whole",
        "Pictures are the largest part, and a failing disk shows there first.",
        _verified("pages of photos.db", _DAMAGED),
        "protection",
        is_slow=True,
    ),
    Check(
        "outside-files",
        "The files look encrypted and whole from outside",
        "A file in the clear, or cut short, is seen without any key.",
        _outsides,
        needs_key=False,
    ),
    Check(
        "sealed-lists",
        "No sealed record has gone missing",
        "Health and safeguarding records must not be taken away or rolled back in silence.",
        _verified("sealed records", _ALTERED),
        "protection",
        is_slow=True,
    ),
    Check(
        "trail-chain",
        "The trail is one unbroken chain",
        "Who did what is worth something only if nothing can be taken out.",
        _verified("audit chain", _ALTERED),
        "protection",
        is_slow=True,
    ),
    Check(
        "trail-mac",
        "No entry was written afterwards",
        "Each entry is sealed with a key that is then thrown away.",
        _verified("audit mac", _ALTERED),
        "protection",
        is_slow=True,
    ),
    Check(
        "trail-signatures",
        "Every entry is signed by who it names",
        "Nobody can be made to look as if they had done something.",
        _verified("audit signatures", _ALTERED),
        "protection",
        is_slow=True,
    ),
    Check(
        "trail-anchors",
        "What others remember of the trail agrees",
        "An old copy of the whole vault agrees with itself; only a memory elsewhere finds it.",
        _verified("anchor in", _ALTERED),
        "protection",
        is_slow=True,
    ),
    Check(
        "owner-only",
        "Nobody else on this machine may read the folder",
        "The files are encrypted, but they need not be copied by everybody either.",
        _owner_only,
        needs_key=False,
    ),
    Check(
        "leftovers",
        "Nothing else lies in the vault's folder",
        "Work that was cut off, or a list that someone left there, is not protected.",
        _leftovers,
        needs_key=False,
    ),
    Check(
        "clock",
        "The clock can be trusted",
        "Last days, reviews and retention are worked out by it.",
        _clock,
    ),
)
