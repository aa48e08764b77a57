"""The seven measures from the checks: the quick ones as of now, the slow ones as last run."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from vault.domain.access import Permission
from vault.domain.assessments import NOT_YET, CheckItem, CheckStatus, Result, Scope
from vault.domain.backups import REMIND_AFTER
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.ids import RecordId
from vault.domain.incidents import IncidentState
from vault.domain.law.shape import Law
from vault.domain.papers import Heading, Paper, Piece, Point, Text
from vault.domain.protection import IncidentLine, Measure, Protection
from vault.governance.known_law import known_law
from vault.governance.security_check import ALL, run_checks
from vault.governance.training import staff_training
from vault.store.measures.assessments import Assessments
from vault.store.measures.incidents import Incidents
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.profiles import Profiles


@dataclass(frozen=True, slots=True)
class _Plan:
    """In the words of the school's law where `title` and `does` leave a place for them."""

    title: str
    short: str
    does: str
    page: str
    checks: tuple[str, ...]

    def measure(self, number: int, items: tuple[CheckItem, ...], law: Law | None) -> Measure:
        words = (
            {"acts": law.terms.acts, "law": law.terms.acts, "time": f"{law.breach.hours} hours"}
            if law is not None
            else {"acts": "The law on children's data", "law": "Law", "time": "the law"}
        )
        return Measure(
            number=number,
            title=worded(self.title).format_map(words),
            short=worded(self.short).format_map(words),
            does=worded(self.does).format_map(words),
            items=items,
            page=self.page,
        )


_LOOK_BACK = 6
"""Thorough runs in which something is looked for that the newest could not tell."""
PLANS = (
    _Plan(
        "Encryption of records and pictures",
        "Encryption",
        "Every record and picture lies in encrypted files, under keys that only a password opens,"
        " and each guess at it is slow and costly (Argon2id); health and safeguarding records are"
        " sealed once more. Nothing is sent"
        " anywhere: the program has no network.",
        "protection",
        (
            *("guess-cost", "later-break", "pages-records", "pages-photos", "outside-files"),
            *(
                "sealed-lists",
                "owner-only",
                "cloud-folder",
                "network-drive",
                "disk-encryption",
                "process-closed",
            ),
            *("network-guards", "network-tried", "recovery-sheet", "backup-age", "backup-places"),
        ),
    ),
    _Plan(
        "Routine security assessments",
        "Routine checks",
        "The vault checks itself each week and thoroughly each term; the result is signed into the"
        " audit trail, and there is a report for governors.",
        "protection",
        (
            *("trail-chain", "trail-mac", "trail-signatures", "trail-anchors", "leftovers"),
            *("clock", "machine-policy", "program-age", "libraries", "advisories"),
        ),
    ),
    _Plan(
        "Strict access control",
        "Access",
        "Everybody has a profile of their own with a role; what a role may not see is out of reach"
        " in the database itself. Each term it is reviewed who can see what.",
        "review",
        (
            *("second-factor", "profiles-unused", "profiles-past-date", "data-leads"),
            *("safeguarding-apart", "failed-unlocks", "access-review"),
        ),
    ),
    _Plan(
        "{acts}",
        "{law}",
        "Requests of families have their dates; erasure, restriction and retention work on the"
        " records themselves; consent decides which pictures may leave.",
        "requests",
        ("consents", "requests", "complaints", "documents", "drafts"),
    ),
    _Plan(
        "Training of staff",
        "Training",
        "Short modules with questions, each year anew; sending and administration wait for them.",
        "training",
        ("training",),
    ),
    _Plan(
        "Incident response",
        "Incidents",
        "Anybody reports in two minutes; the clock of {time}, what was at stake, and the"
        " letters come from the vault itself. A statement at the office works when the"
        " laptop is gone.",
        "incidents",
        ("incidents", "lessons", "statement"),
    ),
    _Plan(
        "Transparent communication",
        "Telling families",
        "A register of what was sent to whom and why, notices in plain words, and a trail that"
        " anybody can check with a tool of their own.",
        "transfers",
        ("receipts", "cards"),
    ),
)


