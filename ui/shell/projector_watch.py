"""The projector rules in the window: a second display hides what a class must not see, until
somebody says that only they see it."""

from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from ui.desk.desk import Desk
from ui.shell.curtain import Curtain
from ui.words import tr
from vault.platform.displays import shown_on

_LOOK_MS = 2000
_TOLD_ON = "projector.on"
"""The day on which somebody turned it on with one display alone, as far as the system tells."""


class ProjectorWatch(QObject):
    """Turns the projector on with each display that comes, also one that mirrors, and off when one
    alone is left. Who turned it on without one has it on all day, also after a lock. Dialogs of
    `window` are covered while it is on."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._projector, self._window = desk, desk.projector, window
        self._count = 1
        self._curtains: list[Curtain] = []
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.look)
            app.screenRemoved.connect(self.look)
            app.focusWindowChanged.connect(self._cover_dialogs)
        if desk.settings.get(_TOLD_ON) == date.today().isoformat():
            self._projector.turn(on=True)
        self._projector.changed.connect(self._keep)
        self._projector.changed.connect(self._cover_dialogs)
        self.look()

    def look(self, _screen: object = None) -> None:
        """How many displays there are now."""
        count = displays()
        if count > self._count:
            self._projector.turn(on=True)
        elif count == 1 and self._count > 1:
            self._projector.turn(on=False)
        self._count = count

    def _keep(self, is_on: bool) -> None:
        is_told = is_on and displays() == 1
        self._desk.set(_TOLD_ON, date.today().isoformat() if is_told else "")

    def _cover_dialogs(self, _of: object = None) -> None:
        """A dialog may name a child; one of the window's own messages does not."""
        if not self._projector.is_on:
            for curtain in self._curtains:
                if isValid(curtain):
                    curtain.hide()
                    curtain.deleteLater()
            self._curtains = []
            return
        covered = {c.parentWidget() for c in self._curtains if isValid(c)}
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible() and dialog not in covered:
                curtain = Curtain(dialog, private_words())
                curtain.lifted.connect(lambda: self._projector.turn(on=False))
                self._curtains.append(curtain)
                curtain.draw(tr("Hidden, because others may see this screen."))


def displays() -> int:
    """Those that the window system knows, or as many as show the same."""
    return max(len(QGuiApplication.screens()), shown_on(), 1)


def private_words() -> str:
    """The button by which somebody says that nobody else sees the screen."""
    return tr("Only I see this screen")
