"""What the cards of a pupil's overview say, worked out of attendance and marks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ui.pupils.lately import Happening
from ui.widgets.band_look import band_words
from ui.widgets.dates import day_text
from ui.words import tr, within_sentence
from vault.domain.attendance_codes import HALVES, Counts, session_words
from vault.domain.bands import Band
from vault.domain.charts import Tone
from vault.domain.half_terms import half_term_on
from vault.domain.pupil_attendance import DayMark, PupilAttendance, tone_of
from vault.domain.pupil_overview import GivenMark
from vault.domain.scales import STATE_WORDS

MOST_STANDINGS = 4
_LATELY = timedelta(days=60)
_ABSENT = frozenset({Counts.AUTHORISED.value, Counts.UNAUTHORISED.value})


class Look(StrEnum):
    """How a day is drawn: by the more unusual of its halves."""

    NONE = "none"
    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class DayShown:
    """`words` are told under the pointer."""

    look: Look
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest mark of assessments of one title."""

    title: str
    value: str
    band: Band | None


def attendance_lines(found: PupilAttendance) -> tuple[str, str, str]:
    """Absent days (two sessions are one), how often late, and absences without a reason."""
    whole, half = divmod(found.numbers.missed, 2)
    days = f"{whole or ''}½" if half else str(whole)
    late, still = found.numbers.late, found.numbers.unresolved
    words = tr("{0} day absent") if days in ("1", "½") else tr("{0} days absent")
    absent = words.format(days)
    return (
        absent if found.numbers.missed else tr("Never absent"),
        tr("{0} late").format(late) if late else tr("Never late"),
        tr("{0} without reason").format(still) if still else tr("None open"),
    )


def days_shown(found: PupilAttendance, weeks: int, today: date) -> Mapping[date, DayShown]:
    """Of so many weeks, this one the last; days without a register are left out."""
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    by_day: dict[date, list[DayMark]] = {}
    for mark in found.marks:
        if first <= mark.day <= today and _look(mark) is not Look.NONE:
            by_day.setdefault(mark.day, []).append(mark)
    return {day: _day_shown(day, marks) for day, marks in by_day.items()}


def standings(marks: Sequence[GivenMark], today: date) -> tuple[tuple[Standing, ...], str]:
    """The newest of each title in this school year, and the name of the newest one's half-term."""
    newest: dict[str, GivenMark] = {}
    for given in reversed(marks):
        if half_term_on(given.assessment.day).year == half_term_on(today).year:
            newest.setdefault(given.assessment.title.casefold(), given)
    found = [given for given in newest.values() if given.mark.value][:MOST_STANDINGS]
    when = half_term_on(found[0].assessment.day).name if found else ""
    return tuple(Standing(g.assessment.title, _value(g), g.band) for g in found), when


def of_the_days(
    attendance: PupilAttendance | None, marks: Sequence[GivenMark] | None, today: date
) -> tuple[Happening, ...]:
    """For the list of what happened lately: today's sessions, what was unusual, and marks."""
    found = list(_told(_sessions(attendance, today)))
    for given in marks or ():
        day = given.assessment.day
        if given.mark.value and today - _LATELY <= day <= today:
            band = within_sentence(band_words(given.band)) if given.band else ""
            words = tr("{0}: {1}").format(given.assessment.title, _value(given))
            words = f"{words}, {band}" if band else words
            found.append(Happening(day, "table-2", words, tr("Markbook")))
    return tuple(found)


def _sessions(attendance: PupilAttendance | None, today: date) -> Sequence[DayMark]:
    if attendance is None:
        return ()
    usual = (m for m in attendance.marks if m.day == today and tone_of(m) is Tone.GOOD)
    unusual = (m for m in attendance.unusual if today - _LATELY <= m.day <= today and m.code)
    return (*usual, *unusual)


def _told(marks: Sequence[DayMark]) -> Iterable[Happening]:
    """Morning and afternoon alike are one line."""
    alike: dict[tuple[date, str, int, str], list[DayMark]] = {}
    for mark in marks:
        alike.setdefault((mark.day, mark.words, mark.minutes, mark.note), []).append(mark)
    for same in alike.values():
        yield _session(same[0], is_whole={m.session for m in same} >= set(HALVES))


def _session(mark: DayMark, *, is_whole: bool) -> Happening:
    tone, icon = tone_of(mark), "clipboard-check"
    words = f"{mark.words}, {tr('{0} min').format(mark.minutes)}" if mark.minutes else mark.words
    words = f"{words}: {mark.note}" if mark.note else words
    if not is_whole:
        words = tr("{0} ({1})").format(words, within_sentence(session_words(mark.session)))
    if mark.is_late:
        icon = "clock"
    return Happening(
        mark.day, icon, words, tr("Register"), tone="" if tone is Tone.GOOD else tone.value
    )


def _look(mark: DayMark) -> Look:
    if mark.counts in _ABSENT:
        return Look.ABSENT
    if not mark.counts or Counts(mark.counts) not in (Counts.PRESENT, Counts.ELSEWHERE):
        return Look.NONE
    return Look.LATE if mark.is_late else Look.PRESENT


def _day_shown(day: date, marks: Sequence[DayMark]) -> DayShown:
    order = list(Look)
    look = max((_look(mark) for mark in marks), key=order.index)
    halves = sorted(marks, key=lambda mark: HALVES.index(mark.session))
    told = "\n".join(f"{session_words(m.session)}: {m.words}" for m in halves)
    return DayShown(look, f"{day:%A} {day_text(day)}\n{told}")


def _value(given: GivenMark) -> str:
    state = given.mark.state
    if state:
        return tr(STATE_WORDS[state])
    total = given.assessment.out_of
    return tr("{0} of {1}").format(given.mark.value, total) if total else given.mark.value
