"""A page is painted first with what the vault has answered, and not once for each answer."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk.desk import Desk

_LONGEST_MS = 100
"""Nobody sees that a page comes six frames later; of one that waits longer, the frame shows."""


class FirstLook(QObject):
    """Holds back the painting of a page that was just made, until nothing more is asked."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show_now)
        desk.ended.connect(self._settle)

    def hold(self, page: QWidget) -> None:
        """Until the answers are there; the page of before is forgotten."""
        self._page = None
        if self._desk.is_busy:
            page.setUpdatesEnabled(False)
            self._page = page
            self._timer.start(_LONGEST_MS)

    def leave(self) -> None:
        """The page goes."""
        self._timer.stop()
        self._page = None

    def _settle(self) -> None:
        """All is answered. First everything goes to its place, also what a table puts off to the
        next turn: each that moves later would be painted once more."""
        if self._page is not None:
            _lay_out()
            self._timer.start(0)

    def show_now(self) -> None:
        """As far as it is filled."""
        page, self._page = self._page, None
        self._timer.stop()
        if page is not None:
            _lay_out()
            page.setUpdatesEnabled(True)


def _lay_out() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
