"""Enter presses the button that has the keyboard, as people expect; Qt alone takes Space only."""

from PySide6.QtWidgets import QPushButton, QWidget


def let_enter_press(page: QWidget) -> None:
    """For every button on the page."""
    for button in page.findChildren(QPushButton):
        button.setAutoDefault(True)
