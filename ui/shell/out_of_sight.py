"""As the vault locks, every window of the program goes out of sight first of all."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


class OutOfSight(QObject):
    """Hides all that is open: pages, dialogs, menus, lists. What an answer on its way would open
    while the vault closes does not come up any more."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)
        for widget in app.topLevelWidgets():
            # Hidden and not closed: a dialog that is closed forgets what was typed in it.
            widget.hide()
        for window in app.topLevelWindows():
            window.hide()
        QGuiApplication.sync()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        return False
