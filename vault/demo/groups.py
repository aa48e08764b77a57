"""An intervention that takes children out of two classes for a time, and a teacher's own group."""

from datetime import date, timedelta

from vault.actions.classes import Enrol, ListClasses, OpenClass, SetClass
from vault.actions.groups import CreateGroup
from vault.actions.staff import ListStaff
from vault.domain.ids import NEW, ClassId
from vault.domain.school_values import SchoolClass
from vault.session import Session

GROUP, TEACHER = "Phonics boost", "Tara Teacher"
_CLASSES, _FROM_EACH = ("Class 1A", "Class 1B"), 3
_AIM = "Letter sounds, 15 minutes each morning, until the check in June"
_BEGAN = timedelta(days=40)
_OWN, _OWN_AIM = "Number talk", "Counting on and back, Tuesdays and Thursdays"
_OWN_BEGAN, _OWN_LASTS = timedelta(days=12), timedelta(days=30)


def make_groups(lead: Session, today: date) -> None:
    """With three children of each of the classes of the teacher."""
    teachers = tuple(m.id for m in lead.run(ListStaff()) if m.name.endswith(TEACHER))
    group = SchoolClass(
        ClassId(NEW),
        0,
        GROUP,
        kind="intervention",
        year_group="1",
        subject="Reading",
        teachers=teachers,
        aim=_AIM,
    )
    made = lead.run(SetClass(group))
    for row in lead.run(ListClasses()):
        if row.name in _CLASSES:
            for face in lead.run(OpenClass(row.id)).faces[::10][:_FROM_EACH]:
                lead.run(Enrol(face.pupil, made, today - _BEGAN))


def make_own_group(teacher: Session, today: date) -> None:
    """Of four children of the first class of the teacher, for some weeks."""
    room = next(row for row in teacher.run(ListClasses()) if row.name in _CLASSES)
    pupils = tuple(face.pupil for face in teacher.run(OpenClass(room.id)).faces[1::8])
    began, ends = today - _OWN_BEGAN, today + _OWN_LASTS
    teacher.run(CreateGroup(_OWN, _OWN_AIM, pupils, began, ends, subject_name="Maths"))
