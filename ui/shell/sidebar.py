"""The list of pages at the side: lines with icons, two of which fold open; folded to icons where
the window is narrow."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolTip, QWidget

from ui.look.tokens import size
from ui.shell.sidebar_lines import BADGE, ICON, IS_HERE, IS_OPEN, LEVEL, SidebarLines
from ui.widgets.plain import plain_tip
from ui.words import tr

_KEY = Qt.ItemDataRole.UserRole


@dataclass
class Line:
    """One line; `pages` are (key, title). With several it folds open, unless they are `is_tabs`:
    then the line leads to the first of them."""

    title: str
    icon: str
    pages: list[tuple[str, str]]
    is_tabs: bool = False
    is_open: bool = False

    @property
    def folds(self) -> bool:
        """Whether its pages stand below it and can be hidden."""
        return len(self.pages) > 1 and not self.is_tabs


class Sidebar(QListWidget):
    """`chosen` carries the key of a page when a person goes to its line: by a click or Enter. The
    arrows move along the lines, and open and close what folds."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setItemDelegate(SidebarLines(self))
        self._lines: list[Line] = []
        self._badges: dict[str, int] = {}
        self._marked = ""
        self._is_narrow = self._has_no_badges = False
        self.itemClicked.connect(self._take)

    def show_pages(self, lines: Iterable[Line]) -> None:
        """All that this person is offered, in order."""
        self._lines = list(lines)
        self._build()

    def titles(self) -> list[str]:
        """The titles of all pages, also of those that are folded away."""
        return [title for line in self._lines for _, title in line.pages]

    def holds(self, key: str) -> bool:
        """Whether the page stands in one of the lines."""
        return self._line_of(key) is not None

    def mark(self, key: str) -> None:
        """Show where one is, without going there; what holds the page folds open. A page that
        stands elsewhere takes the mark away."""
        line = self._line_of(key)
        self._marked = key
        for other in self._lines:
            other.is_open = other.folds and other is line
        self._build()

    def badge(self, key: str, count: int) -> None:
        """How many things wait for this person on a page; 0 for none."""
        if self._badges.get(key, 0) != count:
            self._badges[key] = count
            self._build()

    def hide_badges(self, *, are_hidden: bool) -> None:
        """That something waits is nothing for others to see."""
        if are_hidden != self._has_no_badges:
            self._has_no_badges = are_hidden
            self._build()

    def fold(self, *, narrow: bool) -> None:
        """To icons alone, or back to words."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._build()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        line = self._line_at(item)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(item)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and line is not None:
            self._open(line, is_open=event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Icons alone say their names when the mouse rests on them."""
        if isinstance(event, QHelpEvent) and self._is_narrow:
            item = self.itemAt(event.pos())
            QToolTip.showText(
                event.globalPos(), plain_tip(item.text()) if item is not None else "", self
            )
            return True
        return super().viewportEvent(event)

    def _line_of(self, key: str) -> Line | None:
        return next((line for line in self._lines if key in dict(line.pages)), None)

    def _line_at(self, item: QListWidgetItem | None) -> Line | None:
        """The line that folds, of an item that is one."""
        place = item.data(LEVEL) if item is not None else None
        return self._lines[place[1]] if place is not None and place[0] == "fold" else None

    def _badge_of(self, key: str) -> int:
        return 0 if self._has_no_badges else self._badges.get(key, 0)

    def _take(self, item: QListWidgetItem | None) -> None:
        line = self._line_at(item)
        if line is not None and self._is_narrow:
            self.chosen.emit(line.pages[0][0])
        elif line is not None:
            self._open(line, is_open=not line.is_open)
        elif item is not None:
            self.chosen.emit(str(item.data(_KEY)))

    def _open(self, line: Line, *, is_open: bool) -> None:
        """One at a time, so that the lines fit a low window."""
        if line.is_open != is_open:
            for other in self._lines:
                other.is_open = is_open and other is line
            self._build()

    def _build(self) -> None:
        """Anew from the lines. The cursor stays on its line while the keyboard is here, and else
        stands where one is."""
        row = self.currentRow()
        before = str(self.item(row).data(_KEY)) if row >= 0 and self.hasFocus() else ""
        self.blockSignals(True)
        self.clear()
        for place, line in enumerate(self._lines):
            is_current = any(key == self._marked for key, _ in line.pages)
            waiting = sum(self._badge_of(key) for key, _ in line.pages)
            if not line.folds:
                key = line.pages[0][0]
                self._add(
                    line.title, key, ("page", place), line.icon, waiting, is_current=is_current
                )
                continue
            shown = line.is_open and not self._is_narrow
            self._add(
                line.title,
                f"fold {line.title}",
                ("fold", place),
                line.icon,
                0 if shown else waiting,
                is_current=is_current and not shown,
                is_open=shown,
            )
            for key, title in line.pages if shown else ():
                self._add(
                    title,
                    key,
                    ("below", place),
                    "",
                    self._badge_of(key),
                    is_current=key == self._marked,
                )
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_KEY) == before or (item.data(IS_HERE) and not before):
                self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.blockSignals(False)

    def _add(
        self,
        title: str,
        key: str,
        place: tuple[str, int],
        icon: str,
        waiting: int,
        *,
        is_current: bool,
        is_open: bool | None = None,
    ) -> None:
        item = QListWidgetItem(title)
        item.setData(_KEY, key)
        item.setData(LEVEL, place)
        item.setData(ICON, icon)
        item.setData(BADGE, waiting)
        item.setData(IS_OPEN, is_open)
        item.setData(IS_HERE, is_current)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, _spoken(title, waiting, is_open, is_current)
        )
        high = size("nav_sub_entry" if place[0] == "below" else "nav_entry") + 4
        item.setSizeHint(QSize(0, high))
        self.addItem(item)


def _spoken(title: str, waiting: int, is_open: bool | None, is_current: bool) -> str:
    parts = [title]
    if waiting:
        parts.append(tr("{0} waiting").format(waiting))
    if is_open is not None:
        parts.append(tr("open") if is_open else tr("folded"))
    if is_current:
        parts.append(tr("this page"))
    return ", ".join(parts)
