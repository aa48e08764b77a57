"""What happened lately to a pupil's record, and what comes up, from what the page was given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from ui.desk.record_words import column_words, field_words
from ui.pupils.pupil_words import day_words
from ui.words import purpose_words, tr
from vault.domain.birthdays import next_birthday
from vault.domain.catalogue.all_tables import CATALOGUE, words_of
from vault.domain.catalogue.shape import capital
from vault.domain.people import Addition, FieldChange, PupilPage, age_on

MOST = 60
_AHEAD = 60
_LONGEST = 80
_MASKED = frozenset({"upn"})
_ICONS = {
    "pupil": "circle-user",
    "contact": "phone",
    "alert": "circle-alert",
    "enrolment": "users",
    "photo": "camera",
}


class When(StrEnum):
    """Groups, in the order in which they stand."""

    TODAY = "Today"
    YESTERDAY = "Yesterday"
    LAST_WEEK = "Last week"
    EARLIER = "Earlier"


@dataclass(frozen=True, slots=True)
class Happening:
    """`at` is known where the history knows it; of a row only its day is."""

    day: date
    icon: str
    text: str
    who: str = ""
    at: datetime | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that comes on a day."""

    on: date
    icon: str
    text: str


def group_of(day: date, today: date) -> When:
    """A day that has not come yet counts as today."""
    days = (today - day).days
    if days < 2:
        return When.YESTERDAY if days == 1 else When.TODAY
    return When.LAST_WEEK if days <= 7 else When.EARLIER


def lately(
    page: PupilPage,
    history: Sequence[FieldChange],
    additions: Sequence[Addition],
    today: date,
    of_the_days: Sequence[Happening] = (),
) -> tuple[tuple[Happening, ...], int]:
    """The newest first, at most MOST, and how many there are beside these; `of_the_days` are those
    of register and markbook."""
    happenings = [*of_the_days, *_changes(page, history), *_added(page, additions)]
    happenings += [*_decisions(page, history), *_places(page, today)]
    happenings += [
        Happening(photo.taken_on, "camera", tr("Photo taken"))
        for photo in page.photos
        if photo.taken_on <= today
    ]
    if page.facts.started is not None and page.facts.started <= today:
        happenings.append(Happening(page.facts.started, "school", tr("Started at this school")))
    happenings.sort(key=_newest, reverse=True)
    return tuple(happenings[:MOST]), max(0, len(happenings) - MOST)


def coming_up(page: PupilPage, today: date) -> tuple[Ahead, ...]:
    """The next first."""
    last = today + timedelta(days=_AHEAD)
    ahead = []
    born = page.facts.born
    if born is not None and born <= today and page.facts.left_on is None:
        on = next_birthday(born, today)
        turns = tr("Birthday, turns {0}").format(age_on(on, born))
        ahead.append(Ahead(on, "cake", turns))
    ends = tr("Alert ends: {0}")
    ahead += [
        Ahead(alert.ends, "circle-alert", ends.format(alert.text))
        for alert in page.alerts
        if alert.ends is not None
    ]
    for place in page.enrolments:
        if place.starts is not None and place.starts > today:
            ahead.append(Ahead(place.starts, "users", tr("Joins {0}").format(place.class_name)))
        if place.ends is not None and place.ends > today:
            ahead.append(Ahead(place.ends, "users", tr("Leaves {0}").format(place.class_name)))
    if page.facts.left_on is not None:
        ahead.append(Ahead(page.facts.left_on, "school", tr("Leaves the school")))
    return tuple(sorted((a for a in ahead if today <= a.on <= last), key=lambda a: a.on))


def ahead_words(on: date, today: date) -> str:
    """'today', 'Thursday', '3 December'."""
    days = (on - today).days
    if days < 2:
        return tr("Tomorrow") if days else tr("Today")
    return f"{on:%A}" if days < 7 else f"{on.day} {on:%B}"


def when_words(happening: Happening, today: date) -> str:
    """'08:52, Dana Lead'; of an earlier day 'Friday' or '3 November'."""
    group = group_of(happening.day, today)
    if group in (When.TODAY, When.YESTERDAY):
        day = f"{happening.at.astimezone():%H:%M}" if happening.at is not None else ""
    elif group is When.LAST_WEEK:
        day = f"{happening.day:%A}"
    else:
        is_now = happening.day.year == today.year
        day = f"{happening.day.day} {happening.day:%B}" if is_now else day_words(happening.day)
    return ", ".join(part for part in (happening.who, day) if part)


