"""Checks of backups, reviews, training, incidents and what else a school has to keep up."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from vault.domain.access_reviews import is_review_due
from vault.domain.custody import is_statement_due
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.incidents import IncidentState
from vault.domain.transfer import TransferRow
from vault.governance.checks.shape import Check, CheckResult, failed, passed, warned
from vault.governance.document_rows import all_documents
from vault.governance.incident_steps import open_lessons
from vault.governance.training import staff_training
from vault.store.measures.access_reviews import AccessReviews
from vault.store.measures.backups import Backups
from vault.store.measures.complaints import Complaints
from vault.store.measures.incidents import Incidents
from vault.store.measures.policies import Policies
from vault.store.measures.statements import Statements
from vault.store.merge.cards import Cards
from vault.store.merge.transfer_log import TransferLog
from vault.store.records import Records
from vault.store.school.calendar import Calendar
from vault.store.school.profiles import Profiles
from vault.store.upkeep.upkeep import Upkeep

_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)
_TO_ANSWER = timedelta(days=14)


def _backup_age(records: Records) -> CheckResult:
    newest = max((row.at for row in records.of(Backups).list_all()), default=None)
    if newest is None:
        today = date.today()
        return failed("no backup was ever read back", "Make one now; it takes a minute.", today)
    age = datetime.now(UTC) - newest
    finding = f"the newest backup that was read back is of {newest:%d %B %Y}"
    if age > _MONTH:
        return failed(finding, "Make one now.", date.today())
    if age > _WEEK:
        return warned(finding, "Make one this week.", (newest + _MONTH).astimezone().date())
    return passed(finding)


def _three_two_one(records: Records) -> CheckResult:
    status = records.backup_status()
    missing = [
        words
        for words, is_good in (
            ("three copies", status.copies >= 3),
            ("two kinds of drive", status.devices >= 2),
            ("one off site", status.is_away),
        )
        if not is_good
    ]
    if missing:
        return warned(
            f"missing of the backups: {', '.join(missing)}", "Add a backup on another drive."
        )
    return passed("three copies, two drives, one off site")


def _statement(records: Records) -> CheckResult:
    newest = records.of(Statements).newest_at()
    day = newest.astimezone().date() if newest is not None else None
    if is_statement_due(day, date.today()):
        last = (
            f"the last custody statement is of {day:%d %B %Y}"
            if day
            else "no custody statement was made yet"
        )
        return warned(last, "Make this month's, and take it to the office.", _end_of_month())
    return passed(f"the last custody statement is of {day:%d %B %Y}")


def _end_of_month() -> date:
    today = date.today()
    return today.replace(day=monthrange(today.year, today.month)[1])


def _end_of_term(records: Records) -> date | None:
    """The last day of the term that runs; None in the holidays, and where no terms are kept."""
    today = date.today()
    terms = [term for year in records.of(Calendar).years() for term in year.terms]
    running = [t.ends for t in terms if t.starts and t.ends and t.starts <= today <= t.ends]
    return min(running, default=None)


def _review(records: Records) -> CheckResult:
    newest = records.of(AccessReviews).newest_at()
    if newest is None or is_review_due(newest, datetime.now(UTC)):
        last = (
            f"the access review was last signed on {newest:%d %B %Y}"
            if newest
            else "the access review was never signed yet"
        )
        remedy = "Go through the profiles and sign the review."
        return warned(last, remedy, _end_of_term(records))
    return passed(f"the access review was last signed on {newest:%d %B %Y}")


def _training(records: Records) -> CheckResult:
    staff = staff_training(records, records.of(Profiles).list_all())
    due = [person.name for person in staff if person.due]
    if due:
        have = "has" if len(due) == 1 else "have"
        return warned(
            f"{len(due)} of {len(staff)} {have} modules to do: {', '.join(due[:6])}",
            "Ask them; each module takes some minutes.",
        )
    return passed("everybody is trained")


def _incidents(records: Records) -> CheckResult:
    now = datetime.now(UTC)
    running = [i for i in records.of(Incidents).list_all() if not i.is_rehearsal]
    late = [i.title for i in running if i.is_late(now)]
    if late:
        hours = records.of(Policies).law().breach.hours
        finding = f"over {hours} hours: {', '.join(late)}"
        return failed(finding, "Decide, and tell, today.", date.today())
    still = [i for i in running if i.state is IncidentState.OPEN]
    if still:
        first = min(i.deadline for i in still).astimezone().date()
        return warned(f"{counted(len(still), 'open incident')}", "Bring each to a decision.", first)
    return passed("no incident is open")


def _lessons(records: Records) -> CheckResult:
    lessons = open_lessons(records)
    if lessons:
        return warned("; ".join(lessons[:5]), "Do them, and mark them as done at their incident.")
    return passed("every lesson of an incident was done")


def files_without_receipt(records: Records) -> list[TransferRow]:
    """Files sent over two weeks ago without a receipt, the newest first."""
    before = (datetime.now(UTC) - _TO_ANSWER).isoformat()
    return [
        row
        for row in records.of(TransferLog).list_all()
        if row.direction == "sent" and not row.receipt_at and row.at < before
    ]


def _receipts(records: Records) -> CheckResult:
    waiting = files_without_receipt(records)
    if waiting:
        return warned(
            f"{counted(len(waiting), 'sealed file')} sent over two weeks ago, and no receipt came",
            "Ask whether they arrived; a USB stick may be lost.",
        )
    return passed("every older file that went out has its receipt")


def _cards(records: Records) -> CheckResult:
    open_ones = [
        c.name for c in records.of(Cards).list_all() if not c.is_confirmed and not c.is_withdrawn
    ]
    if open_ones:
        return warned(
            f"cards not compared aloud yet: {', '.join(open_ones[:6])}",
            worded("Ring them, or withdraw the card."),
        )
    return passed("every card in use was compared aloud")


def _consents(records: Records) -> CheckResult:
    count = records.of(Upkeep).photos_without_decision()
    if count:
        return warned(
            f"{counted(count, 'pupil')} with a photo and no decision about it",
            "Ask the families; until then treat it as a no.",
        )
    return passed(worded("there is a decision for every pupil with a photo"))


def _requests(records: Records) -> CheckResult:
    today = date.today()
    late = records.of(Upkeep).requests_overdue(today)
    if late:
        return failed(
            f"{counted(late, 'request')} past the day of the answer",
            "Answer them; tell the families why.",
            today,
        )
    return passed(worded("no request of a parent or pupil is past its day"))


def _complaints(records: Records) -> CheckResult:
    today = date.today()
    still = [c for c in records.of(Complaints).list_all() if c.is_open]
    late = sum(1 for c in still if c.is_late(today))
    if late:
        days = records.of(Policies).law().acknowledge_within.days
        return failed(
            f"{counted(late, 'complaint')} not acknowledged within {days} days",
            "Write to them today, and say that you have it.",
            today,
        )
    if still:
        first = min(c.received_on for c in still)
        return warned(
            f"{counted(len(still), 'complaint')} not answered yet, the first of {first:%d %B %Y}",
            "Answer them without undue delay.",
            min((c.acknowledge_by for c in still if c.acknowledged_on is None), default=None),
        )
    return passed("every complaint was answered")


def _documents(records: Records) -> CheckResult:
    rows, today = all_documents(records), date.today()
    never = [row.title.lower() for row in rows if row.newest is None]
    if never:
        return warned(
            f"documents never made: {', '.join(never)}", "Complete each once, and save it."
        )
    old = [row.title.lower() for row in rows if row.is_old(today)]
    if old:
        return warned(
            f"documents older than a year: {', '.join(old)}", "Review each, and save a new version."
        )
    open_ones = [row.title.lower() for row in rows if row.newest and row.newest.gaps]
    if open_ones:
        return warned(f"gaps left in documents: {', '.join(open_ones)}", "Complete what is marked.")
    return passed("every document is complete, and not older than a year")


def _drafts(records: Records) -> CheckResult:
    count = records.of(Upkeep).old_drafts(datetime.now(UTC) - _MONTH)
    if count:
        return warned(
            f"{counted(count, 'draft')} of yours over a month old", "Finish them, or drop them."
        )
    return passed("none of your drafts is over a month old")


CHECKS = (
    Check(
        "backup-age",
        "There is a backup that was read back",
        "There is no cloud: without one, a broken disk is the end of the records.",
        _backup_age,
        "backups",
    ),
    Check(
        "backup-places",
        "Three copies, two drives, one off site",
        "One theft or one fire must not take all of them.",
        _three_two_one,
        "backups",
    ),
    Check(
        "statement",
        "The month's custody statement was made",
        "A lost laptop takes its own log with it; this is what can be told afterwards.",
        _statement,
        "incidents",
    ),
    Check(
        "access-review",
        "Who can see what was reviewed this term",
        "Roles grow and people leave; nobody notices without looking.",
        _review,
        "review",
    ),
    Check(
        "training",
        "Everybody is trained",
        "Most data is not lost by machines.",
        _training,
        "training",
    ),
    Check(
        "incidents",
        "No incident waits",
        "Harm continues until someone decides.",
        _incidents,
        "incidents",
        of_pupils=True,
        law_says=lambda law: law.breach.time_given,
    ),
    Check(
        "lessons",
        "Lessons of incidents were learnt",
        "An incident that changes nothing comes back.",
        _lessons,
        "incidents",
        of_pupils=True,
    ),
    Check(
        "receipts",
        "Sealed files arrived",
        "A file that nobody received may be on a lost USB stick.",
        _receipts,
        "transfers",
    ),
    Check(
        "cards",
        "Staff cards were compared aloud",
        "Anybody can make a card with a colleague's name on it.",
        _cards,
        "cards",
    ),
    Check(
        "consents",
        "There is a decision for every photo",
        "Silence is no consent.",
        _consents,
        "pupils",
        of_pupils=True,
    ),
    Check(
        "requests",
        "Requests of families are answered in time",
        "Families have a right to an answer.",
        _requests,
        "requests",
        of_pupils=True,
        law_says=lambda law: (
            f"The law gives {law.request_time.in_words} from the day on which it was asked."
        ),
    ),
    Check(
        "complaints",
        "Complaints are acknowledged and answered",
        "Someone who complains should soon hear that you have it.",
        _complaints,
        "complaints",
        of_pupils=True,
        law_says=lambda law: law.acknowledgement,
    ),
    Check(
        "documents",
        "What has to be in writing is in writing",
        "A school must be able to show what it does with data, not only do it well.",
        _documents,
        "documents",
    ),
    Check(
        "drafts",
        "No forgotten drafts",
        "What was begun and never saved is kept as well, and is found by nobody.",
        _drafts,
    ),
)
