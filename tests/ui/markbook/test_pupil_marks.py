"""The tab Marks of a pupil: a chart beside the class, and every mark, the newest first."""

from datetime import date

from tests.marks import DAY, SCALED, TEST, assess, enter
from ui.desk import presenter
from ui.markbook import chart_out
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil
from vault.domain.line_data import LineData
from vault.domain.papers import Heading, Table


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


def test_a_pupils_marks_stand_in_a_tab_that_is_filled_as_it_is_turned_to(
    opener, desk, make_window, tmp_path, monkeypatch
):
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
    file = tmp_path / "marks.csv"
    monkeypatch.setattr(chart_out, "ask_new_file", lambda *_: str(file))
    card = page.marks._beside.itemAt(0).widget()
    card.save.click()
    settle(opener)
    assert "Nov,101" in file.read_text(encoding="utf-8-sig")
    papers = []
    monkeypatch.setattr(presenter, "open_paper", lambda _desk, paper, *_: papers.append(paper))
    for button in (card.print_paper, page.marks.print_marks):
        button.click()
        settle(opener)
    one, every = papers
    assert [type(piece) for piece in one.pieces] == [Heading, LineData, Table]
    assert every.pieces[:3] == one.pieces
    assert len(every.pieces[-1].rows) == 3
