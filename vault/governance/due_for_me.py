"""What waits for the acting person, by the rules that checks and pages of each subject have.

No rule stands here: when something is due is asked of where it is decided.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from vault.domain.access import SCOPED_ROLES, Permission
from vault.domain.access_reviews import is_review_due
from vault.domain.assessments import CheckItem, Result, Scope
from vault.domain.catalogue.notes import NOTE_WRITE
from vault.domain.catalogue.registers import ATTENDANCE_WRITE, CALL_WRITE
from vault.domain.ids import RecordId
from vault.domain.incidents import IncidentState
from vault.domain.retention import DisposalState
from vault.domain.rights import RequestState
from vault.domain.today import NEWS_SETTING, DueCard, DueKind, Urgency
from vault.domain.training import Standing
from vault.governance.attendance_codes import codes_in_force
from vault.governance.checks.copies_and_upkeep import files_without_receipt
from vault.governance.day_plan import missing_registers
from vault.governance.due import due_items
from vault.governance.security_check import ALL
from vault.governance.training import my_training
from vault.governance.what_is_new import shipped_news
from vault.store.measures.access_reviews import AccessReviews
from vault.store.measures.assessments import Assessments
from vault.store.measures.certificates import Certificates
from vault.store.measures.complaints import Complaints
from vault.store.measures.incidents import Incidents
from vault.store.measures.requests import Requests
from vault.store.records import Records
from vault.store.school.absences import Absences
from vault.store.school.contact_suggestions import ContactSuggestions
from vault.store.school.notes import Notes
from vault.store.school.profiles import Profiles
from vault.store.school.school import Settings
from vault.store.school.sealed import Sealed
from vault.store.school.timetables import Timetables

Cards = Iterator[DueCard]
_NOTHING, _WAITING = RecordId(""), RecordId("waiting")
_MISSING, _REASONS = RecordId("missing"), RecordId("reasons")
_UNRESOLVED_SINCE = timedelta(days=90)
_HAVE_CARDS = frozenset(
    {"backup-age", "access-review", "training", "incidents", "receipts", "requests", "complaints"}
)
"""Checks of which Today tells itself."""
_BEFORE_PUPILS = frozenset({DueKind.CONCERNS, DueKind.INCIDENT, DueKind.STICK})
"""All that can matter while no pupil is in the vault."""


def due_for_me(records: Records, *, is_new: bool = False) -> tuple[DueCard, ...]:
    """At most one card of each kind, the most urgent first; `is_new` while there are no pupils."""
    cards = [
        card
        for kind, (needs, look) in _LOOKS.items()
        if all(map(records.may, needs)) and (not is_new or kind in _BEFORE_PUPILS)
        for card in look(records)
    ]
    urgencies, kinds = list(Urgency), list(DueKind)
    return tuple(
        sorted(cards, key=lambda card: (urgencies.index(card.urgency), kinds.index(card.kind)))
    )


def _concerns(records: Records) -> Cards:
    waiting = records.of(Sealed).concerns.waiting()
    if waiting.new or waiting.doubtful:
        yield DueCard(
            DueKind.CONCERNS,
            Urgency.FIRST,
            count=waiting.new,
            at=waiting.since,
            doubtful=waiting.doubtful,
        )


def _incidents(records: Records) -> Cards:
    now = datetime.now(UTC)
    rows = [
        row
        for row in records.of(Incidents).list_all()
        if row.state is IncidentState.OPEN or row.waits_for_authority
    ]
    if rows:
        first = min(rows, key=lambda row: (not row.waits_for_authority, row.deadline))
        yield DueCard(
            DueKind.INCIDENT,
            Urgency.LATE if any(row.is_late(now) for row in rows) else Urgency.DUE,
            count=len(rows),
            # Once the authority knows, the law sets no hour.
            at=first.deadline if first.waits_for_authority else None,
            who=first.title,
            record=first.id if len(rows) == 1 else _NOTHING,
        )


def _registers(records: Records) -> Cards:
    """Of the whole school, those of today alone: looking back takes time, and the page of missing
    registers does."""
    is_own = records.profile.role in SCOPED_ROLES
    rows = missing_registers(records) if is_own else missing_registers(records, timedelta(0))
    if rows:
        newest = rows[0]
        yield DueCard(
            DueKind.REGISTER,
            Urgency.LATE if rows[-1].of.day < date.today() else Urgency.DUE,
            count=len(rows),
            day=newest.of.day,
            who=newest.class_name,
            record=_MISSING if len(rows) > 1 else RecordId(" ".join(map(str, newest.of))),
            session=newest.of.session,
        )


def _absences(records: Records) -> Cards:
    today = records.latest_day()
    rows = records.of(Absences).unresolved(
        codes_in_force(records),
        records.of(Timetables).calendar(),
        today - _UNRESOLVED_SINCE,
        with_contacts=False,
    )
    if rows:
        first = rows[0]
        is_late = any(row.due is not None and row.due < today for row in rows)
        yield DueCard(
            DueKind.ABSENCE,
            Urgency.LATE if is_late else Urgency.DUE,
            count=len(rows),
            day=first.of.day,
            who=first.called.known_as,
            record=_REASONS,
            session=first.of.session,
        )


def _requests(records: Records) -> Cards:
    today = date.today()
    # One that is paused waits for the family.
    rows = [
        case
        for case in records.of(Requests).list_all()
        if case.is_open and case.state is not RequestState.PAUSED
    ]
    if rows:
        first = min(rows, key=lambda case: case.due_on)
        yield DueCard(
            DueKind.REQUEST,
            Urgency.LATE if first.days_left(today) < 0 else Urgency.DUE,
            count=len(rows),
            day=first.due_on,
            who=first.requester,
            record=first.id if len(rows) == 1 else _NOTHING,
        )


def _complaints(records: Records) -> Cards:
    today = date.today()
    rows = [row for row in records.of(Complaints).list_all() if row.is_open]
    if rows:
        waiting = [row for row in rows if row.acknowledged_on is None] or rows
        first = min(waiting, key=lambda row: row.acknowledge_by)
        yield DueCard(
            DueKind.COMPLAINT,
            Urgency.LATE if any(row.is_late(today) for row in rows) else Urgency.DUE,
            count=len(rows),
            # Once it is acknowledged the law sets no day.
            day=first.acknowledge_by if first.acknowledged_on is None else None,
            who=first.who,
        )


def _contacts(records: Records) -> Cards:
    waiting = records.of(ContactSuggestions).waiting()
    if waiting:
        pupil, called = waiting[0]
        yield DueCard(
            DueKind.CONTACTS,
            count=len(waiting),
            who=called.known_as,
            record=pupil,
            others=len(dict(waiting)) - 1,
        )


def _notes(records: Records) -> Cards:
    today = date.today()
    count, first = records.of(Notes).due_for_me(today)
    if count and first is not None:
        urgency = Urgency.LATE if first < today else Urgency.DUE
        yield DueCard(DueKind.NOTES, urgency, count=count, day=first, record=_WAITING)


def _disposals(records: Records) -> Cards:
    mine = str(records.profile.id)
    rows = [
        row
        for row in records.of(Certificates).disposals()
        if row.state is DisposalState.PROPOSED and row.first != mine
    ]
    if rows:
        yield DueCard(DueKind.DISPOSAL, count=len(rows), who=rows[-1].by, at=rows[-1].at)


def _stick(records: Records) -> Cards:
    mine = records.of(Profiles).my_stick()
    if mine.is_asked_for and not mine.has:
        yield DueCard(DueKind.STICK)


def _backup(records: Records) -> Cards:
    status = records.backup_status()
    if status.is_due(date.today()):
        yield DueCard(DueKind.BACKUP, at=status.newest_at)


def _check(records: Records) -> Cards:
    """The week's check runs by itself; the thorough one is asked for."""
    status = records.of(Assessments).status(records.audit.first_day())
    if status.due(date.today()) is Scope.FULL:
        full = status.newest(Scope.FULL)
        yield DueCard(DueKind.CHECK, at=full.at if full is not None else None)
    newest = status.newest(*Scope)
    if newest is not None and newest.failed:
        count = sum(1 for item in _failed(records, newest.id) if _still_fails(records, item))
        if count:
            yield DueCard(DueKind.FINDINGS, count=count, at=newest.at)


