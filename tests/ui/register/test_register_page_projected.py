"""A register that others look at: taken as ever, with initials, and no reason why somebody is
away."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.register.conftest import settle
from tests.ui.shell.test_projection import words_on
from ui.desk import presenter
from vault.actions.registers import CloseRegister, MarkRegister, OpenRegister
from vault.domain.registers import NewMark


@pytest.fixture
def projected(scene):
    first, second, *_ = scene.read().lines
    ill = NewMark(first.pupil, 0, "I", 0, "sick in the night")
    scene.opener.run(MarkRegister(scene.of, (ill, NewMark(second.pupil, 0, "L", 9))))
    window = scene.page.window_of_test
    scene.opener.desk.projector.turn(on=True)
    settle(scene.opener)
    scene.page = window.pages.currentWidget()
    scene.page.window_of_test = window
    settle(scene.opener)
    return scene


def signs(scene):
    register = scene.page.view.register
    return [register.seen(place).code for place in range(len(register.entries))]


def test_it_shows_initials_and_who_is_there_and_nothing_of_reasons(projected):
    shown = words_on(projected.page.window_of_test)
    for secret in ("Given", "Family", "sick", "Illness", "9 min"):
        assert secret not in shown, secret
    assert "G F: not here" in shown
    assert signs(projected)[:3] == ["•", "L", ""]
    page = projected.page
    for widget in (page.more, page.print_paper, page.changed, page.views.large):
        assert not widget.isVisibleTo(page)


def test_it_is_taken_with_the_same_keys_and_keeps_what_it_hides(projected):
    view = projected.page.view
    view.go_to(2)
    projected.press("n", Qt.Key.Key_Enter)
    settle(projected.opener)
    marks = [line.mark for line in projected.opener.run(OpenRegister(*projected.of)).lines]
    assert [(mark.code, mark.note) for mark in marks[:4]] == [
        ("I", "sick in the night"),
        ("L", ""),
        ("N", ""),
        ("/", ""),
    ]
    assert signs(projected)[:4] == ["•", "L", "•", "/"]


def test_no_note_and_no_reason_is_asked_for_while_others_look_on(projected):
    view = projected.page.view
    view.go_to(0)
    projected.press(".")
    assert view._note is None
    projected.press(Qt.Key.Key_Enter)
    settle(projected.opener)
    projected.opener.run(CloseRegister(projected.of))
    projected.page.view.change_wanted.emit(0, "M")
    settle(projected.opener)
    assert not [d for d in projected.page.children() if d.inherits("QDialog")]


def test_no_paper_with_names_is_opened_by_its_key_while_others_look_on(projected, monkeypatch):
    opened = []
    monkeypatch.setattr(presenter, "open_paper", lambda *given: opened.append(given))
    projected.page.print_paper.click()  # as Ctrl+P does
    settle(projected.opener)
    assert opened == []
    projected.opener.desk.projector.turn(on=False)
    settle(projected.opener)
    projected.page.window_of_test.pages.currentWidget().print_paper.click()
    settle(projected.opener)
    assert len(opened) == 1
