"""A timetable that is there, and an action of each kind about it."""

from datetime import date, time, timedelta

from vault.actions import timetable, timetable_files
from vault.domain.ids import NEW
from vault.domain.matrix import may
from vault.domain.timetable import (
    ChangeKind,
    Closure,
    ClosureKind,
    Lesson,
    LessonChange,
    Period,
    PeriodKind,
    Week,
    WeekStart,
)
from vault.domain.timetable_file import TimetableSource

MONDAY = date(2026, 9, 7)
SOURCE = TimetableSource(text="Class,Day,Period\n4A,Friday,2\n", from_day=date(2027, 1, 4))


def _period(number, hour):
    return Period(NEW, 0, f"P{number}", PeriodKind.LESSON, time(hour), time(hour, 50), number)


class TimetableGround:
    """Two periods, a lesson in each, of a class."""

    def __init__(self, lead, room):
        self.room = room
        self.periods = [lead.run(timetable.SetPeriod(_period(n, 8 + n))) for n in (1, 2)]
        self.lessons = [
            lead.run(timetable.SetLesson(Lesson(NEW, 0, room, period, 1)))
            for period in self.periods
        ]
        first = LessonChange(
            NEW, 0, room, MONDAY, self.periods[0], ChangeKind.CANCELLED, self.lessons[0]
        )
        self.change = lead.run(timetable.SetLessonChange(first))
        inset = Closure(NEW, 0, "", ClosureKind.INSET, MONDAY, MONDAY)
        self.closure = lead.run(timetable.SetClosure(inset))
        lead.run(timetable.RemoveClosure(self.closure, 1))
        self.closure = lead.run(
            timetable.SetClosure(Closure(NEW, 0, "", ClosureKind.INSET, date.today(), date.today()))
        )
        self.start = lead.run(timetable.SetWeekStart(WeekStart(NEW, 0, MONDAY, Week.A)))

    def arguments(self, session):
        """What goes is named last."""
        digest = ""
        if may(session.profile.role, timetable_files.PreviewTimetable.needs):
            digest = session.run(timetable_files.PreviewTimetable(SOURCE)).digest
        period, later = self.periods[1], MONDAY + timedelta(days=7)
        extra = LessonChange(NEW, 0, self.room, later, period, ChangeKind.CHANGED, self.lessons[1])
        return [
            timetable.ReadTimetable(MONDAY, MONDAY),
            timetable.ReadClassDay(self.room, MONDAY),
            timetable.ReadSchoolDays(MONDAY, MONDAY),
            timetable.ListClosures(),
            timetable_files.PreviewTimetable(SOURCE),
            timetable_files.LoadTimetable(SOURCE, digest),
            timetable_files.DraftTimetable(self.room),
            timetable_files.ExportTimetable(),
            timetable.ListWeekStarts(),
            timetable.SetPeriod(_period(3, 13)),
            timetable.SetLesson(Lesson(NEW, 0, self.room, period, 2)),
            timetable.SetLessonChange(extra),
            timetable.SetClosure(Closure(NEW, 0, "", ClosureKind.INSET, later, later)),
            timetable.SetWeekStart(WeekStart(NEW, 0, later, Week.A)),
            timetable.RemoveWeekStart(self.start, 1),
            timetable.RemoveClosure(self.closure, 1),
            timetable.RemoveLessonChange(self.change, 1),
            timetable.RemoveLesson(self.lessons[0], 1),
            timetable.RemovePeriod(self.periods[0], 1),
        ]