def _failed(records: Records, run: str) -> Iterator[CheckItem]:
    """What a run found to be bad, beside what has a card of its own."""
    for item in records.of(Assessments).get(RecordId(run)).items:
        if item.result is Result.FAIL and item.id not in _HAVE_CARDS:
            yield item


def _still_fails(records: Records, item: CheckItem) -> bool:
    """A quick check is asked once more, so that what was put right is not told for a week."""
    check = next((check for check in ALL if check.id == item.id), None)
    return check is None or check.is_slow or check.look(records).result is Result.FAIL


def _review(records: Records) -> Cards:
    newest = records.of(AccessReviews).newest_at()
    if is_review_due(newest, datetime.now(UTC), records.audit.first_day()):
        yield DueCard(DueKind.REVIEW, at=newest)


def _retention(records: Records) -> Cards:
    count = sum(1 for item in due_items(records, date.today()) if not item.kept)
    if count:
        yield DueCard(DueKind.RETENTION, count=count)


def _training(records: Records) -> Cards:
    mine = my_training(records)
    due = [row for row in mine.rows if row.standing is not Standing.PASSED]
    if not due:
        return
    first = due[0]
    over = first.passed.expires_on if first.passed is not None else mine.grace_until
    yield DueCard(
        DueKind.TRAINING,
        Urgency.LATE if mine.waiting else Urgency.DUE,
        count=len(due),
        day=over,
        who=first.module.title,
        record=RecordId(first.module.id) if len(due) == 1 else _NOTHING,
        minutes=sum(row.module.minutes for row in due),
    )


