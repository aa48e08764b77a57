"""Widgets beside each other, which go on in the next line where the window is narrow. Where buttons
without their icons and keys fit into one line, they do without."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from ui.widgets.tight import LOOSE, NO_KEY, WORDS_ALONE, level_of, spared, tighten

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
        self._measured: list[_Part] | None = None
        self._from_right, self._at_feet = from_right, at_feet
        self._across, self._down = across, down
        self.setSpacing(across)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._measured = None

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
        self._measured = None
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
        self._measured = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_real=True)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        parts = self._parts()
        wide = sum(part.at(LOOSE) for part in parts) + self._across * max(0, len(parts) - 1)
        return self._with_margins(wide, max((part.high for part in parts), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them alone."""
        least = [part.item.minimumSize() for part in self._parts()]
        wide = max((size.width() for size in least), default=0)
        return self._with_margins(wide, max((size.height() for size in least), default=0))

    def _parts(self) -> list["_Part"]:
        """What is shown and how large it wants to be, asked once until something changes."""
        if self._measured is None:
            # Counted with what is hidden: a title alone does not go to the right.
            rights = len(self._items) - self._from_right
            shown = [(n, item) for n, item in enumerate(self._items) if not item.isEmpty()]
            self._measured = [_Part(item, is_right=n >= rights) for n, item in shown]
        return self._measured

    def _with_margins(self, width: int, height: int) -> QSize:
        around = self.contentsMargins()
        wide = width + around.left() + around.right()
        return QSize(wide, height + around.top() + around.bottom())

    def _arrange(self, rect: QRect, *, is_real: bool) -> int:
        """Place them line by line; how high they stand in all."""
        around: QMargins = self.contentsMargins()
        room = rect.marginsRemoved(around)
        wide, top = room.width(), room.top()
        self._choose_widths(wide, is_real=is_real)
        lines = self._lines(wide)
        for line in lines:
            high = max(part.height(wide) for part in line)
            if is_real:
                self._place(line, room, top, high)
            top += high + self._down
        used = top - self._down - room.top() if lines else 0
        return used + around.top() + around.bottom()

    def _choose_widths(self, width: int, *, is_real: bool) -> None:
        parts = self._parts()
        gaps = self._across * max(0, len(parts) - 1)
        levels = (LOOSE, NO_KEY, WORDS_ALONE)
        fits = (n for n in levels if sum(part.at(n) for part in parts) + gaps <= width)
        level = next(fits, LOOSE)
        for part in parts:
            part.wide = part.at(level)
            if is_real:
                tighten(part.item.widget(), level)

    def _lines(self, width: int) -> list[list["_Part"]]:
        lines: list[list[_Part]] = []
        left = 0
        for part in self._parts():
            wide = min(part.wide, width)
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(part)
            left += wide + self._across
        return lines

    def _place(self, line: list["_Part"], room: QRect, top: int, high: int) -> None:
        left, right = room.left(), room.right() + 1
        for part in reversed([part for part in line if part.is_right]):
            right -= part.wide
            part.item.setGeometry(self._box(part, right, top, high, part.wide))
            right -= self._across
        for part in (part for part in line if not part.is_right):
            wide = min(part.wide, room.width())
            part.item.setGeometry(self._box(part, left, top, high, wide))
            left += wide + self._across

    def _box(self, part: "_Part", left: int, top: int, high: int, wide: int) -> QRect:
        own = part.height(wide)
        spare = high - own
        down = spare if self._at_feet else spare // 2
        return QRect(left, top + down, wide, own)


class _Part:
    """Something in a line, and what it asks for."""

    def __init__(self, item: QLayoutItem, *, is_right: bool) -> None:
        hint, self._widget = item.sizeHint(), item.widget()
        self.item, self.high = item, hint.height()
        level = level_of(self._widget)
        self._loose = hint.width() + (spared(self._widget, level) if level else 0)
        self.wide = self._loose
        self._wraps = item.hasHeightForWidth()
        self.is_right = is_right

    def at(self, level: int) -> int:
        """How wide it is, so tight."""
        return self._loose - spared(self._widget, level) if level else self._loose

    def height(self, width: int) -> int:
        """In a line of this width; text that wraps is higher where it is narrow."""
        return self.item.heightForWidth(min(self.wide, width)) if self._wraps else self.high
