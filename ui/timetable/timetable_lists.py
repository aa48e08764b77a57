"""The lists beside the week: periods, days without school, weeks of two, single days."""

from enum import StrEnum

from ui.timetable.timetable_words import closure_days, period_days
from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.record_list import RecordList
from ui.words import tr
from vault.domain.timetable import CLOSURE_WORDS, PART_WORDS, PERIOD_WORDS


class TimetableAct(StrEnum):
    """What can be done with periods, closures, weeks and changes."""

    ADD_PERIOD = "add-period"
    CHANGE_PERIOD = "change-period"
    REMOVE_PERIOD = "remove-period"
    ADD_CLOSURE = "add-closure"
    CHANGE_CLOSURE = "change-closure"
    REMOVE_CLOSURE = "remove-closure"
    ADD_WEEK = "add-week"
    REMOVE_WEEK = "remove-week"
    REMOVE_CHANGE = "remove-change"


def periods_list() -> RecordList:
    """Of the day, by time."""
    return RecordList(
        tr("Periods of the day"),
        (
            (tr("Period"), lambda p: p.name),
            (tr("Starts"), lambda p: f"{p.begins:%H:%M}"),
            (tr("Ends"), lambda p: f"{p.finishes:%H:%M}"),
            (tr("On"), lambda p: period_days(p.weekdays)),
            (tr("Kind"), lambda p: tr(PERIOD_WORDS[p.kind])),
            (tr("Lesson"), lambda p: p.number or ""),
        ),
        (
            Act(TimetableAct.ADD_PERIOD, tr("Add a period …"), for_none=True),
            Act(TimetableAct.CHANGE_PERIOD, tr("Change …")),
            Act(TimetableAct.REMOVE_PERIOD, tr("Remove …")),
        ),
        empty=EmptyHint(
            tr("No periods yet"), tr("Registration, lessons, assembly, lunch."), icon="calendar"
        ),
        opens=TimetableAct.CHANGE_PERIOD,
        keeps_choice=True,
        is_late=True,
    )


def closures_list() -> RecordList:
    """Days without school, the latest first."""
    return RecordList(
        tr("Days without school"),
        (
            (tr("What"), lambda c: c.title),
            (tr("Days"), closure_days),
            (tr("Kind"), lambda c: tr(CLOSURE_WORDS[c.kind])),
            (tr("Part of the day"), lambda c: tr(PART_WORDS[c.part])),
        ),
        (
            Act(TimetableAct.ADD_CLOSURE, tr("Add days without school …"), for_none=True),
            Act(TimetableAct.CHANGE_CLOSURE, tr("Change …")),
            Act(TimetableAct.REMOVE_CLOSURE, tr("Remove …")),
        ),
        empty=EmptyHint(
            tr("No days without school yet"),
            tr("Half-terms, bank holidays, INSET days, a day of snow. Weekends are none anyway."),
            icon="calendar",
        ),
        opens=TimetableAct.CHANGE_CLOSURE,
        keeps_choice=True,
        is_late=True,
    )


def starts_list() -> RecordList:
    """From when weeks take turns."""
    return RecordList(
        tr("Weeks A and B"),
        (
            (tr("From the week of"), lambda s: s.day),
            (tr("Begins with"), lambda s: tr("Week {0}").format(s.week.value)),
        ),
        (
            Act(TimetableAct.ADD_WEEK, tr("Set week A or B …"), for_none=True),
            Act(TimetableAct.REMOVE_WEEK, tr("Remove …")),
        ),
        empty=EmptyHint(
            tr("Every week is the same"),
            tr(
                "Set a week A, and from then on weeks take turns; weeks without school do not"
                " count."
            ),
            icon="calendar",
        ),
        keeps_choice=True,
        is_late=True,
    )


def changes_list() -> RecordList:
    """What is otherwise on single days."""
    return RecordList(
        tr("What is otherwise on single days"),
        (
            (tr("Day"), lambda c: c.change.day),
            (tr("Class"), lambda c: c.change.class_name),
            (tr("Period"), lambda c: c.period),
            (tr("What"), lambda c: c.words),
            (tr("Note"), lambda c: c.change.note),
        ),
        (Act(TimetableAct.REMOVE_CHANGE, tr("As usual again …")),),
        empty=EmptyHint(
            tr("Nothing is otherwise"),
            tr("A lesson that is cancelled, moved or added on one day stands here."),
            icon="calendar-check",
        ),
        keeps_choice=True,
        is_late=True,
    )