def _receipts(records: Records) -> Cards:
    rows = files_without_receipt(records)
    if rows:
        yield DueCard(DueKind.RECEIPTS, count=len(rows), who=rows[-1].partner)


def _news(records: Records) -> Cards:
    """Who opens the vault for the first time has nothing to compare."""
    version, seen = shipped_news()[0].version, records.of(Settings).mine().get(NEWS_SETTING, "")
    if seen and seen != version:
        yield DueCard(DueKind.NEWS, who=version)


P = Permission
_LOOKS: Final[dict[DueKind, tuple[tuple[Permission, ...], Callable[[Records], Cards]]]] = {
    DueKind.CONCERNS: ((P.SAFEGUARDING_READ,), _concerns),
    DueKind.INCIDENT: ((P.INCIDENT_READ,), _incidents),
    DueKind.REGISTER: ((ATTENDANCE_WRITE,), _registers),
    DueKind.ABSENCE: ((CALL_WRITE,), _absences),
    DueKind.REQUEST: ((P.RIGHTS_READ,), _requests),
    DueKind.COMPLAINT: ((P.COMPLAINT_READ,), _complaints),
    DueKind.CONTACTS: ((P.CONTACT_WRITE,), _contacts),
    DueKind.NOTES: ((NOTE_WRITE,), _notes),
    DueKind.DISPOSAL: ((P.RETENTION_WRITE,), _disposals),
    DueKind.STICK: ((P.PASSWORD_OWN,), _stick),
    DueKind.BACKUP: ((P.BACKUP, P.BACKUP_READ), _backup),
    # A technician's run is not kept, so for them nothing is ever due.
    DueKind.CHECK: ((P.CHECK_RUN, P.AUDIT_READ), _check),
    DueKind.REVIEW: ((P.REVIEW_WRITE,), _review),
    DueKind.RETENTION: ((P.RETENTION_WRITE,), _retention),
    DueKind.TRAINING: ((P.TRAINING_OWN,), _training),
    DueKind.RECEIPTS: ((P.TRANSFERS_READ, P.RECEIPT_ADD), _receipts),
    DueKind.NEWS: ((P.SETTING_OWN,), _news),
}
"""Whose each card is, and where it is looked for."""
