"""Checks of the machine and of the program itself."""

import sys
from datetime import date

from vault.domain.english.counted import counted
from vault.governance.built import this_build
from vault.governance.checks.shape import Check, CheckResult, failed, passed, unknown, warned
from vault.governance.libraries import findings, library_changes
from vault.platform.folders import cloud_service_of, is_on_network
from vault.platform.machine import disk_is_encrypted, process_is_closed
from vault.platform.machine_policy import is_safe, machine_policy, policy_file
from vault.platform.network import guards_up, try_network
from vault.store.measures.advisories import Advisories
from vault.store.records import Records

_WHERE_IT_SHOWS = {
    "win32": "Ask the technician whether BitLocker is on.",
    "darwin": "System Settings, Privacy & Security, FileVault shows it.",
}

_AGEING, _OLD = 6, 18
"""Months: by then something was put right that this version lacks; by then very likely much."""
_RENEW = "Ask the technician for a newer version: this program cannot look for one itself."


def _guards(_records: Records) -> CheckResult:
    down = [guard for guard in guards_up() if not guard.active]
    if down:
        return warned(
            f"network guards that are not active here: {', '.join(guard.name for guard in down)}",
            " ".join(guard.explanation for guard in down),
        )
    return passed("the guards against a network are active")


def _tried(_records: Records) -> CheckResult:
    tries = try_network()
    if not tries:
        return unknown("it cannot be tried on this system", "Ask the technician for the firewall.")
    allowed = [attempt.family for attempt in tries if not attempt.refused]
    if allowed:
        return failed(
            f"the system would allow connections: {', '.join(allowed)}",
            "Start the program in its usual way; tell the technician if it stays so.",
        )
    return passed(f"asked just now, the system refused all {len(tries)} kinds of connection")


def _cloud(records: Records) -> CheckResult:
    service = cloud_service_of(records.vault_copy.folder)
    if service is not None:
        return failed(
            f"the vault lies in a folder of {service}",
            "Move it out of there; copies in the cloud stay when it is deleted here.",
        )
    return passed("the vault lies in no folder that a cloud keeps a copy of")


def _drive(records: Records) -> CheckResult:
    if is_on_network(records.vault_copy.folder):
        return warned("the vault lies on a network drive", "Keep it on this computer itself.")
    return passed("the vault lies on this computer")


def _disk(records: Records) -> CheckResult:
    encrypted = disk_is_encrypted(records.vault_copy.folder)
    if encrypted is None:
        return unknown(
            "whether the disk is encrypted cannot be told here",
            _WHERE_IT_SHOWS.get(sys.platform, "Ask the technician whether it is."),
        )
    if not encrypted:
        return warned(
            "this computer's disk is not encrypted as a whole",
            "The vault is; but what was printed to a file, or swapped out, is not. Ask for it.",
        )
    return passed("this computer's disk is encrypted")


def _closed(_records: Records) -> CheckResult:
    closed = process_is_closed()
    if closed is None:
        return unknown("whether its memory is closed is not measured on this system", "")
    if not closed:
        return warned("its memory can be read by others", "Start the program in its usual way.")
    return passed("other programs of this user cannot read its memory")


def _libraries(_records: Records) -> CheckResult:
    changed = library_changes()
    if changed:
        return failed(
            f"not as shipped: {', '.join(changed[:6])}", "Reinstall the program from its source."
        )
    return passed("every library is of the version that was shipped")


def _advisories(records: Records) -> CheckResult:
    held = records.of(Advisories).newest()
    if held is None:
        return warned(
            "there is no list of known vulnerabilities yet",
            "Have the technician download one (OSV format) elsewhere, and update the list here.",
        )
    hits = findings(held.text)
    if hits:
        return failed("; ".join(hits[:6]), "Install a newer version of Tuckbox.")
    if held.is_old:
        return warned(f"the list is of {held.at:%d %B %Y}", "Update it with a newer one.")
    return passed(f"no library is on the list of {held.at:%d %B %Y}")


def _policy(_records: Records) -> CheckResult:
    policy = machine_policy()
    if not policy.is_set:
        return passed("no policy is set on this computer; the program's own rules hold")
    if policy.trouble:
        return failed(
            f"this computer's policy is not understood, so nothing may leave: {policy.trouble}",
            f"Have the technician correct {policy_file()}.",
        )
    if is_safe(policy_file()) is False:
        return warned(policy.words, f"Have {policy_file()} belong to root, and nobody else write.")
    return passed(policy.words)


def _age(_records: Records) -> CheckResult:
    built = this_build()
    months = built.months_old(date.today())
    if months is None:
        return unknown(
            f"when version {built.version} was built is not told: it runs from its source",
            "Ask who set it up how it is kept up to date.",
        )
    if months < 0:
        return failed(
            f"version {built.version} is of {built.day:%d %B %Y}, which is still to come",
            "Set this computer's clock.",
        )
    finding = f"version {built.version} is {counted(months, 'month')} old"
    if months >= _OLD:
        return failed(finding, _RENEW)
    return warned(finding, _RENEW) if months >= _AGEING else passed(finding)


CHECKS = (
    Check(
        "network-guards",
        "The guards against a network are up",
        "What cannot reach a network cannot leak over one.",
        _guards,
        "protection",
        needs_key=False,
    ),
    Check(
        "network-tried",
        "A connection was tried, and refused",
        "A guard that was never tried is a hope.",
        _tried,
        "protection",
        needs_key=False,
    ),
    Check(
        "cloud-folder",
        "No cloud keeps a copy of the vault",
        "It is the likeliest way for data to leave a laptop without anybody meaning it.",
        _cloud,
        needs_key=False,
    ),
    Check(
        "network-drive",
        "The vault is on this computer",
        "On a network drive others may copy it, and a lost connection can damage it.",
        _drive,
        needs_key=False,
    ),
    Check(
        "disk-encryption",
        "The disk is encrypted as a whole",
        "It covers what lies outside the vault: swapped memory, saved lists.",
        _disk,
        needs_key=False,
    ),
    Check(
        "process-closed",
        "The program's memory is closed to others",
        "While the vault is open, its names and keys are in memory.",
        _closed,
        needs_key=False,
    ),
    Check(
        "machine-policy",
        "This computer's policy is understood",
        "What a technician set for this computer holds for all who use it.",
        _policy,
        needs_key=False,
    ),
    Check(
        "program-age",
        "This version is not old",
        "What is found to be weak is put right in newer versions only.",
        _age,
        needs_key=False,
    ),
    Check(
        "libraries",
        "The libraries are those that were shipped",
        "A library that was put in another's place sees everything.",
        _libraries,
        needs_key=False,
    ),
    Check(
        "advisories",
        "No library has a known vulnerability",
        "They become known after a program is shipped, and this program cannot look them up.",
        _advisories,
        "protection",
    ),
)
