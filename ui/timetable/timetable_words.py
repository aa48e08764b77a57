"""Periods, closures and changes in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.widgets.dates import day_text
from ui.words import tr
from vault.domain.ids import RecordId
from vault.domain.timetable import (
    CHANGE_WORDS,
    ChangeKind,
    Closure,
    LessonChange,
    weekday_name,
)
from vault.domain.timetable_file import Fate, TimetablePlan

_USUAL = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change with the name of its period, in words."""

    id: RecordId
    change: LessonChange
    period: str
    words: str


def period_days(weekdays: tuple[int, ...]) -> str:
    """'Monday to Friday', 'Fri'."""
    if weekdays == _USUAL:
        return tr("Monday to Friday")
    return ", ".join(weekday_name(day)[:3] for day in weekdays)


def closure_days(closure: Closure) -> str:
    """'26/10/2026 to 30/10/2026'."""
    if closure.starts == closure.ends:
        return day_text(closure.starts)
    return tr("{0} to {1}").format(day_text(closure.starts), day_text(closure.ends))


def change_words(
    change: LessonChange, periods: Mapping[RecordId, str], subjects: Mapping[RecordId, str]
) -> ChangeRow:
    """'Cancelled: Maths', 'Changed: Hall, Mr Lee'."""
    of = subjects.get(change.lesson, "") if change.lesson else ""
    if change.kind is ChangeKind.CANCELLED:
        parts: tuple[str, ...] = (of,)
    else:
        parts = (change.subject or of, change.room, change.staff_name)
    told = ", ".join(part for part in parts if part)
    words = tr(CHANGE_WORDS[change.kind])
    period = periods.get(change.period, "")
    return ChangeRow(change.id, change, period, f"{words}: {told}" if told else words)


def plan_words(plan: TimetablePlan) -> str:
    """'iCalendar: 24 lessons new, 2 changed, 3 the same, 1 ends or goes; 5 lines stay out'."""
    gone = plan.count(Fate.ENDS) + plan.count(Fate.GOES)
    counts = (
        (plan.count(Fate.NEW), tr("new lessons: {0}")),
        (plan.count(Fate.CHANGED), tr("changed: {0}")),
        (plan.count(Fate.SAME), tr("the same: {0}")),
        (gone, tr("end or go: {0}")),
        (len(plan.periods), tr("new periods: {0}")),
        (len(plan.closures), tr("days without school: {0}")),
        (len(plan.problems), tr("lines that stay out: {0}")),
    )
    told = [words.format(number) for number, words in counts if number]
    return f"{plan.form}: {', '.join(told)}" if told else plan.form


FATE_WORDS = {
    Fate.NEW: "New",
    Fate.CHANGED: "Changed",
    Fate.SAME: "As before",
    Fate.ENDS: "Ends",
    Fate.GOES: "Goes",
}
"""What becomes of a lesson."""
