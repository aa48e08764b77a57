"""What may be seen by a whole class: initials instead of names and faces, and nothing of alerts,
birthdays, or what waits for somebody."""

from dataclasses import replace

from vault.domain.people import Called, ClassPage, Face
from vault.domain.timetable import Timetable
from vault.domain.today import (
    Birthdays,
    DayPlan,
    MustKnow,
    Today,
    TodayClass,
    TodayFace,
    TodayPupil,
)


def initials_alone(called: Called) -> Called:
    """'Z K' for Zoe Khan."""
    return Called(called.given[:1], called.family[:1])


def projected_class(page: ClassPage) -> ClassPage:
    """A class as it may be projected, in the same order."""
    return replace(page, faces=tuple(map(_face, page.faces)))


def projected_today(today: Today) -> Today:
    """The first page as it may be projected."""
    return replace(
        today,
        classes=tuple(TodayClass(c.row, tuple(map(_of_today, c.faces))) for c in today.classes),
        must_know=MustKnow(),
        birthdays=Birthdays(),
        due=(),
        due_more=0,
        plan=_plan(today.plan) if today.plan is not None else None,
    )


def projected_changes(timetable: Timetable) -> Timetable:
    """Without the notes on single lessons, in which somebody may be named."""
    changes = tuple(replace(change, note="") for change in timetable.changes)
    return replace(timetable, changes=changes)


def _plan(plan: DayPlan) -> DayPlan:
    return replace(plan, away=(), lines=tuple(replace(line, note="") for line in plan.lines))


def _face(face: Face) -> Face:
    return Face(face.pupil, initials_alone(face.called), (), None, photo_refused=False)


def _of_today(face: TodayFace) -> TodayFace:
    pupil = TodayPupil(face.pupil.id, initials_alone(face.pupil.called), None, None)
    return TodayFace(pupil, (), has_birthday=False)
