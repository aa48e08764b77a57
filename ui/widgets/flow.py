"""Widgets beside each other, which go on in the next line where the window is narrow."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

_GAP = 8


class Flow(QLayout):
    """`from_right` is how many of the last widgets stand at the right end of their line. `across`
    and `down` are the gaps in px; `at_feet` has all of a line stand on its foot."""

    def __init__(
        self,
        *widgets: QWidget,
        from_right: int = 0,
        across: int = _GAP,
        down: int = _GAP,
        at_feet: bool = False,
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._from_right, self._at_feet = from_right, at_feet
        self._across, self._down = across, down
        self.setSpacing(across)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insertWidget(self, place: int, widget: QWidget) -> None:
        """Before the one that stands at `place`."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Kept until something in it changes: whatever holds it asks again and again."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), is_real=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_real=True)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        items = self._shown()
        wide = sum(item.sizeHint().width() for item in items) + self._across * max(
            0, len(items) - 1
        )
        return self._with_margins(wide, max((i.sizeHint().height() for i in items), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them alone."""
        items = self._shown()
        wide = max((item.minimumSize().width() for item in items), default=0)
        return self._with_margins(wide, max((i.minimumSize().height() for i in items), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, width: int, height: int) -> QSize:
        around = self.contentsMargins()
        wide = width + around.left() + around.right()
        return QSize(wide, height + around.top() + around.bottom())

    def _arrange(self, rect: QRect, *, is_real: bool) -> int:
        """Place them line by line; how high they stand in all."""
        around: QMargins = self.contentsMargins()
        room = rect.marginsRemoved(around)
        top = room.top()
        for line in self._lines(room.width()):
            high = max(_high(item, room.width()) for item in line)
            if is_real:
                self._place(line, room, top, high)
            top += high + self._down
        used = top - self._down - room.top() if self._shown() else 0
        return used + around.top() + around.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), width)
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + self._across
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect, top: int, high: int) -> None:
        at_right = self._shown()[-self._from_right :] if self._from_right else []
        left, right = room.left(), room.right() + 1
        for item in reversed([item for item in line if item in at_right]):
            right -= item.sizeHint().width()
            item.setGeometry(self._box(item, right, top, high, item.sizeHint().width()))
            right -= self._across
        for item in (item for item in line if item not in at_right):
            wide = min(item.sizeHint().width(), room.width())
            item.setGeometry(self._box(item, left, top, high, wide))
            left += wide + self._across

    def _box(self, item: QLayoutItem, left: int, top: int, high: int, wide: int) -> QRect:
        own = _high(item, wide)
        spare = high - own
        down = spare if self._at_feet else spare // 2
        return QRect(QPoint(left, top + down), QSize(wide, own))


def _high(item: QLayoutItem, width: int) -> int:
    """How high it is in a line of this width; text that wraps is higher where it is narrow."""
    hint = item.sizeHint()
    if not item.hasHeightForWidth():
        return hint.height()
    return item.heightForWidth(min(hint.width(), width))
