"""Input is heard at the window it comes to, also where the window never had the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ui.shell.idle import IdleWatch


@pytest.fixture
def moves(qtbot):
    """How often somebody was there."""
    moves = []
    watch = IdleWatch(5, clock=lambda: moves.append(1) or 0.0)
    watch.stop()
    yield moves
    watch.deleteLater()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_mouse_counts_in_a_window_that_comes_up_without_the_keyboard(qtbot, moves):
    button, beside = QPushButton("More"), QLabel("Lion")
    qtbot.addWidget(button)
    qtbot.addWidget(beside)
    beside.setWindowFlag(Qt.WindowType.ToolTip)
    button.clicked.connect(beside.show)
    button.show()
    button.activateWindow()
    with qtbot.waitActive(button):
        pass
    qtbot.mouseClick(button.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert moves
    qtbot.wait(1)
    moves.clear()
    qtbot.mouseMove(beside.windowHandle(), QPoint(3, 3))
    qtbot.waitUntil(lambda: bool(moves))


def test_no_window_is_heard_twice(qtbot, moves):
    button = QPushButton("Lion")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    with qtbot.waitActive(button):
        pass
    for _ in range(3):
        qtbot.mouseClick(button.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        qtbot.wait(1)
    moves.clear()
    qtbot.mousePress(button.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert len(moves) == 1
