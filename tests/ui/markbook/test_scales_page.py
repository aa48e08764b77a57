"""The page of scales in a real window: what is expected is set, a scale is made, and taken back."""

import pytest

from tests.fresh_vault import PASSWORD
from tests.marks import SCALED, assess, enter
from ui.markbook.scale_forms import ExpectedDialog, ScaleDialog
from ui.markbook.scales_page import ScalesPage
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.scales import ListScales
from vault.domain.access import Role
from vault.domain.scales import Editor, find_scale
from vault.domain.secrets import Password


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


@pytest.fixture
def page(opener, desk, make_window):
    window = make_window(desk)
    window.go("scales", SCALED)
    settle(opener)
    return window.pages.currentWidget()


def dialog_of(page, kind):
    return next(found for found in page.findChildren(kind) if found.isVisible())


def scale(opener, name):
    return find_scale(opener.run(ListScales()), name)


def submit(opener, dialog):
    dialog.submitted.emit()
    settle(opener)


def test_what_is_expected_is_set_for_a_half_term_and_taken_back(opener, page):
    assert [bar.name for bar in page.picture.bars] == ["Whole year"]
    page.expect.click()
    dialog = dialog_of(page, ExpectedDialog)
    for column, mark in enumerate(("90", "98", "")):
        dialog.cells[3, column].setText(mark)
    submit(opener, dialog)
    assert "fill in the whole line" in dialog.notice.text
    assert dialog.focusWidget() is dialog.cells[3, 2]
    dialog.cells[3, 2].setText("122")
    submit(opener, dialog)
    assert "or 121 for a band that none reaches" in dialog.notice.text
    dialog.cells[3, 2].setText("109")
    submit(opener, dialog)
    spring = page.picture.bars[2]
    assert (spring.name, [words for *_, words in spring.parts]) == (
        "Spring 1",
        ["80 to 89", "90 to 97", "98 to 108", "109 to 120"],
    )
    assert page.title.text() == "Scaled score"
    opener.desk.undo()
    settle(opener)
    assert [bar.name for bar in page.picture.bars] == ["Whole year"]


def test_a_scale_of_letters_is_made_of_lines_and_keeps_what_marks_stand_on(opener, page):
    page.add.click()
    dialog = dialog_of(page, ScaleDialog)
    dialog.title.setText("Effort")
    dialog.editor.setCurrentIndex(dialog.editor.findData(Editor.LETTERS.value))
    submit(opener, dialog)
    assert "one value at least" in dialog.notice.text
    assert dialog.focusWidget() is dialog.values
    dialog.values.setPlainText("C: little\nB\nA: much\n# not compared\nX: away")
    submit(opener, dialog)
    assert page.title.text() == "Effort"
    assert [v.code for v in scale(opener, "effort").values] == ["C", "B", "A", "X"]
    room = opener.run(AddClass("4A"))
    child = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))
    made = assess(opener, room, "Effort", scale(opener, "effort").id, out_of=0)
    enter(opener, room, made, {child: "B"})
    page.change.click()
    dialog = dialog_of(page, ScaleDialog)
    dialog.values.setPlainText("C: little\nA: much")
    submit(opener, dialog)
    assert "marks were given with B: it stays" in dialog.notice.text


def test_a_copy_of_a_scale_that_came_with_the_program_has_its_values_and_bands(opener, page):
    assert not page.change.isVisible()
    page.copy.click()
    dialog = dialog_of(page, ScaleDialog)
    dialog.title.setText("Scaled score, ours")
    submit(opener, dialog)
    made, first = scale(opener, "Scaled score, ours"), scale(opener, SCALED)
    assert {v.code for v in made.values} == {v.code for v in first.values}
    assert [e.expected_from for e in made.evaluations] == [100]
    assert not made.code
    assert page.change.isVisible()


def test_a_teacher_reads_scales_and_changes_none(opener, desk, make_window):
    opener.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Theo"))
    window.go("scales", SCALED)
    settle(opener)
    page = window.pages.currentWidget()
    assert isinstance(page, ScalesPage)
    assert page.title.text() == "Scaled score"
    for button in (page.add, page.copy, page.change, page.expect):
        assert not button.isVisible()
