"""What is known about a child, the newest first: day, what was written, by whom."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import colour
from ui.safeguarding.concern_words import breakable, entry_words, written_day
from ui.widgets.plain import PlainLabel, Quiet
from ui.widgets.wrapped import WrappedLabel
from vault.domain.sealed import SealedRecord

_SHORT = 4


class Chronology(QWidget):
    """The first few; a press on the link shows all of them, each in full. `unlink_wanted` carries
    the entry whose link to another child is to be taken back."""

    unlink_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = WrappedLabel(strong=True)
        self.show_all = QPushButton()
        self.show_all.setProperty("kind", "link")
        self.show_all.clicked.connect(self._show_all)
        self._entries: Sequence[SealedRecord] = ()
        self._grid = QWidget()
        self.none = Quiet(self.tr("Nothing else has been written down."))
        head = QHBoxLayout()
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self._grid)
        self._column.addWidget(self.none)

    def show_entries(self, name: str, entries: Sequence[SealedRecord]) -> None:
        """In any order; `name` is the child's."""
        self.title.say(self.tr("What is known about {0}").format(name))
        self._entries = sorted(entries, key=lambda entry: entry.written_on, reverse=True)
        self.show_all.setText(
            self.tr("Whole chronology, {0} entries").format(len(self._entries))
            if len(self._entries) != 1
            else self.tr("Whole chronology, 1 entry")
        )
        self.show_all.setVisible(bool(self._entries))
        self.none.setVisible(not self._entries)
        self._lay_out(is_full=False)

    def wait(self, name: str) -> None:
        """They are on their way, or there are none."""
        self.title.say(self.tr("What is known about {0}").format(name) if name else "")
        self.show_all.hide()
        self.none.hide()
        self._entries = ()
        self._lay_out(is_full=False)

    def _show_all(self) -> None:
        self._lay_out(is_full=True)

    def _lay_out(self, *, is_full: bool) -> None:
        old, self._grid = self._grid, QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        shown = self._entries if is_full else self._entries[:_SHORT]
        for row, entry in enumerate(shown):
            self._add(grid, row, entry, is_full=is_full)
        self._column.replaceWidget(old, self._grid)
        old.hide()
        old.deleteLater()

    def _add(self, grid: QGridLayout, row: int, entry: SealedRecord, *, is_full: bool) -> None:
        day = Quiet(written_day(entry.written_on), is_small=True)
        day.setWordWrap(False)
        dot = _Ring()
        words = PlainLabel(breakable(entry_words(entry, is_full=is_full)))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        by = Quiet(entry.author, is_small=True)
        by.setWordWrap(False)
        top = Qt.AlignmentFlag.AlignTop
        for column, widget in enumerate((day, dot, words, by)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag(0) if column == 2 else top)
        if entry.linked is not None and is_full:
            back = QPushButton(self.tr("Take back …"))
            back.setProperty("kind", "link")
            name = entry.linked_name or self.tr("another child")
            back.setAccessibleName(self.tr("Take the link with {0} back").format(name))
            back.clicked.connect(lambda: self.unlink_wanted.emit(entry))
            grid.addWidget(back, row, 4, top)


class _Ring(QWidget):
    """A point on the line of time."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(10, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("text2"), 2))
        painter.drawEllipse(QRectF(1.5, 5.5, 6, 6))
        painter.end()
