"""What is due in words: a title, one quiet line, what its button does, and where that is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ui.today.today_words import short_day
from ui.words import counted, tr
from vault.domain.attendance_codes import HALVES, session_words
from vault.domain.today import DueCard, DueKind, Urgency


@dataclass(frozen=True)
class DueWords:
    """`place` is a key of the window's pages."""

    icon: str
    title: str
    line: str
    act: str
    place: str


def due_words(card: DueCard) -> DueWords:
    """Icon, title, line and button of one card."""
    return _WORDS[card.kind](card)


def _at(at: datetime | None) -> str:
    """'24 November at 14:00'."""
    if at is None:
        return ""
    local = at.astimezone()
    return tr("{0} at {1}").format(short_day(local.date()), f"{local:%H:%M}")


def _on(at: datetime | None) -> str:
    return _day(at.astimezone().date()) if at is not None else ""


def _day(day: date | None) -> str:
    """With the year where it is another one."""
    if day is None:
        return ""
    return short_day(day) if day.year == date.today().year else f"{short_day(day)} {day.year}"


def _concerns(card: DueCard) -> DueWords:
    lost = counted(
        card.doubtful,
        tr("1 concern is missing or not proven"),
        tr("{0} concerns are missing or not proven"),
    )
    if not card.count:
        line = tr("Someone may have changed the file")
        return DueWords("shield-alert", lost, line, tr("Review"), "concerns")
    title = counted(card.count, tr("1 new concern"), tr("{0} new concerns"))
    since = tr("Raised on {0}") if card.count == 1 else tr("The oldest is of {0}")
    line = f"{since.format(_at(card.at))}. {lost}" if card.doubtful else since.format(_at(card.at))
    return DueWords("heart-handshake", title, line, tr("Read"), "concerns")


def _incident(card: DueCard) -> DueWords:
    title = card.who if card.count == 1 else tr("{0} incidents").format(card.count)
    late = card.urgency is Urgency.LATE
    line = tr("The time to report it ended on {0}") if late else tr("Decide and report by {0}")
    if card.at is None:
        line = tr("Reported, not decided yet")
    place = "incident" if card.record else "incidents"
    return DueWords("siren", title, line.format(_at(card.at)), tr("Open"), place)


def _register(card: DueCard) -> DueWords:
    title = counted(card.count, tr("Register, {1}"), tr("{0} registers are not closed"), card.who)
    if card.count == 1:
        line = tr("Not closed yet: {0}").format(_session(card))
        return DueWords("clipboard-check", title, line, tr("Take register"), "register")
    line = tr("The newest: {0}, {1}").format(card.who, _session(card))
    return DueWords("clipboard-check", title, line, tr("See which"), "absence")


def _absence(card: DueCard) -> DueWords:
    title = counted(
        card.count, tr("1 absence without a reason"), tr("{0} absences without a reason")
    )
    line = f"{card.who}, {_session(card)}"
    return DueWords("circle-alert", title, line, tr("Add reason"), "absence")


def _session(card: DueCard) -> str:
    """'this morning', 'Thursday afternoon', '24 November, lesson 3'."""
    today, is_half = date.today(), card.session in HALVES
    session = session_words(card.session).lower()
    if card.day == today and is_half:
        return tr("this {0}").format(session)
    if card.day == today:
        return tr("today, {0}").format(session)
    if card.day is not None and 0 < (today - card.day).days < 7:
        return f"{card.day:%A} {session}" if is_half else f"{card.day:%A}, {session}"
    return f"{_day(card.day)}, {session}"


def _request(card: DueCard) -> DueWords:
    title = (
        tr("Request from {0}").format(card.who)
        if card.count == 1
        else tr("{0} requests about data").format(card.count)
    )
    late = card.urgency is Urgency.LATE
    line = tr("The answer was due on {0}") if late else tr("Answer by {0}")
    place = "request" if card.record else "requests"
    return DueWords("mail", title, line.format(_day(card.day)), tr("Open"), place)


def _complaint(card: DueCard) -> DueWords:
    title = (
        tr("Complaint from {0}").format(card.who)
        if card.count == 1
        else tr("{0} complaints").format(card.count)
    )
    if card.day is None:
        line = tr("Acknowledged, not answered yet")
    elif card.urgency is Urgency.LATE:
        line = tr("Should have been acknowledged by {0}").format(_day(card.day))
    else:
        line = tr("Acknowledge by {0}").format(_day(card.day))
    return DueWords("megaphone", title, line, tr("Open"), "complaints")