def _added(page: PupilPage, additions: Sequence[Addition]) -> Iterable[Happening]:
    """What is still there, by what it says now."""
    texts: dict[str, str] = {page.facts.id: tr("Added to the records")}
    for alert in page.alerts:
        texts[alert.id] = tr("Alert added: {0}").format(_short(alert.text))
    for contact in page.contacts:
        name = " ".join(part for part in (contact.given, contact.family) if part)
        texts[contact.id] = tr("Contact added: {0}").format(_short(name))
    for addition in additions:
        if addition.record in texts:
            day = addition.at.astimezone().date()
            icon = _ICONS.get(addition.table, "history")
            yield Happening(day, icon, texts[addition.record], addition.profile, addition.at)


def _changes(page: PupilPage, history: Sequence[FieldChange]) -> Iterable[Happening]:
    """One for each record that a step changed; of what tells its own day only a new answer."""
    purposes = {consent.id: consent.purpose for consent in page.consents}
    shown = [c for c in history if not _has_own_day(c.table) or c.field in ("state", "removed")]
    by_record = sorted(shown, key=lambda c: (c.step, c.table, c.record))
    for (_, table, record), group in groupby(by_record, key=lambda c: (c.step, c.table, c.record)):
        changes = list(group)
        at = changes[0].at
        text = _change_words(table, changes)
        if record in purposes and changes[0].field == "state":
            words = tr("{0}: {1} instead of {2}")
            new, old = tr(changes[0].new), tr(changes[0].old)
            text = words.format(purpose_words(purposes[record]), new, old)
        icon, tone = _ICONS.get(table, "history"), ""
        if table == "consent":
            icon, tone = _consent_look(changes[0].new)
        yield Happening(at.astimezone().date(), icon, text, changes[0].profile, at, tone)


def _has_own_day(table: str) -> bool:
    return table in CATALOGUE and CATALOGUE[table].told_on != ""


def _change_words(table: str, changes: Sequence[FieldChange]) -> str:
    named = capital(words_of(table).singular)
    if any(change.field == "removed" for change in changes):
        return tr("{0} removed").format(named)
    if table == "pupil":
        fields = [field_words(change.field) for change in changes]
        change = changes[0]
        if len(changes) > 1 or change.field in _MASKED:
            return tr("{0} changed").format(_listed(fields))
        if not change.new:
            return tr("{0} removed").format(fields[0])
        return tr("{0}: {1}").format(fields[0], _short(change.new))
    if len(changes) == 1 and changes[0].field == "text":
        return tr("{0} now: {1}").format(named, _short(changes[0].new))
    small = (column_words(table, change.field) for change in changes)
    return tr("{0} changed: {1}").format(named, ", ".join(small))


def _consent_look(state: str) -> tuple[str, str]:
    """Icon and tone."""
    return ("circle-check", "good") if state == "given" else ("circle-x", "bad")


def _decisions(page: PupilPage, history: Sequence[FieldChange]) -> Iterable[Happening]:
    """But for a new answer that was written down on its own day, which the history tells."""
    in_history = {(c.record, c.at.astimezone().date()) for c in history if c.field == "state"}
    for consent in page.consents:
        day = consent.decided_on
        if day is not None and (consent.id, day) not in in_history:
            words = f"{purpose_words(consent.purpose)}: {tr(consent.state)}"
            icon, tone = _consent_look(consent.state)
            yield Happening(day, icon, words, consent.decided_by, tone=tone)


def _places(page: PupilPage, today: date) -> Iterable[Happening]:
    for place in page.enrolments:
        if place.starts is not None and place.starts <= today:
            joined = tr("Joined {0}").format(place.class_name)
            yield Happening(place.starts, "users", joined)
        if place.ends is not None and place.ends <= today:
            yield Happening(place.ends, "users", tr("Left {0}").format(place.class_name))


def _newest(happening: Happening) -> tuple[date, float]:
    return happening.day, happening.at.timestamp() if happening.at is not None else 0.0


def _listed(fields: Sequence[str]) -> str:
    if len(fields) > 3:
        more = tr("{0} and {1} more facts")
        return more.format(", ".join(fields[:2]), len(fields) - 2)
    return tr(" and ").join([", ".join(fields[:-1]), fields[-1]] if fields[1:] else list(fields))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"
