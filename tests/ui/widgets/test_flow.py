"""Widgets in lines: what stands at the right end, and what does not."""

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.widgets.flow import Flow
from ui.widgets.plain import Title


def test_a_title_whose_buttons_are_hidden_stays_at_the_left(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    title, first, last = Title("Backups"), QPushButton("One"), QPushButton("Two")
    page.setLayout(Flow(title, first, last, from_right=2))
    page.resize(600, 80)
    page.show()
    QApplication.processEvents()
    before = title.x()
    assert last.geometry().right() > title.geometry().right() + 100
    first.hide()
    last.hide()
    QApplication.processEvents()
    assert title.x() == before
