"""Progress in a real window: names in the cells, a table behind each chart, and paper."""

import csv
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.marks import DAY, SCALED, assess, enter
from tests.rules.objective_arguments import programme_of
from ui.desk import presenter
from ui.markbook import progress_presenter
from ui.markbook.moved_group import MovedGroupDialog
from vault.actions.classes import AddClass, ListClasses
from vault.actions.markbook import DraftProgress, OpenProgress
from vault.actions.objectives import SetProgramme, SetSummative
from vault.actions.pupils import AddPupil
from vault.domain.bands import Band
from vault.domain.charts import BandMatrix, BandSpread, Chart
from vault.domain.half_terms import HalfTerm
from vault.domain.kinds import Kind
from vault.domain.line_data import LineData


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


@pytest.fixture
def page(opener, desk, make_window):
    room = opener.run(AddClass("4A"))
    pupils = [
        opener.run(AddPupil((("legal_given", name), ("legal_family", "Ash")), room))
        for name in ("Ann", "Bob", "Cy")
    ]
    before = assess(opener, room, "Reading", SCALED, date(2026, 9, 10), 1)
    after = assess(opener, room, "Reading", SCALED, DAY, 2)
    enter(opener, room, before, dict(zip(pupils, ("95", "112", "100"), strict=True)))
    enter(opener, room, after, dict(zip(pupils, ("101", "99", "late"), strict=True)))
    window = make_window(opener.desk)
    window.go("progress")
    settle(opener)
    return window.pages.currentWidget()


def test_names_stand_in_the_cells_and_a_cell_names_its_pupils_in_full(qtbot, page):
    cell = page.matrix._cells[Band.BELOW, Band.EXPECTED]
    assert cell.accessibleName() == "from Below to Expected: 1 pupil, up"
    assert cell.accessibleDescription() == "Ann"
    assert (page.picked.head.text(), page.picked.names.text()) == ("1 went down", "Bob Ash")
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert page.picked.head.text() == "1 went up, from Below to Expected"
    assert page.picked.names.text() == "Ann Ash"
    assert (page.up.text(), page.same.text(), page.down.text()) == ("1 up", "0 the same", "1 down")
    assert page.both.text().startswith("2 pupils have a mark at both points.")


def test_a_summative_judgement_stands_in_one_matrix_with_an_assessment(page, opener):
    programme = opener.run(SetProgramme(programme_of("Writing, Year 4")))
    (room,) = opener.run(ListClasses())
    ann, bob, _ = (line.pupil for line in opener.run(OpenProgress(room.id)).lines)
    for pupil, band in ((ann, Band.ABOVE), (bob, Band.BELOW)):
        opener.run(SetSummative(pupil, programme, HalfTerm(2026, 1), 0, band))
    page.class_chosen.emit(room.id)
    settle(opener)
    place = page.start.findText("Writing, Year 4 (objectives)", Qt.MatchFlag.MatchStartsWith)
    page.start.setCurrentIndex(place)
    page.points_chosen.emit()
    settle(opener)
    assert page.matrix._cells[Band.ABOVE, Band.EXPECTED].accessibleDescription() == "Ann"
    assert page.matrix._cells[Band.BELOW, Band.BELOW].accessibleDescription() == "Bob"
    page.end.setCurrentIndex(place)
    page.points_chosen.emit()
    settle(opener)
    assert page.same.text() == "2 the same"
    assert not page.notice.isVisible()
    paper = opener.run(DraftProgress(room.id, page.start.currentData(), page.end.currentData()))
    assert "Writing, Year 4 (objectives)" in repr(paper)


def test_a_group_is_made_of_the_pupils_of_a_cell(qtbot, page, opener):
    qtbot.mouseClick(page.matrix._cells[Band.BELOW, Band.EXPECTED], Qt.MouseButton.LeftButton)
    page.picked.make_group.click()
    (dialog,) = page.findChildren(MovedGroupDialog)
    assert dialog.explained == "Ann Ash"
    assert dialog.name.text() == "Reading, up"
    dialog.aim.setText("Reads with Year 2")
    dialog.buttons.accepted.emit()
    settle(opener)
    (group,) = (row for row in opener.run(ListClasses()) if row.name == "Reading, up")
    assert (group.pupils, group.kind) == (1, "group")
    assert page.notice.text == "Group made: Reading, up"


def test_each_chart_has_a_table_that_can_be_saved(qtbot, page, opener, tmp_path, monkeypatch):
    page.moved.as_table.click()
    assert page.moved.sheet.model().index(2, 3).data() == "Ann Ash"
    out = tmp_path / "moved.csv"
    monkeypatch.setattr(progress_presenter, "ask_new_file", lambda *_: str(out))
    page.spread.save.click()
    settle(opener)
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["", "Well below", "Below", "Expected", "Above"]
    assert rows[1] == ["Reading, Sep", "0", "1", "1", "1"]
    assert page.trend.data.lines[0].points == ((0, pytest.approx(66.67, abs=0.01)), (1, 50.0))


@pytest.mark.parametrize(
    ("part", "has"), [("moved", BandMatrix), ("spread", BandSpread), ("shares", LineData)]
)
def test_each_chart_is_printed_by_itself_and_of_whom_is_shown(page, opener, monkeypatch, part, has):
    opener.run(AddClass("Readers"))
    opener.desk.changed.emit(frozenset({Kind.CLASS}))
    settle(opener)
    shown = []
    monkeypatch.setattr(presenter, "open_paper", lambda _desk, paper, *_: shown.append(paper))
    getattr(page, part).print_paper.click()
    settle(opener)
    (paper,) = shown
    assert [type(p) for p in paper.pieces if isinstance(p, Chart)] == [has]
    assert paper.pupils == 3
    page.group.setCurrentIndex(page.group.findText("In Readers too"))
    page.group.activated.emit(page.group.currentIndex())
    settle(opener)
    page.print_paper.click()
    settle(opener)
    assert shown[-1].pupils == 0
    opener.desk.changed.emit(frozenset({Kind.CLASS}))
    settle(opener)
    assert page.group.currentText() == "In Readers too", "what is shown is still said"
    assert len([p for p in shown[-1].pieces if isinstance(p, Chart)]) >= 2
