"""Objectives judged with the keyboard alone: one key a pupil, blocks, what is carried over."""

import time
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from tests.rules.objective_arguments import programme_of
from ui.desk import presenter
from ui.objectives.fill_menu import FillMenu
from ui.objectives.import_dialog import ASKED, ImportDialog
from ui.objectives.judgement_look import tile
from ui.objectives.objective_forms import EvidenceDialog, ProgrammeDialog, SummativeDialog
from ui.objectives.pupil_objectives import SecureBars
from ui.pupils import pupil_progress
from ui.widgets.chart_view import ChartView
from vault.actions.classes import AddClass
from vault.actions.import_objectives import PreviewJudgements
from vault.actions.objectives import Judge, ListProgrammes, OpenObjectives, SetProgramme
from vault.actions.pupils import AddPupil
from vault.domain.bands import Band
from vault.domain.charts import ShareBars
from vault.domain.objectives import Judgement, Judging
from vault.domain.papers import Heading, Table

NOT_YET, BEGINNING, DEVELOPING, SECURE, DEEP = Judgement
NAMES = (("Ann", "Ash"), ("Bob", "Birch"), ("Cy", "Cole"))
FRAME_S = 0.016


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


class Scene:
    def __init__(self, opener, years=("4", "4", "4"), texts=("Letters", "Stories", "Spelling")):
        self.opener = opener
        self.room = opener.run(AddClass("4A"))
        self.pupils = [
            opener.run(
                AddPupil(
                    (("legal_given", given), ("legal_family", family), ("year_group", year)),
                    self.room,
                )
            )
            for (given, family), year in zip(NAMES, years, strict=True)
        ]
        self.programme = opener.run(SetProgramme(programme_of("Writing, Year 4", *texts)))
        self.point = self.grid().half_term

    def grid(self, point=None):
        return self.opener.run(OpenObjectives(self.room, self.programme, point))

    def judge(self, pupil, objective, judgement, back=0):
        point = self.point.moved(-back)
        cell = Judging(
            self.pupils[pupil], self.grid().programme.objectives[objective].id, judgement
        )
        self.opener.run(Judge((cell,), point))

    def cells(self):
        """Those of this half-term, by given name and objective."""
        grid = self.grid()
        texts = {objective.id: objective.text for objective in grid.programme.objectives}
        names = {pupil.pupil: pupil.called.given for pupil in grid.pupils}
        return {
            (names[pupil], texts[objective]): judged.judgement
            for (pupil, objective), judged in grid.judged.items()
            if not grid.is_carried(judged)
        }


@pytest.fixture
def scene(opener, desk):
    return Scene(opener)


@pytest.fixture
def open_page(opener, make_window):
    def make():
        window = make_window(opener.desk)
        window.go("objectives")
        settle(opener)
        return window.pages.currentWidget()

    return make


