"""Global search: pupils, classes, pages and commands in one list, as they are typed."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.look.icons import icon_pixmap
from ui.look.tokens import size
from ui.shell.search_lines import CHOICE, SearchLines
from ui.widgets.faces import FacePictures
from ui.widgets.key_button import paint_key
from vault.domain.ids import PhotoId
from vault.domain.people import Called

_CHOICE = CHOICE
_LONGEST, _GLASS, _SHOWS_KEY = 12, 16, 300


@dataclass(frozen=True)
class Choice:
    """One line: `kind` is that of a Hit, 'page' or 'command'."""

    kind: str
    key: str
    title: str
    detail: str = ""
    called: Called | None = None
    photo: PhotoId | None = None


class SearchLine(QLineEdit):
    """`typed` on every change; arrows and Enter go to the list that hangs below."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setTextMargins(_GLASS + 10, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a glass before the words, and the key behind them while there are none."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glass = icon_pixmap("search", "text2", _GLASS, self.devicePixelRatioF())
        painter.drawPixmap(12, (self.height() - _GLASS) // 2, glass)
        if not self.text() and self.width() > _SHOWS_KEY:
            paint_key(painter, "Ctrl+K", self.rect())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchPalette(QFrame):
    """Hangs under `line` inside the window; `chosen` carries the Choice.

    What is listed can be chosen only while it answers the text that stands in the line. Enter
    before that waits for the answer, and then takes the only match; of several a person chooses.
    """

    chosen = Signal(object)
    answer_wanted = Signal()
    """Enter was pressed on a text that has no answer yet."""

    def __init__(self, line: SearchLine, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._line, self._window = line, window
        self._answered: str | None = None
        self._is_waiting = False
        self.pictures = FacePictures()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setItemDelegate(SearchLines(self.pictures, self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        line.moved.connect(self._move)
        line.entered.connect(self._enter)
        line.textChanged.connect(self._outdate)
        line.left.connect(self.put_away)
        line.installEventFilter(self)
        self.hide()

    def show_choices(self, text: str, choices: list[Choice]) -> None:
        """The answer to `text`; one to any other text than the line's is dropped."""
        if text != self._typed():
            return
        self._answered = text
        self.list.clear()
        for choice in choices:
            words = ", ".join(part for part in (choice.title, choice.detail) if part)
            item = QListWidgetItem(words)
            item.setData(_CHOICE, choice)
            item.setSizeHint(QSize(0, size("nav_entry")))
            self.list.addItem(item)
        if not choices:
            item = QListWidgetItem(self.tr("No matches for “{0}”").format(text))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        elif not _look_alike(choices[:2]):
            self.list.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()
        was_waiting, self._is_waiting = self._is_waiting, False
        if was_waiting and len(choices) == 1:
            self._choose(self.list.item(0))

    def show_pictures(self, thumbs: dict[PhotoId, bytes]) -> None:
        """Faces of those who are listed, as they come (JPEG)."""
        self.pictures.put(thumbs)
        self.list.viewport().update()

    def put_away(self) -> None:
        """Close the list and empty the line."""
        self.hide()
        # Not `clear`, which could be undone: Ctrl+Z is for what was saved.
        self._line.setText("")
        self.list.clear()
        self._line.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return False

    def _typed(self) -> str:
        return self._line.text().strip()

    def _is_current(self) -> bool:
        return self._answered is not None and self._answered == self._typed()

    def _outdate(self) -> None:
        """What is listed answered an older text: it stays to be read and cannot be chosen."""
        self._is_waiting = False
        if self._is_current():
            return
        self._answered = None
        self.list.setCurrentRow(-1)
        for row in range(self.list.count()):
            self.list.item(row).setFlags(Qt.ItemFlag.NoItemFlags)

    def _enter(self) -> None:
        if self._is_current():
            if self.isVisible():
                self._choose(self.list.currentItem())
            else:
                self.show()
        elif self._typed():
            self._is_waiting = True
            self.answer_wanted.emit()

    def _move(self, step: int) -> None:
        rows = self.list.count()
        if rows and self._is_current():
            self.list.setCurrentRow((self.list.currentRow() + step) % rows)

    def _choose(self, item: QListWidgetItem | None) -> None:
        choice = item.data(_CHOICE) if item is not None and self._is_current() else None
        if choice is not None:
            self.put_away()
            self.chosen.emit(choice)

    def _place(self) -> None:
        at = self._line.mapTo(self._window, self._line.rect().bottomLeft())
        rows = min(self.list.count(), _LONGEST)
        height = rows * max(self.list.sizeHintForRow(0), 24) + 20
        self.setGeometry(at.x(), at.y() + 2, max(self._line.width(), 420), height)


def _look_alike(first: list[Choice]) -> bool:
    """Two children of one name: Enter takes neither before a person has chosen."""
    return (
        len(first) > 1
        and all(c.kind == "pupil" for c in first)
        and (first[0].title.casefold() == first[1].title.casefold())
    )