def protection(records: Records) -> Protection:
    """For everybody who may see it, as far as their keys reach."""
    now = {item.id: item for item in run_checks(records, Scope.QUICK).items}
    runs = records.of(Assessments).status(records.audit.first_day())
    last_run = _as_last_run(records, runs)
    for name, item in last_run.items():
        if name not in now:
            now[name] = item
        elif now[name].result is Result.UNKNOWN:
            # What was found, and why it matters by the law of the country where the school is now.
            now[name] = replace(item, why=now[name].why)
    full = runs.newest(Scope.FULL)
    slow = {check.id: check for check in ALL if check.is_slow}
    law = known_law(records)
    measures = tuple(
        plan.measure(
            number,
            tuple(now.get(name) or _not_yet(slow[name].title, name) for name in plan.checks),
            law,
        )
        for number, plan in enumerate(PLANS, start=1)
    )
    return Protection(
        measures,
        full.at if full is not None else None,
        incidents=_incidents(records),
        copies=_copies(records),
        trained=_trained(records),
    )


def measures_in_words(records: Records) -> Protection:
    """What is done, for people who do not see how it stands."""
    law = known_law(records)
    return Protection(
        tuple(plan.measure(number, (), law) for number, plan in enumerate(PLANS, start=1)), None
    )


def _incidents(records: Records) -> IncidentLine | None:
    if not records.may(Permission.INCIDENT_READ):
        return None
    now, rows = datetime.now(UTC), records.of(Incidents).list_all()
    real = [row for row in rows if not row.is_rehearsal]
    newest = max(real, key=lambda row: row.aware_at, default=None)
    notified = None
    if newest is not None:
        notified = next((at for who, at in newest.notified if who == "authority"), None)
    return IncidentLine(
        open=sum(1 for row in real if row.state is IncidentState.OPEN),
        late=sum(1 for row in real if row.is_late(now)),
        newest=newest.aware_at.astimezone().date() if newest is not None else None,
        in_time=notified <= newest.deadline
        if newest is not None and notified is not None
        else None,
        hours=records.of(Policies).law().breach.hours,
    )


def _copies(records: Records) -> int | None:
    if not records.may(Permission.BACKUP_READ):
        return None
    now = datetime.now(UTC)
    return sum(1 for row in records.backup_status().recent if now - row.at <= REMIND_AFTER)


def _trained(records: Records) -> tuple[int, int] | None:
    if not records.may(Permission.TRAINING_READ):
        return None
    staff = staff_training(records, records.of(Profiles).list_all())
    return sum(1 for person in staff if not person.due), len(staff)


def _as_last_run(records: Records, runs: CheckStatus) -> dict[str, CheckItem]:
    """The newest thing that each check could tell, with its day: not everybody's keys reach as
    far, and what a data lead found is what an auditor comes to see."""
    items: dict[str, CheckItem] = {}
    for row in [row for row in runs.rows if row.scope is Scope.FULL][:_LOOK_BACK]:
        run = records.of(Assessments).get(RecordId(row.id))
        for item in run.items:
            if item.id not in items and item.result is not Result.UNKNOWN:
                finding = f"{item.found} (as of {run.at.astimezone():%d %B %Y})"
                items[item.id] = replace(item, found=finding)
    return items


def protection_paper(status: Protection, school: str, today: date, anchor: str) -> Paper:
    """The statement for governors and parents: what protects the records, honestly."""
    pieces: list[Piece] = [
        Text(
            "This page says how the school protects what it keeps about children in Tuckbox. It is"
            " made from the real state of the vault on the day that stands above."
        )
    ]
    for measure in status.measures:
        pieces += [Heading(f"{measure.number}. {measure.title}"), Text(measure.does)]
        good = sum(1 for item in measure.items if item.result is Result.PASS)
        of_all = counted(len(measure.items), "check")
        pieces.append(Text(f"{good} of {of_all} {'is' if good == 1 else 'are'} good."))
        pieces += [Point(f"Not there yet: {item.title.lower()}.") for item in measure.due]
    pieces += [
        Heading("What it does not protect from"),
        Text(
            "Nobody can promise everything. An open screen can be seen; what was printed or handed"
            " on is out of the vault's reach; and whoever controls the computer while the vault is"
            " open can read it."
        ),
    ]
    return Paper(
        title="How we protect your child's data",
        subtitle=f"{school} · {today:%d %B %Y}",
        pieces=tuple(pieces),
        footer=f"Audit trail {anchor}",
    )


def _not_yet(title: str, name: str) -> CheckItem:
    return CheckItem(
        id=name,
        title=title,
        result=Result.WARN,
        found=NOT_YET,
        why="It is part of the full check of each term.",
        remedy="Run the full check.",
        page="protection",
    )
