"""What was removed of a class goes from a colleague's copy with the next file, as a whole: never
what somebody wrote there since, what the sender may not remove, or what is of another class."""

from datetime import date, time

import pytest

from tests.marks import DAY, SCALED, assess, cells, enter
from tests.two_vaults import PASSWORD
from vault.actions.checklists import (
    ListChecklists,
    OpenChecklist,
    RemoveChecklist,
    RemoveChecklistColumn,
    SetChecklist,
    SetMark,
)
from vault.actions.classes import AddClass, Enrol
from vault.actions.history import UndoStep
from vault.actions.markbook import OpenMarkbook, RemoveAssessment
from vault.actions.profiles import AddProfile
from vault.actions.timetable import ReadTimetable, RemoveLesson, SetLesson, SetPeriod
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW
from vault.domain.secrets import Password
from vault.domain.sender_rights import SenderRights
from vault.domain.timetable import Lesson, Period, PeriodKind
from vault.domain.transfer import Standing
from vault.errors import UndecidedError
from vault.store.database.work import no_report
from vault.store.history.sync import Sync
from vault.store.merge.transfer_rows import Outgoing
from vault.store.records import Records
from vault.unlock import unlock_vault


@pytest.fixture
def shared(places):
    """A list of 4A with a tick for Ann, on both laptops."""
    office, teacher = places
    made = make(office, office.room, "Slips")
    tick(office, made, "Ann")
    hand_over(office, teacher)
    teacher.room = the_list(teacher).class_id
    return office, teacher


def make(place, room, title):
    columns = tuple(ChecklistColumn(NEW, name, ColumnKind.TICK) for name in ("in", "paid"))
    return place.run(SetChecklist(Checklist(NEW, 0, room, title, None, columns)))


def the_list(place):
    (found,) = place.run(ListChecklists())
    return found


def tick(place, checklist, given, column=0):
    page = place.run(OpenChecklist(checklist))
    line = next(line for line in page.lines if line.called.given == given)
    into = page.checklist.columns[column].id
    place.run(SetMark(into, line.pupil, line.mark(into).version, "1"))


def ticks(place):
    page = place.run(OpenChecklist(the_list(place).id))
    titles = {column.id: column.title for column in page.checklist.columns}
    return {(x.called.given, titles[c]) for x in page.lines for c in x.marks}


def remove(place):
    found = the_list(place)
    place.run(RemoveChecklist(found.id, found.version))


def hand_over(sender, receiver, **more):
    return receiver.receive(sender.send([receiver], classes=[sender.room]), **more)


def as_profile(place, role):
    """The other laptop with somebody of this role at it, whom the office knows by their card."""
    place.run(AddProfile("Tess", role, Password.typed(PASSWORD), frozenset({place.room})))
    place.lock()
    place.session = unlock_vault(place.folder, "Tess", Password.typed(PASSWORD), params=FLOOR)
    place.lead = "Tess"


@pytest.mark.parametrize("back", [False, True])
def test_a_removed_list_goes_on_the_other_laptop_with_all_that_stands_in_it(shared, back):
    sender, receiver = reversed(shared) if back else shared
    remove(sender)
    path = sender.send([receiver], classes=[sender.room])
    shown = [(i.table, i.standing) for i in receiver.preview(path).items]
    assert shown == [("checklist", Standing.REMOVED)]
    receiver.receive(path)
    assert receiver.run(ListChecklists()) == ()
    receiver.run(UndoStep(receiver.session.undo_steps[-1]))
    assert ticks(receiver) == {("Ann", "in")}
    hand_over(sender, receiver, prefer="theirs")
    assert receiver.run(ListChecklists()) == ()
    hand_over(receiver, sender)
    assert sender.run(ListChecklists()) == (), "no older copy brings it back"


def test_a_removed_column_goes_and_the_others_stay(shared):
    office, teacher = shared
    found = the_list(office)
    office.run(RemoveChecklistColumn(found.id, found.columns[0].id, found.version))
    hand_over(office, teacher)
    assert [column.title for column in the_list(teacher).columns] == ["paid"]
    assert ticks(teacher) == set()


def test_a_removed_assessment_goes_with_its_marks(shared):
    office, teacher = shared
    column = assess(office, office.room, "Reading", SCALED)
    enter(office, office.room, column, {office.pupils[0]: "100"})
    hand_over(office, teacher)
    assert cells(teacher, teacher.room) == {("Ann Ash", "Reading"): "100"}
    office.run(RemoveAssessment(column, 1))
    hand_over(office, teacher)
    assert teacher.run(OpenMarkbook(teacher.room)).assessments == ()


