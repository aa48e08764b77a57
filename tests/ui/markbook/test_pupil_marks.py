"""The tab Marks of a pupil: a chart beside the class, and every mark, the newest first."""

from datetime import date

from tests.marks import DAY, SCALED, TEST, assess, enter
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


def test_a_pupils_marks_stand_in_a_tab_that_is_filled_as_it_is_turned_to(opener, desk, make_window):
    room = opener.run(AddClass("4A"))
    pupil = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))
    enter(opener, room, assess(opener, room, "Reading", SCALED, date(2026, 9, 1), 1), {pupil: "95"})
    enter(opener, room, assess(opener, room, "Reading", SCALED, DAY, 2), {pupil: "101"})
    enter(opener, room, assess(opener, room, "Sums", TEST, date(2026, 11, 20)), {pupil: "late"})
    window = make_window(opener.desk)
    window.go("pupil", pupil)
    settle(opener)
    page = window.pages.currentWidget()
    assert not page.marks.is_made
    page.tabs.setCurrentWidget(page.marks)
    settle(opener)
    model = page.marks.lines.model()
    shown = [[model.index(row, column).data() for column in (0, 3, 4)] for row in range(3)]
    assert shown == [
        ["Sums", "late", ""],
        ["Reading", "101", "Expected"],
        ["Reading", "95", "Below"],
    ]
    assert page.marks._beside.count() == 1
