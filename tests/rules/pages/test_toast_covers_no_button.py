"""What was done is told where nothing that can be pressed lies below it; on every page: see
test_every_page_fits.py."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.toast import Toast


def test_a_button_that_comes_later_is_left_free(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    toast = Toast(page)
    toast.say("Saved", "info")
    late = QPushButton("Next", page)
    late.setGeometry(toast.geometry())
    late.show()
    toast.raise_()
    qtbot.waitUntil(lambda: not toast.geometry().intersects(late.geometry()), timeout=2000)
    assert page.rect().contains(toast.geometry())
