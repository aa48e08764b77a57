"""The curtain hides everything at once."""

from PySide6.QtCore import Qt

from tests.ui.keys import press


def test_f9_hides_everything_at_once_and_brings_it_back(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F9)
    assert window.curtain.isVisible()
    assert window.curtain.geometry() == window.rect()
    window.curtain.button.click()
    assert not window.curtain.isVisible()
