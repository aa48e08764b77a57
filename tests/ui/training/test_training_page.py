"""Reading a module, answering its questions, and what the page says of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from tests.ui.open_page import page_of, settle
from tests.ui.previews import preview_in, read_in
from vault.actions.profiles import AddProfile
from vault.actions.training import AddTrainingModule, ReadMyTraining
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.domain.training import Standing

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


def choose(page, places):
    for box, place in zip(page.questions, places, strict=True):
        box.findChildren(QRadioButton)[place].click()


@pytest.fixture
def module(qtbot, opener, window):
    """The module on passwords, opened from the list with the keyboard."""
    window.go("training")
    settle(opener)
    table = page_of(window).table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hasattr(page_of(window), "questions"), timeout=WAIT)
    settle(opener)
    return page_of(window)


def test_a_module_shows_its_text_and_the_pictures_of_the_program(module):
    words = {label.text() for label in module.findChildren(QLabel)}
    assert "Why this comes first" in words
    pictures = [label for label in module.findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(pictures) == 1
    assert pictures[0].accessibleName()


def test_it_can_be_handed_in_only_when_every_question_is_answered(module):
    assert not module.mark.isEnabled()
    choose(module, [0] * len(module.questions))
    assert module.mark.isEnabled()


def test_wrong_answers_are_explained_and_can_be_given_again(qtbot, opener, module):
    right = [box._question.right for box in module.questions]
    choose(module, [(place + 1) % 2 for place in right])
    module.mark.click()
    qtbot.waitUntil(lambda: "not passed" in module.notice.text, timeout=WAIT)
    words = " ".join(label.text() for label in module.findChildren(QLabel))
    assert "Not right: " in words
    assert opener.run(ReadMyTraining()).rows[0].standing is Standing.DUE
    module.again.click()
    choose(module, right)
    module.mark.click()
    qtbot.waitUntil(lambda: "Passed" in module.notice.text, timeout=WAIT)
    assert opener.run(ReadMyTraining()).rows[0].standing is Standing.PASSED


def test_a_pass_gives_a_certificate(qtbot, opener, window, module):
    choose(module, [box._question.right for box in module.questions])
    module.mark.click()
    qtbot.waitUntil(lambda: module.certificate.isVisibleTo(window), timeout=WAIT)
    module.certificate.click()
    assert "Dana Lead" in read_in(qtbot, preview_in(qtbot, window))


def test_the_lead_sees_everybody_and_a_teacher_does_not(opener, desk, make_window):
    opener.run(AddProfile("Nia", Role.TEACHER, Password.typed(PASSWORD)))
    window = make_window(desk)
    window.go("training")
    settle(opener)
    page = page_of(window)
    names = [page.staff.model().index(row, 0).data() for row in range(2)]
    assert names == ["Dana Lead", "Nia"]
    opener.lock()
    window = make_window(opener.unlock("Nia"))
    window.go("training")
    settle(opener)
    assert not page_of(window).tabs.isTabVisible(1)
    assert not page_of(window).add.isVisibleTo(window)


def test_a_module_of_the_school_shows_its_signs_as_signs(opener, window, tmp_path):
    question = "## Question\nWhy & how?\n- [x] <b>a</b>\n  > *b*\n- [ ] c\n  > d\n"
    path = tmp_path / "own.md"
    path.write_text(
        "---\nid: own\ntitle: <i>Own</i>\nminutes: 5\nroles: all\npass: 80\n---\n"
        "<img src=x>\n![not there](none.png)\n" + 3 * question
    )
    opener.run(AddTrainingModule(path))
    window.go("module", "own")
    settle(opener)
    page = page_of(window)
    assert page.title.text() == "<i>Own</i>"
    assert "<img src=x>" in {label.text() for label in page.findChildren(QLabel)}
    assert page.questions[0].findChildren(QRadioButton)[0].text() == "<b>a</b>"


def test_a_broken_module_is_told_on_the_page(qtbot, opener, window, tmp_path):
    path = tmp_path / "own.md"
    path.write_text("no head")
    window.go("training")
    settle(opener)
    window.current.add(path)
    notice = page_of(window).notice
    qtbot.waitUntil(lambda: "first line must be ---" in notice.text, timeout=WAIT)


def test_a_practice_vault_says_so_all_the_time(desk, qtbot):
    from tests.ui.conftest import let_close
    from ui.shell.main_window import MainWindow

    for is_practice in (True, False):
        window = MainWindow(desk, "Willow Bank", is_practice=is_practice)
        qtbot.addWidget(window, before_close_func=let_close)
        window.show()
        assert window.practice.isVisible() == is_practice