def _contacts(card: DueCard) -> DueWords:
    title = counted(card.count, tr("1 contact to confirm"), tr("{0} contacts to confirm"))
    who = card.who
    if card.others:
        more = counted(card.others, tr("1 more child"), tr("{0} more children"))
        who = tr("{0} and {1}").format(who, more)
    line = tr("A colleague suggests a change: {0}").format(who)
    # Several are chosen from a list; a single one stands on the page of its child.
    place = "contacts" if card.count == 1 else "suggestions"
    return DueWords("phone", title, line, tr("Review"), place)


def _notes(card: DueCard) -> DueWords:
    title = counted(card.count, tr("1 note to follow up"), tr("{0} notes to follow up"))
    words = tr("It was due on {0}") if card.count == 1 else tr("The first was due on {0}")
    if card.urgency is not Urgency.LATE:
        words = tr("For today")
    return DueWords("calendar-check", title, words.format(_day(card.day)), tr("Open"), "notes")


def _disposal(card: DueCard) -> DueWords:
    title = counted(card.count, tr("Records to be erased"), tr("{0} batches to be erased"))
    line = tr("{0} asks for a second person").format(card.who)
    return DueWords("trash-2", title, line, tr("Review"), "retention")


def _stick(_: DueCard) -> DueWords:
    line = tr("Your data lead asks you to")
    return DueWords("usb", tr("Unlock with a USB stick as well"), line, tr("Set up"), "settings")


def _backup(card: DueCard) -> DueWords:
    line = (
        tr("None yet. If this computer breaks, all is lost")
        if card.at is None
        else tr("The last one is of {0}. Once a week is the least").format(_on(card.at))
    )
    return DueWords("hard-drive", tr("Backup"), line, tr("Make a backup"), "backups")


def _findings(card: DueCard) -> DueWords:
    title = counted(
        card.count, tr("Security check: 1 thing to fix"), tr("Security check: {0} things to fix")
    )
    line = tr("Checked on {0}").format(_on(card.at))
    return DueWords("shield-alert", title, line, tr("Review"), "protection")


def _check(card: DueCard) -> DueWords:
    line = (
        tr("None yet. It takes a few minutes")
        if card.at is None
        else tr("The last full one is of {0}").format(_on(card.at))
    )
    return DueWords(
        "search-check", tr("Security check of this term"), line, tr("Run"), "protection"
    )


def _review(card: DueCard) -> DueWords:
    line = (
        tr("Who can see what? Not signed yet")
        if card.at is None
        else tr("Who can see what? Last signed on {0}").format(_on(card.at))
    )
    return DueWords("users", tr("Access review"), line, tr("Review"), "review")


def _retention(card: DueCard) -> DueWords:
    title = counted(card.count, tr("1 record past its time"), tr("{0} records past their time"))
    line = tr("Keep no longer than you need to")
    return DueWords("archive", title, line, tr("Review"), "retention")


def _training(card: DueCard) -> DueWords:
    title = (
        tr("Training: {0}").format(card.who)
        if card.count == 1
        else tr("Training: {0} modules").format(card.count)
    )
    minutes = counted(card.minutes, tr("1 minute"), tr("{0} minutes"))
    over = card.day is not None and card.day < date.today()
    by = tr("was due on {0}") if over else tr("by {0}")
    place = "module" if card.record else "training"
    line = f"{minutes}, {by.format(_day(card.day))}"
    return DueWords("graduation-cap", title, line, tr("Start"), place)


def _receipts(card: DueCard) -> DueWords:
    title = counted(card.count, tr("1 file without a receipt"), tr("{0} files without a receipt"))
    line = tr("Sent over two weeks ago. Ask whether it arrived")
    return DueWords("inbox", title, line, tr("Review"), "transfers")


def _news(card: DueCard) -> DueWords:
    title = tr("What is new in version {0}").format(card.who)
    return DueWords("lightbulb", title, tr("It is the first time for you"), tr("Read"), "news")


_WORDS: dict[DueKind, Callable[[DueCard], DueWords]] = {
    DueKind.CONCERNS: _concerns,
    DueKind.INCIDENT: _incident,
    DueKind.REGISTER: _register,
    DueKind.ABSENCE: _absence,
    DueKind.REQUEST: _request,
    DueKind.COMPLAINT: _complaint,
    DueKind.CONTACTS: _contacts,
    DueKind.NOTES: _notes,
    DueKind.DISPOSAL: _disposal,
    DueKind.STICK: _stick,
    DueKind.BACKUP: _backup,
    DueKind.FINDINGS: _findings,
    DueKind.CHECK: _check,
    DueKind.REVIEW: _review,
    DueKind.RETENTION: _retention,
    DueKind.TRAINING: _training,
    DueKind.RECEIPTS: _receipts,
    DueKind.NEWS: _news,
}
