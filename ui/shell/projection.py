"""What the window shows while others see the screen, and how somebody says that they do not."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.desk.projector import Projector
from ui.shell.projector_watch import private_words
from ui.shell.window_frame import WindowFrame
from ui.widgets.page import Page
from ui.words import tr


class Projection(QObject):
    """Hides a page that does not project, and says so; `anew` asks for the page to be made again,
    where it shows something else now."""

    anew = Signal()

    def __init__(self, projector: Projector, frame: WindowFrame, parent: QObject) -> None:
        super().__init__(parent)
        self._projector, self._frame = projector, frame
        projector.changed.connect(self._turn)
        frame.top.projector_turned.connect(lambda on: projector.turn(on=on))
        frame.cover.private.connect(lambda: projector.turn(on=False))

    def stand_on(self, page: QWidget) -> None:
        """The page that shows now."""
        is_on = self._projector.is_on
        projects = bool(getattr(page, "projects", False))
        if isinstance(page, Page):
            page.notice.quiet(is_quiet=is_on)
        self._frame.project(is_on=is_on, is_covered=is_on and not projects)
        if is_on and projects:
            self._frame.projected.offer(
                tr("Projector view: initials, and no alerts, notes or marks."),
                "info",
                private_words(),
                lambda: self._projector.turn(on=False),
            )
        else:
            self._frame.projected.clear()

    def _turn(self, is_on: bool) -> None:
        page = self._frame.pages.currentWidget()
        if page is None:
            return
        if not getattr(page, "projects", False):
            self.stand_on(page)
            return
        if is_on:
            # Until it is made anew, it still stands there with names.
            page.hide()
        self.anew.emit()