def press(qtbot, view, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(view, key, held)


def test_one_key_a_pupil_and_the_cursor_goes_on_to_the_next(qtbot, opener, scene, open_page):
    page = open_page()
    press(qtbot, page.window().focusWidget(), "4", "2", "5", "1")
    assert page.view.current_cell() == (scene.pupils[1], page.table.objectives[1].id)
    settle(opener)
    assert scene.cells() == {
        ("Ann", "Letters"): SECURE,
        ("Bob", "Letters"): BEGINNING,
        ("Cy", "Letters"): DEEP,
        ("Ann", "Stories"): NOT_YET,
    }
    assert page.state.text() == "Saved"
    spoken = page.table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ann Ash, Letters: Secure"


def test_no_key_judges_a_half_term_that_was_left_before_the_next_one_is_read(
    qtbot, opener, scene, open_page
):
    page = open_page()
    page.half_term_chosen.emit(scene.point.moved(-1))
    press(qtbot, page.view, "4")
    settle(opener)
    assert scene.cells() == {}
    press(qtbot, page.view, "2")
    settle(opener)
    assert scene.cells() == {}
    (judged,) = scene.grid(scene.point.moved(-1)).judged.values()
    assert judged.judgement == BEGINNING


def test_an_earlier_judgement_is_told_with_its_day_until_c_confirms_it(
    qtbot, opener, scene, open_page
):
    scene.judge(0, 0, SECURE, back=1)
    page = open_page()
    index = page.table.index(0, 0)
    assert page.table.judgement(page.table.cell_at(index)) == (SECURE, True, False)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"{date.today():%d/%m/%Y}" in spoken
    assert "not confirmed" in spoken
    assert page.keys.clock_words() == f"of {date.today():%d/%m/%Y}, C confirms"
    press(qtbot, page.view, Qt.Key.Key_Space, held=Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page.view, "c")
    settle(opener)
    assert scene.cells() == {("Ann", "Letters"): SECURE}
    page.view.setCurrentIndex(index)
    assert page.keys.clock_words() == "earlier, C confirms"
    press(qtbot, page.view, "0")
    settle(opener)
    assert scene.cells() == {}
    page.view.setCurrentIndex(index)
    assert "C confirms" in page.keys.clock_words()
    assert page.table.judgement(page.table.cell_at(index)) == (SECURE, True, False)


def test_a_row_and_a_column_are_filled_at_once_and_undone_at_once(qtbot, opener, scene, open_page):
    page = open_page()
    press(qtbot, page.view, Qt.Key.Key_Space, held=Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page.view, "4")
    settle(opener)
    assert set(scene.cells()) == {(name, "Letters") for name, _ in NAMES}
    page.view.setCurrentIndex(page.table.index(1, 1))
    press(qtbot, page.view, Qt.Key.Key_Space, held=Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page.view, "5")
    settle(opener)
    assert {cell for cell, judgement in scene.cells().items() if judgement is DEEP} == {
        ("Bob", text) for text in ("Letters", "Stories", "Spelling")
    }
    opener.desk.undo()
    settle(opener)
    assert set(scene.cells()) == {(name, "Letters") for name, _ in NAMES}
    assert page.table.judgement(page.table.cell_at(page.table.index(0, 1)))[0] is SECURE


def test_the_menu_fills_only_the_empty_ones_unless_told_otherwise(qtbot, opener, scene, open_page):
    scene.judge(0, 0, NOT_YET)
    page = open_page()
    page.menu_at = lambda menu, place: None
    first, last = page.table.index(0, 0), page.table.index(1, 1)
    page.view.select_cells(first, last)
    press(qtbot, page.view, "f")
    menu = page.findChild(FillMenu)
    assert menu.only_empty.isChecked()
    assert menu.only_empty.text() == "Only the 3 empty ones"
    qtbot.keyClick(menu, "4")
    settle(opener)
    assert scene.cells() == {
        ("Ann", "Letters"): NOT_YET,
        ("Ann", "Stories"): SECURE,
        ("Bob", "Letters"): SECURE,
        ("Bob", "Stories"): SECURE,
    }


def test_what_is_judged_while_another_act_is_written_is_not_lost_when_the_page_goes(
    qtbot, opener, scene, make_window
):
    window = make_window(opener.desk)
    window.go("objectives")
    settle(opener)
    page = window.pages.currentWidget()
    for key in "4455":
        qtbot.keyClick(page.view, key)
    page.view.setCurrentIndex(page.table.index(0, 0))
    qtbot.keyClick(page.view, "1")
    window.go("classes")
    settle(opener)
    assert scene.cells()["Ann", "Letters"] is NOT_YET
    assert len(scene.cells()) == 4


def test_a_mixed_class_is_judged_by_the_childs_own_year(qtbot, opener, desk, open_page):
    scene = Scene(opener, years=("4", "3", "4"))
    scene.judge(1, 0, BEGINNING)
    page = open_page()
    assert [pupil.called.given for pupil in page.table.pupils] == ["Ann", "Cy"]
    lines = [page.shown.itemText(n) for n in range(page.shown.count())]
    assert lines == ["All, 3", "Year 3, 1", "Year 4, 2", "Judged here, 1"]
    page.shown.setCurrentIndex(0)
    page.shown.activated.emit(0)
    assert len(page.table.pupils) == 3


def test_gaps_are_told_by_pupil_and_by_objective(opener, scene, open_page):
    for pupil, objective, judgement in ((0, 0, SECURE), (1, 0, NOT_YET), (2, 0, DEVELOPING)):
        scene.judge(pupil, objective, judgement)
    page = open_page()
    letters = page.table.objectives[0].id
    assert page.table.secure_words(letters) == "secure: 1 of 3"
    assert page.table.tally(letters).is_insecure_for_most
    assert page.table.gap_words(scene.pupils[0]) == "0 gaps of 1"
    page.views.buttons["gaps"].click()
    first = page.gaps.objectives.model().row_at(page.gaps.objectives.model().index(0, 0))
    assert (first.name, first.percent) == ("Letters", 67)
    names = [page.gaps.pupils.model().index(n, 0).data() for n in range(3)]
    assert names[-1] == "Ash, Ann"


def test_rows_and_columns_are_swapped_and_the_cursor_stays_with_its_pupil(
    qtbot, opener, scene, open_page
):
    page = open_page()
    page.view.setCurrentIndex(page.table.index(2, 1))
    cell = page.view.current_cell()
    page.turn_round()
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (1, 2)
    assert page.view.current_cell() == cell
    press(qtbot, page.view, "3")
    assert page.view.currentIndex().row() == 2, "the next pupil"
    settle(opener)
    assert scene.cells() == {("Bob", "Spelling"): DEVELOPING}


def test_evidence_and_a_summative_judgement_are_written_from_their_keys(
    qtbot, opener, scene, open_page
):
    scene.judge(0, 0, NOT_YET)
    page = open_page()
    press(qtbot, page.view, "e")
    dialog = page.findChild(EvidenceDialog)
    dialog.note.setPlainText("In her book")
    dialog.submitted.emit()
    settle(opener)
    press(qtbot, page.view, "s")
    dialog = page.findChild(SummativeDialog)
    dialog.band.setCurrentIndex(dialog.band.findData(Band.ABOVE.value))
    dialog.submitted.emit()
    settle(opener)
    grid = scene.grid()
    assert [judged.note for judged in grid.judged.values()] == ["In her book"]
    assert grid.pupils[0].summative.band is Band.ABOVE
    assert page.table.judgement(page.table.cell_at(page.table.index(0, 0)))[2]


def test_a_programme_is_written_line_by_line_and_what_is_reworded_stays_the_same(
    opener, scene, open_page
):
    scene.judge(0, 1, SECURE)
    page = open_page()
    page.lines.actions()[1].trigger()
    dialog = page.findChild(ProgrammeDialog)
    typed = dialog.objectives.toPlainText().replace("Stories", "Long stories") + "\nPoems"
    dialog.objectives.setPlainText(typed)
    dialog.submitted.emit()
    settle(opener)
    (programme,) = opener.run(ListProgrammes())
    texts = {objective.text for objective in programme.objectives}
    assert texts == {"Letters", "Long stories", "Spelling", "Poems"}
    assert scene.cells() == {("Ann", "Long stories"): SECURE}


def test_a_school_s_own_names_stand_in_the_grid_the_legend_and_the_menu(
    qtbot, opener, scene, open_page
):
    scene.judge(0, 0, SECURE)
    page = open_page()
    page.lines.actions()[1].trigger()
    dialog = page.findChild(ProgrammeDialog)
    assert dialog.names[SECURE].placeholderText() == "Secure"
    dialog.names[SECURE].setText("At standard")
    dialog.submitted.emit()
    settle(opener)
    spoken = page.table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ann Ash, Letters: At standard"
    assert "4 At standard, 5 Deep" in page.keys.accessibleName()
    page.menu_at = lambda menu, place: None
    press(qtbot, page.view, "f")
    lines = [line.text() for line in page.findChild(FillMenu).actions()]
    assert "At standard" in lines
    assert "Secure" not in lines


def test_every_key_is_answered_within_a_frame_in_a_grid_of_forty_by_a_hundred(
    qtbot, opener, desk, open_page
):
    """In the window's own thread, painting included: the middle one of forty."""
    scene = Scene(opener, texts=tuple(f"Objective number {n}" for n in range(100)))
    for number in range(37):
        opener.run(AddPupil((("legal_given", f"Pupil{number}"),), scene.room))
    page = open_page()
    page.shown.setCurrentIndex(0)
    page.shown.activated.emit(0)
    assert (page.table.rowCount(), page.table.columnCount()) == (100, 40)
    page.view.selectAll()
    page.view.judged.emit(page.view.chosen(), SECURE)
    settle(opener)
    assert len(scene.cells()) == 4000
    page.view.selectionModel().select(
        page.table.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    page.view.setCurrentIndex(page.table.index(0, 0))
    took = []
    for key in "12345" * 8:
        began = time.thread_time()
        qtbot.keyClick(page.view, key)
        QApplication.processEvents()
        took.append(time.thread_time() - began)
    assert sorted(took)[len(took) // 2] < FRAME_S


def test_tiles_differ_by_more_than_their_colour(qapp):
    """In one ink on one ground the symbols are still five."""
    grey = {
        judgement: tile(judgement)
        .toImage()
        .convertToFormat(tile(judgement).toImage().Format.Format_Mono)
        for judgement in Judgement
    }
    for one in Judgement:
        assert tile(one).toImage() != tile(one, carried=True).toImage()
        assert tile(one).toImage() != tile(one, evidence=True).toImage()
    assert len({bytes(image.constBits()) for image in grey.values()}) == 5


def test_a_file_is_shown_before_it_is_brought_in_and_what_is_wrong_comes_first(
    opener, scene, open_page, tmp_path
):
    page = open_page()
    path = tmp_path / "list.csv"
    rows = ("Ash,Ann,Letters,Secure", "Birch,Bob,Letters,brilliant")
    path.write_text("\n".join(("Surname,Forename,Objective,Judgement", *rows)))
    dialog = ImportDialog(page, "Import judgements")
    dialog.show_preview(opener.run(PreviewJudgements(path)))
    model = dialog.lines
    lines = [tuple(model.index(n, c).data() for c in (0, 1, 3)) for n in range(model.rowCount())]
    assert lines[:2] == [
        ("3", "", "Refused: there is no judgement brilliant"),
        ("2", "Ann Ash", "New: Secure"),
    ]
    assert dialog.ok.isEnabled()
    dialog.deleteLater()


def test_who_a_row_is_of_is_asked_and_comes_in_as_it_is_answered(
    qtbot, opener, scene, open_page, tmp_path, monkeypatch
):
    names = (("legal_given", "Ann"), ("legal_family", "Ash"))
    twin = opener.run(AddPupil((*names, ("born", "2017-03-04")), scene.room))
    page = open_page()
    path = tmp_path / "list.csv"
    rows = ("Ash,Ann,Letters,Secure", "Birch,Bob,Letters,Deep")
    path.write_text("\n".join(("Surname,Forename,Objective,Judgement", *rows)))
    monkeypatch.setattr("ui.objectives.objective_lines.ask_file", lambda *_: str(path))
    next(a for a in page.lines.actions() if a.text() == "Import judgements …").trigger()
    settle(opener)
    dialog = page.findChild(ImportDialog)
    assert dialog.tabs.currentIndex() == ASKED

    def of_whom():
        names = [dialog.lines.index(row, 1).data() for row in range(dialog.lines.rowCount())]
        return [name for name in names if name]

    assert of_whom() == ["Bob Birch"]
    (question,) = dialog.questions._questions
    place = [candidate.id for candidate in question.candidates].index(twin) + 1
    dialog.questions.buttons[str(place)].click()
    qtbot.waitUntil(lambda: of_whom() == ["Ann Ash", "Bob Birch"], timeout=20000)
    dialog.submitted.emit()
    settle(opener)
    (judged,) = (j for (pupil, _), j in scene.grid().judged.items() if pupil == twin)
    assert judged.judgement is SECURE


def test_a_pupils_progress_has_their_gaps_first_and_is_read_as_it_is_turned_to(
    opener, scene, make_window, tmp_path, monkeypatch
):
    scene.judge(0, 0, SECURE, back=1)
    scene.judge(0, 1, NOT_YET)
    window = make_window(opener.desk)
    window.go("pupil", scene.pupils[0])
    settle(opener)
    page = window.pages.currentWidget()
    assert not page.progress.is_made
    page.turn_to(page.progress)
    settle(opener)
    model = page.progress.lines.model()
    texts = [(model.index(n, 2).data(), model.index(n, 3).data()) for n in range(model.rowCount())]
    assert texts == [("Stories", "Not yet"), ("Letters", "Secure")]
    (bars,) = page.progress.findChildren(SecureBars)
    assert bars.accessibleDescription().endswith(f"{scene.point.title}: 1 of 2 secure")
    (card,) = page.progress.findChildren(ChartView)
    assert bars.table()[1][-1] == (scene.point.title, "1", "2")
    file = tmp_path / "way.csv"
    monkeypatch.setattr(pupil_progress, "ask_new_file", lambda *_: str(file))
    card.save.click()
    settle(opener)
    assert f'"{scene.point.title}",1,2' in file.read_text(encoding="utf-8-sig")
    papers = []
    monkeypatch.setattr(presenter, "open_paper", lambda _desk, paper, *_: papers.append(paper))
    card.print_paper.click()
    settle(opener)
    kinds = [type(piece) for piece in papers[0].pieces]
    assert kinds == [Heading, ShareBars, Table, Table]


def test_an_objective_that_was_found_opens_its_programme_and_the_cursor_stands_on_it(
    opener, scene, make_window
):
    other = opener.run(SetProgramme(programme_of("Reading, Year 4", "Poems", "Plays")))
    plays = opener.run(ListProgrammes())[0].objectives[1]
    window = make_window(opener.desk)
    window.go("objectives", plays.id)
    settle(opener)
    page = window.pages.currentWidget()
    assert page.programmes.currentData() == other
    assert page.view.current_cell()[1] == plays.id


def test_a_new_programme_begins_with_the_areas_of_its_year(opener, scene, open_page):
    page = open_page()
    page.lines.actions()[0].trigger()
    settle(opener)
    dialog = page.findChild(ProgrammeDialog)
    dialog.start.setCurrentIndex(dialog.start.findText("Science, Year 3"))
    dialog.start.activated.emit(dialog.start.currentIndex())
    assert (dialog.title.text(), dialog.year.text()) == ("Science, Year 3", "3")
    dialog.objectives.setPlainText(dialog.objectives.toPlainText() + "\nMagnets pull")
    dialog.submitted.emit()
    settle(opener)
    made = next(one for one in opener.run(ListProgrammes()) if one.title == "Science, Year 3")
    assert [(o.area, o.text) for o in made.objectives] == [("Forces and magnets", "Magnets pull")]
    assert page.programmes.currentData() == made.id


def test_two_pupils_of_one_given_name_are_told_apart_above_their_columns(opener, scene, open_page):
    names = (("legal_given", "Ann"), ("legal_family", "Avery"))
    opener.run(AddPupil((*names, ("year_group", "4")), scene.room))
    page = open_page()
    assert sorted(page.table.names.values()) == ["Ann As", "Ann Av", "Bob", "Cy"]
