"""Running the checks: all of them, or those that need no key, or the quick ones."""

from datetime import UTC, datetime

from vault.domain.access import Permission, Role
from vault.domain.assessments import Assessment, CheckItem, Result, Scope
from vault.domain.law.shape import Law
from vault.domain.matrix import may
from vault.domain.papers import Heading, Paper, Piece, Point, Table, Text
from vault.governance.checks import copies_and_upkeep, files_and_trail, keys_and_people, machine
from vault.governance.checks.shape import Check
from vault.governance.known_law import known_law
from vault.store.records import Records

ALL: tuple[Check, ...] = (
    *keys_and_people.CHECKS,
    *files_and_trail.CHECKS,
    *machine.CHECKS,
    *copies_and_upkeep.CHECKS,
)
_WORDS = {
    Result.PASS: "good",
    Result.WARN: "to review",
    Result.FAIL: "to fix",
    Result.UNKNOWN: "cannot be told here",
}


def run_checks(records: Records, scope: Scope) -> Assessment:
    """Each check once, with progress; checks that this person's keys do not reach say so."""
    chosen = [check for check in ALL if scope is Scope.FULL or not check.is_slow]
    law = known_law(records)
    items: list[CheckItem] = []
    for number, check in enumerate(chosen):
        records.report(number, len(chosen))
        items.append(_item(records, check, law))
    return Assessment(datetime.now(UTC), records.profile.name, scope, tuple(items))


def _item(records: Records, check: Check, law: Law | None) -> CheckItem:
    is_reached = _reaches(records.profile.role, check)
    return check.run(records, law) if is_reached else check.left_out(law)


def _reaches(role: Role, check: Check) -> bool:
    """A data lead reads everything, an auditor the trail and what the school keeps to show that it
    takes care; to a role that sees a part only, much would look better than it is."""
    if not check.needs_key or may(role, Permission.PROFILE_WRITE):
        return True
    return may(role, Permission.AUDIT_READ) and not check.of_pupils


def check_paper(
    assessment: Assessment, rows: tuple[tuple[str, int, int, int], ...], school: str, anchor: str
) -> Paper:
    """The report for governors: the result, what to fix first, then everything."""
    bad = [i for i in assessment.items if i.result is Result.FAIL]
    look = [i for i in assessment.items if i.result is Result.WARN]
    pieces: list[Piece] = [
        Text(
            f"Checks in all: {len(assessment.items)}. Good: {assessment.count(Result.PASS)}."
            f" To review: {len(look)}. To fix: {len(bad)}."
            f" Not to be told on this computer: {assessment.count(Result.UNKNOWN)}."
        ),
        Heading("To fix"),
        *(_point(item) for item in bad),
        *([] if bad else [Text("Nothing.")]),
        Heading("To review"),
        *(_point(item) for item in look),
        *([] if look else [Text("Nothing.")]),
        Heading("Every check"),
        Table(
            ("Check", "Result", "What was found", "Why it matters"),
            tuple((i.title, _WORDS[i.result], i.found, i.why) for i in assessment.items),
        ),
    ]
    if rows:
        pieces += [
            Heading("How it went before"),
            Table(
                ("Run", "Good", "To review", "To fix"),
                tuple((day, str(a), str(b), str(c)) for day, a, b, c in rows),
            ),
        ]
    return Paper(
        title="Security check",
        subtitle=f"{school} · {assessment.at.astimezone():%d %B %Y at %H:%M} · by {assessment.by}",
        pieces=tuple(pieces),
        footer=f"Audit trail {anchor}",
    )


def _point(item: CheckItem) -> Point:
    return Point(f"{item.title}: {item.found}. {item.remedy}")
