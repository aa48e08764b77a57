"""The list of pages in a window that is lower than the list."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.look.theme import dress
from ui.shell.sidebar import Line, Sidebar


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_scroll_bar_is_quiet(qtbot, theme):
    """Over its transparent ground the style left the groove unpainted, which is black."""
    dress(QApplication.instance(), theme)
    window = QWidget()
    qtbot.addWidget(window)
    sidebar = Sidebar("Pages", window)
    QVBoxLayout(window).addWidget(sidebar)
    sidebar.show_pages(Line(f"Page {n}", "sun", [(str(n), f"Page {n}")]) for n in range(30))
    window.resize(220, 300)
    window.show()
    qtbot.waitExposed(window)
    bar = sidebar.verticalScrollBar()
    assert bar.isVisible()
    scene = QColor(window.palette().window().color())
    picture = window.grab().toImage()
    corner = bar.mapTo(window, bar.rect().bottomRight())
    groove = picture.pixelColor(corner.x() - bar.width() // 2, corner.y() - 2 * bar.width())
    assert groove.lightness() > scene.lightness() / 2
