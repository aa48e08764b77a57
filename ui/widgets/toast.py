"""What was done, for six seconds near the foot of the window: it pushes nothing aside, and lies
over nothing that can be pressed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from ui.look.icons import icon_pixmap
from ui.look.tokens import design, size
from ui.widgets.plain import PlainLabel

_ABOVE_FOOT = 16
_AIR, _STEP = 4, 4
_LOOK_MS = 120
"""How often it looks whether something to press came to lie below it."""
_USED = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QTabBar)
_ICONS = {"good": "circle-check", "info": "info"}


class Toast(QFrame):
    """Stays while the mouse is over it or its button has the keyboard. Screen readers say it.
    `succeeded` when a good message without a button is shown, so that one can be offered."""

    succeeded = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self.setFixedHeight(size("toast"))
        self._over = over
        self.is_quiet = False
        """Nothing is told while others see the screen: it may name a child."""
        self._then: Callable[[], None] = self.hide
        self.mark, self.words = PlainLabel(), PlainLabel()
        for label in (self.mark, self.words):
            label.setProperty("ground", "toast")
        self.words.setWordWrap(False)
        self.words.setAccessibleName(self.tr("Message"))
        self.act = QPushButton()
        self.act.setProperty("kind", "toast")
        self.act.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        for widget in (self.mark, self.words, self.act):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(design()["motion_ms"]["toast_stays"])
        self._timer.timeout.connect(self._go_away)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._step_aside)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; nothing once it went."""
        return "" if self.isHidden() else self.words.text()

    def say(
        self,
        words: str,
        tone: str = "info",
        act: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """`tone` is 'info' or 'good'. With `act` there is a button that does `then`."""
        if self.is_quiet:
            return
        self.words.setText(words)
        ratio = self.devicePixelRatioF()
        self.mark.setPixmap(icon_pixmap(_ICONS.get(tone, "info"), "onToast", 16, ratio))
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self._then = then or self.hide
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._over, words))
        if not act and tone == "good":
            self.succeeded.emit()

    def offer(self, act: str, then: Callable[[], None]) -> None:
        """A button beside what is told now."""
        self._then = then
        self.act.show()
        self.name_act(act)

    def name_act(self, words: str) -> None:
        """What the button takes back, once that is known."""
        if self.act.isVisibleTo(self):
            self.act.setText(words)
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over and self.isVisible():
            self._place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def _step_aside(self) -> None:
        """Pages fill themselves later than they open; what is in nobody's way stays where it is."""
        if any(self.geometry().intersects(box) for box in self._boxes((QAbstractButton,))):
            self._place()

    def _place(self) -> None:
        room = self._over.width() - 2 * _ABOVE_FOOT
        self.words.setMinimumWidth(0)
        self.words.setMaximumWidth(max(80, room - self.act.sizeHint().width() - 80))
        self.adjustSize()
        wide = min(self.sizeHint().width(), room)
        self.setGeometry(QRect(self._free_place(wide), QSize(wide, self.height())))

    def _free_place(self, wide: int) -> QPoint:
        """The lowest place, in the middle if it can be, that is free of whatever is used on the
        page; failing that, of its buttons."""
        lowest = self._over.height() - self.height() - _ABOVE_FOOT
        middle, right = (self._over.width() - wide) // 2, self._over.width() - wide - _ABOVE_FOOT
        places = [
            QPoint(left, top)
            for top in range(lowest, 0, -_STEP)
            for left in (middle, _ABOVE_FOOT, right)
        ]
        for kinds in (_USED, (QAbstractButton,)):
            boxes = self._boxes(kinds)
            for place in places:
                own = QRect(place, QSize(wide, self.height()))
                if not any(own.intersects(box) for box in boxes):
                    return place
        return QPoint(middle, lowest)

    def _boxes(self, kinds: tuple[type[QWidget], ...]) -> list[QRect]:
        """Where widgets of these kinds lie on what the toast is over, with a little air."""
        found = []
        # By type, so that the hundreds of other widgets of a page are not made known to Python.
        for widget in (widget for kind in kinds for widget in self._over.findChildren(kind)):
            if widget.isVisible() and not self.isAncestorOf(widget):
                seen = _seen(widget, self._over)
                if not seen.isEmpty():
                    found.append(seen.adjusted(-_AIR, -_AIR, _AIR, _AIR))
        return found

    def _go_away(self) -> None:
        if self.underMouse() or self.act.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _do(self) -> None:
        self.hide()
        self._then()


def _seen(widget: QWidget, over: QWidget) -> QRect:
    """The part of a widget that no parent cuts off, where it lies on `over`."""
    box, parent = widget.geometry(), widget.parentWidget()
    while parent is not None and parent is not over:
        box = box.intersected(parent.rect()).translated(parent.pos())
        parent = parent.parentWidget()
    return box


def toast_of(widget: QWidget) -> Toast | None:
    """The toast of the window that a widget stands in."""
    window = widget.window()
    toast = getattr(window, "toast", None)
    return toast if isinstance(toast, Toast) else None