@pytest.mark.parametrize("prefer", ["mine", "theirs"])
def test_what_was_ticked_here_since_makes_it_one_question_about_all_of_it(shared, prefer):
    office, teacher = shared
    tick(teacher, the_list(teacher).id, "Bob")
    remove(office)
    path = office.send([teacher], classes=[office.room])
    (asked,) = teacher.preview(path).items
    assert (asked.table, asked.standing) == ("checklist", Standing.CONFLICT)
    with pytest.raises(UndecidedError):
        teacher.receive(path)
    teacher.receive(path, prefer=prefer)
    if prefer == "theirs":
        assert teacher.run(ListChecklists()) == ()
        return
    assert ticks(teacher) == {("Ann", "in"), ("Bob", "in")}
    hand_over(office, teacher)
    assert ticks(teacher) == {("Ann", "in"), ("Bob", "in")}, "decided once"
    hand_over(teacher, office)
    assert ticks(office) == ticks(teacher), "and back it is on the other laptop too"


def test_what_another_class_removed_is_in_no_file_of_this_one(shared):
    office, teacher = shared
    other = office.run(AddClass("5B"))
    office.run(Enrol(office.pupils[1], other, date.today()))
    second = make(office, other, "Bags")
    teacher.receive(office.send([teacher], classes=[office.room, other]))
    found = next(row for row in office.run(ListChecklists()) if row.id == second)
    office.run(RemoveChecklist(found.id, found.version))
    path = office.send([teacher], classes=[office.room])
    assert teacher.preview(path).items == ()
    teacher.receive(path)
    assert {row.title for row in teacher.run(ListChecklists())} == {"Slips", "Bags"}
    teacher.receive(office.send([teacher], classes=[other]))
    assert {row.title for row in teacher.run(ListChecklists())} == {"Slips"}


def test_a_forged_removal_in_another_class_is_a_question_that_nothing_answers_unasked(
    shared, monkeypatch
):
    office, teacher = shared
    other = office.run(AddClass("5B"))
    office.run(Enrol(office.pupils[1], other, date.today()))
    second = make(office, other, "Bags")
    as_profile(teacher, Role.TEACHER)
    office.knows(teacher)
    forge(monkeypatch, every_clock(office), ("checklist", second))
    path = teacher.send([office], classes=[teacher.room])
    (asked,) = office.preview(path).items
    assert asked.standing is Standing.CONFLICT
    assert asked.fields[0].is_beyond
    office.receive(path, prefer="theirs")
    assert {row.title for row in office.run(ListChecklists())} == {"Slips", "Bags"}


def test_who_may_not_remove_a_lesson_tells_of_none_and_is_not_believed(shared, monkeypatch):
    office, teacher = shared
    period = office.run(SetPeriod(Period(NEW, 0, "1", PeriodKind.LESSON, time(9), time(10))))
    lesson = office.run(SetLesson(Lesson(NEW, 0, office.room, period, 1, subject="Maths")))
    hand_over(office, teacher)
    # As it stands in a copy whose data lead removed what the office did not.
    teacher.run(RemoveLesson(lesson, 1))
    as_profile(teacher, Role.TEACHER)
    office.knows(teacher)
    path = teacher.send([office], classes=[teacher.room])
    assert office.preview(path).items == ()
    monkeypatch.setattr(SenderRights, "may_remove", lambda *_: True)
    path = teacher.send([office], classes=[teacher.room])
    monkeypatch.undo()
    (asked,) = office.preview(path).items
    assert (asked.table, asked.fields[0].is_beyond) == ("lesson", True)
    office.receive(path, prefer="theirs")
    assert office.run(ReadTimetable(DAY, DAY)).lessons
    office.run(RemoveLesson(lesson, 1))
    assert not office.run(ReadTimetable(DAY, DAY)).lessons


def test_a_forged_order_or_a_new_mark_in_what_goes_breaks_nothing(shared, monkeypatch):
    """A child before its parent, and a mark that the same file brings for a removed list."""
    office, teacher = shared
    found = the_list(office)
    tick(teacher, the_list(teacher).id, "Bob")
    gone = [("checklist_column", found.columns[1].id), ("checklist", found.id)]
    forge(monkeypatch, every_clock(office), *gone)
    hand_over(teacher, office)
    assert ticks(office) == {("Ann", "in"), ("Bob", "in")}
    assert [column.title for column in the_list(office).columns] == ["in"]


def every_clock(place):
    """Of a file that claims to know all that was ever changed here, as anybody may write it."""
    vault = place.session._vault
    with vault.glance(no_report) as work:
        sync = Records(work, vault.services).of(Sync)
    return {sync.replica: sync.newest}


def forge(monkeypatch, clock, *gone):
    """Files of a modified program: without these rows, and claiming that they were removed."""
    honest = Outgoing.lines
    records = {record for _, record in gone}

    def lines(self):
        yield from (line for line in honest(self) if line["id"] not in records)
        yield from ({"t": table, "id": r, "p": "", "gone": clock} for table, r in gone)

    monkeypatch.setattr(Outgoing, "lines", lines)
