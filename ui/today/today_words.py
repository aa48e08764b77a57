"""The page Today in words: the greeting, faces, alerts and birthdays."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from ui.words import counted, tr
from vault.domain.today import (
    AlertLine,
    AwayToday,
    Birthday,
    Birthdays,
    DayLine,
    DayPlan,
    MustKnow,
    NoPhoto,
    TermWeek,
    Today,
    TodayFace,
    TodayPupil,
)

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "prof", "rev"})
_NOON, _EVENING = 12, 18
_IN_HEAD = 3
_SENTENCE = 60


def greeting_words(name: str, now: datetime) -> str:
    """'Good morning, Tess'."""
    if now.hour < _NOON:
        words = tr("Good morning, {0}")
    elif now.hour < _EVENING:
        words = tr("Good afternoon, {0}")
    else:
        words = tr("Good evening, {0}")
    return words.format(given_name(name))


def given_name(name: str) -> str:
    """'Tess' of 'Tess Teacher'; the whole of 'Mr Teacher'."""
    first, _, rest = name.strip().partition(" ")
    is_title = first.casefold().rstrip(".") in _TITLES
    return name.strip() if is_title and rest else first


def day_words(day: date, term: TermWeek | None) -> str:
    """'Tuesday 24 November 2026 · Autumn, week 11'."""
    words = f"{day:%A} {day.day} {day:%B %Y}"
    if term is None:
        return words
    return f"{words} · {tr('{0}, week {1}').format(term.term, term.week)}"


def steps_words() -> str:
    """Over the first steps of a new vault."""
    return tr("Four steps, about 40 minutes. Stop whenever you like; nothing is lost.")


def short_day(day: date) -> str:
    """'4 December'."""
    return f"{day.day} {day:%B}"


def pupils_words(count: int) -> str:
    """'1 pupil', '28 pupils'."""
    return tr("1 pupil") if count == 1 else tr("{0} pupils").format(f"{count:,}")


def school_words(today: Today) -> str:
    """'14 classes, 420 pupils'."""
    many = today.classes_in_all
    classes = tr("1 class") if many == 1 else tr("{0} classes").format(f"{many:,}")
    return f"{classes}, {pupils_words(today.pupils)}"


def known_words(known: MustKnow) -> str:
    """'5 pupils have an alert'."""
    if not known.alerts:
        return ""
    return counted(known.pupils, tr("1 pupil has an alert"), tr("{0} pupils have an alert"))


def birthday_words(birthdays: Birthdays, today: date) -> str:
    """'Grace is 9 today, Tomos on Friday', as far as there is room."""
    parts = [
        tr("{0} is {1} today").format(birthday.called.given, birthday.turns)
        if birthday.on == today
        else tr("{0} {1}").format(birthday.called.given, on_words(birthday, today))
        for birthday in birthdays.rows[:_IN_HEAD]
    ]
    more = birthdays.total - len(parts)
    if more > 0:
        parts.append(tr("{0} more").format(more))
    return ", ".join(parts)


def birthday_count(birthdays: Birthdays, today: date) -> str:
    """'1 today', '3 this week', where there is no room for names."""
    now = sum(1 for birthday in birthdays.rows if birthday.on == today)
    return tr("{0} today").format(now) if now else tr("{0} this week").format(birthdays.total)


def on_words(birthday: Birthday, today: date) -> str:
    """'today', 'tomorrow', 'on Friday'; the same weekday of next week with its date."""
    days = (birthday.on - today).days
    if days < 2:
        return tr("tomorrow") if days else tr("today")
    if days < 7:
        return tr("on {0}").format(f"{birthday.on:%A}")
    return tr("on {0}").format(short_day(birthday.on))


def face_words(face: TodayFace, *, is_twin: bool = False) -> str:
    """For a screen reader and under the pointer: name, alerts, birthday, why there is no photo."""
    parts = [face.pupil.called.known_as]
    if is_twin and face.pupil.born is not None:
        parts.append(born_words(face.pupil))
    if face.alerts:
        parts.append(tr("alert: {0}").format("; ".join(face.alerts)))
    if face.has_birthday:
        parts.append(tr("birthday today"))
    if face.pupil.no_photo is not None:
        parts.append(no_photo_words(face.pupil.no_photo))
    return ", ".join(parts)


def born_words(pupil: TodayPupil) -> str:
    """'born 3 May 2017', for one of two children of the same name."""
    if pupil.born is None:
        return ""
    return tr("born {0}").format(f"{short_day(pupil.born)} {pupil.born.year}")


def twins(pupils: Iterable[TodayPupil]) -> frozenset[str]:
    """Ids of those who share their whole name with another one of them."""
    ids: dict[str, set[str]] = {}
    for pupil in pupils:
        ids.setdefault(pupil.called.known_as.casefold(), set()).add(pupil.id)
    return frozenset(id_ for group in ids.values() if len(group) > 1 for id_ in group)


def face_labels(pupils: Sequence[TodayPupil]) -> tuple[tuple[str, str], ...]:
    """For each the given name, and what tells two of one given name apart, which is never cut: a
    letter of the family name, or all of it, or the day of birth of two who share both. Initials
    are of no use one by one."""
    both = twins(pupils)
    given = Counter(pupil.called.given.casefold() for pupil in pupils)
    shorts = Counter(_short(pupil) for pupil in pupils)

    def label(pupil: TodayPupil) -> tuple[str, str]:
        called = pupil.called
        if len(called.given) == 1:
            return called.known_as, ""
        if called.given and given[called.given.casefold()] == 1:
            return called.given, ""
        if pupil.id in both and pupil.born is not None:
            return called.given, f"{pupil.born.day}/{pupil.born.month}"
        if called.given and shorts[_short(pupil)] == 1:
            return called.given, called.family[:1]
        return called.known_as, ""

    return tuple(map(label, pupils))


def _short(pupil: TodayPupil) -> str:
    return f"{pupil.called.given} {pupil.called.family[:1]}".casefold()


def no_photo_words(reason: NoPhoto) -> str:
    """Why there is none."""
    return {
        NoPhoto.REFUSED: tr("no photo: consent refused"),
        NoPhoto.NOT_ASKED: tr("no photo: not asked"),
        NoPhoto.NOT_TAKEN: tr("no photo yet"),
    }[reason]


def alert_words(line: AlertLine, *, is_twin: bool = False) -> str:
    """For a screen reader: 'Leo Marsh, 4A, allergy: Severe nut allergy.'"""
    born = born_words(line.pupil) if is_twin else ""
    who = [part for part in (line.pupil.called.known_as, born, line.class_name) if part]
    return f"{', '.join(who)}, {line.kind}: {line.text}"


def first_sentence(text: str) -> str:
    """'Severe nut allergy.' of a longer text; all of one that is short, nothing of one whose first
    sentence is too long to stand out."""
    end = text.find(". ")
    first = text[: end + 1] if end >= 0 else text
    return first if len(first) <= _SENTENCE else ""


def line_details(line: DayLine, *, has_several: bool) -> str:
    """Which class where there are several, where, and what is otherwise: '9B · Hall'."""
    parts = (
        line.class_name if has_several and line.class_name != line.title else "",
        line.room,
        tr("cancelled") if line.is_cancelled else "",
        line.note,
    )
    return " · ".join(part for part in parts if part)


def line_words(line: DayLine, *, has_several: bool) -> str:
    """The line for a screen reader."""
    register = ""
    if line.is_taken:
        register = tr("register closed")
    elif line.is_due:
        register = tr("register not closed yet")
    at = f"{line.begins:%H:%M}" if line.begins else ""
    parts = (at, line.title, line_details(line, has_several=has_several), register)
    return ", ".join(part for part in parts if part)


def no_school_words(plan: DayPlan) -> str:
    """Why nothing stands there."""
    if plan.is_open:
        return tr("No lessons are in the timetable for today.")
    return tr("No school today: {0}").format(plan.why) if plan.why else tr("No school today.")


def away_words(away: AwayToday) -> str:
    """'Ela Demir is away this morning: dentist'."""
    when = {"am": tr("this morning"), "pm": tr("this afternoon")}.get(away.part, tr("today"))
    words = tr("{0} is away {1}").format(away.called.known_as, when)
    return f"{words}: {away.reason}" if away.reason else words
