"""A file is weighed anew at each answer: what was shown last is done, and nothing that is older."""

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.questions.weighing import Weighing
from ui.widgets.form_dialog import FormDialog
from vault.errors import PlanOutdatedError


class Dialog(FormDialog):
    asked_anew = Signal()

    def __init__(self, parent):
        super().__init__("File", "", parent)
        self.shown = []

    def wait(self):
        self.ok.setEnabled(False)

    def show_preview(self, seen):
        self.shown.append(seen)
        self.ok.setEnabled(True)


class Desk:
    """Keeps what was asked, to be answered later."""

    def __init__(self):
        self.asked = []

    def do(self, owner, action, then=None, failed=None):
        self.asked.append((action, then, failed))


@pytest.fixture
def scene(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog, desk, choice = Dialog(parent), Desk(), []
    weighing = Weighing(
        desk,
        dialog,
        dialog,
        lambda letters: f"preview {len(choice)} {letters}".strip(),
        lambda seen, letters: f"apply {seen} {letters}".strip(),
    )
    weighing.open(lambda _: None)
    yield dialog, desk, choice
    parent.close()


def test_an_answer_to_an_older_choice_is_not_shown(qtbot, scene):
    dialog, desk, choice = scene
    choice.append(1)
    dialog.asked_anew.emit()
    qtbot.waitUntil(lambda: len(desk.asked) == 2, timeout=5000)
    assert [action for action, *_ in desk.asked] == ["preview 0", "preview 1"]
    desk.asked[0][1]("old")
    assert dialog.shown == []
    desk.asked[1][1]("new")
    assert dialog.shown == ["new"]
    dialog.submitted.emit()
    assert desk.asked[-1][0] == "apply new"


def test_nothing_is_done_before_it_was_seen(scene):
    dialog, desk, _ = scene
    dialog.submitted.emit()
    assert len(desk.asked) == 1
    assert "look at what would change first" in dialog.notice.text


def test_where_something_changed_meanwhile_it_is_weighed_again(qtbot, scene):
    dialog, desk, _ = scene
    desk.asked[0][1]("seen")
    dialog.submitted.emit()
    desk.asked[1][2](PlanOutdatedError())
    qtbot.waitUntil(lambda: len(desk.asked) == 3, timeout=5000)
    assert desk.asked[2][0] == "preview 0"
