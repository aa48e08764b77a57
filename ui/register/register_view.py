"""The register as a view: every key acts on the child under the cursor, and no editor is opened but
for a note."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView

from ui.look.tokens import size
from ui.register.note_line import note_line
from ui.register.register_header import RegisterHeader
from ui.register.register_keys import Act, KeyReader
from ui.register.register_model import Index, RegisterModel
from ui.register.register_room import RegisterRoom
from ui.register.seat_cells import WAYS, SeatCells, row_high

_TWO_BLOCKS = 760
_SHIFTED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class RegisterView(QTableView):
    """`marked` carries tuples (place, code, minutes, note) of what stands there from now on,
    `change_wanted` the place and code where the register is closed, `unknown` what no code begins
    with; `finished` says that Enter found nothing left to mark."""

    marked = Signal(object)
    change_wanted = Signal(int, str)
    unknown = Signal(str)
    finished = Signal()
    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("own_cursor", True)
        self.register = RegisterModel()
        self.cells = SeatCells(self.register, self)
        self.keys = KeyReader()
        self.now: Callable[[], float] = time.monotonic
        self.may_write = self.is_closed = False
        self._last_marked = -1
        self._note: QLineEdit | None = None
        self.setModel(self.register)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setHorizontalHeader(RegisterHeader(self, self.cells))
        self.clicked.connect(lambda _: self._leave_minutes())

    @property
    def place(self) -> int:
        """The child under the cursor; -1 for none."""
        return self.register.place(self.currentIndex())

    def go_to(self, place: int) -> None:
        """Put the cursor there."""
        index = self.register.index_of(place)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def show_faces(self, *, large: bool) -> None:
        """As lines, or as tiles with large faces."""
        self.cells.is_tiled = large
        self.cells.forget()
        self.horizontalHeader().setVisible(not large)
        self.arrange()

    def show_seats(self, room: RegisterRoom | None) -> None:
        """As the children sit in this room; None for a list."""
        place = self.place
        self.register.show_room(room)
        self.horizontalHeader().setVisible(room is None and not self.cells.is_tiled)
        self.arrange()
        self.go_to(max(place, 0))

    def _arrange_room(self, room: RegisterRoom) -> None:
        self.horizontalHeader().setMinimumSectionSize(1)
        place, (wide, high) = self.place, self.viewport().size().toTuple()
        for column in range(room.columns):
            share = wide * (column + 1) // room.columns - wide * column // room.columns
            self.setColumnWidth(column, share)
        self.verticalHeader().setDefaultSectionSize(row_high(room, high))
        self.go_to(max(place, 0))

    def arrange(self) -> None:
        """In as many blocks as there is room for; the cursor stays with its child."""
        if self.register.room is not None:
            self._arrange_room(self.register.room)
            return
        place, wide = self.place, self.viewport().width()
        if self.cells.is_tiled:
            blocks = max(1, wide // self.cells.tile().width())
        else:
            blocks = 2 if wide >= _TWO_BLOCKS and len(self.register.entries) > 1 else 1
        self.register.arrange(blocks, is_along=self.cells.is_tiled)
        high = self.cells.tile().height() if self.cells.is_tiled else size("row_register")
        self.verticalHeader().setDefaultSectionSize(high)
        for block in range(blocks):
            share = wide // blocks + (wide % blocks if block == blocks - 1 else 0)
            self.setColumnWidth(block, share)
        self.cells.forget()
        self.go_to(max(place, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_room = self.register.room is not None
        if is_room or event.size().width() != event.oldSize().width():
            self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.cells.forget()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current != previous:
            self.moved.emit(self.register.place(current))

    def keyboardSearch(self, _search: str) -> None:
        """Letters are marks here, and look for nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.modifiers() & _SHIFTED or self.place < 0:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._clear(goes_back=event.key() == Qt.Key.Key_Backspace)
        elif self.register.room is not None and event.key() in WAYS:
            self._leave_minutes()
            self.go_to(self.register.room.beside(self.place, *WAYS[event.key()]))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif typed == "." and self.may_write:
            self.ask_note()
        elif len(typed) == 1 and typed.isprintable() and self.may_write:
            self._take(typed, event.timestamp() / 1000 or self.now())
        else:
            self._leave_minutes()
            super().keyPressEvent(event)

    def _take(self, typed: str, pressed_at: float) -> None:
        """What belongs together was pressed together; how late a busy computer hears of it says
        nothing."""
        asked = self.keys.asks_minutes
        step = self.keys.read(typed, pressed_at)
        if step.act is Act.ROW:
            self._leave_minutes(forget=False)
            if step.number <= len(self.register.entries):
                self.go_to(step.number - 1)
        elif step.act is Act.MINUTES:
            self._set(self._last_marked, minutes=step.number)
        elif step.act is Act.UNKNOWN:
            self.unknown.emit(step.text)
        elif step.act is Act.AGAIN:
            self._mark(self._last_marked, step.text)
        elif step.act is Act.MARK:
            if asked:
                self._step(1, forget=False)
            self._mark(self.place, step.text)

    def _mark(self, place: int, code: str) -> None:
        """The cursor goes on, but for a code that asks for minutes."""
        asks = self.keys.asks_minutes
        if self.is_closed:
            self.keys.forget()
            self.change_wanted.emit(place, code)
            return
        self._last_marked = place
        self._set(place, code=code)
        self._ask_minutes(place if asks else -1)
        self.go_to(place if asks else place + 1)

    def _set(self, place: int, *, code: str | None = None, minutes: int = 0) -> None:
        if not 0 <= place < len(self.register.entries):
            return
        entry = self.register.entries[place]
        is_same = code is None or code == entry.code
        note = entry.note if not entry.is_planned else ""
        kept = entry.minutes if is_same and not minutes else minutes
        now = self.register.put(place, code=code or entry.code, minutes=kept, note=note)
        self.marked.emit([(place, now.code, now.minutes, now.note)])

    def _enter(self) -> None:
        """The rest are present; in the minutes it only ends those."""
        if self.cells.minutes_at >= 0:
            self._step(1)
            return
        if not self.may_write:
            return
        missing = [] if self.is_closed else self.register.missing()
        if not missing:
            self.finished.emit()
            return
        present = self.keys.present
        entries = self.register.entries
        for place in missing:
            self.register.put(place, code=present, note=entries[place].note)
        self.marked.emit([(place, present, 0, entries[place].note) for place in missing])

    def _clear(self, *, goes_back: bool) -> None:
        """This mark; where there is none, that of the child before."""
        if not self.may_write or self.is_closed:
            return
        place = self.place
        self._leave_minutes()
        entry = self.register.entries[place]
        if goes_back and place and (not entry.code or entry.is_planned) and not entry.note:
            place -= 1
            self.go_to(place)
            entry = self.register.entries[place]
        if entry.is_planned or not (entry.code or entry.note):
            return
        self.register.put(place, code="")
        self.marked.emit([(place, "", 0, "")])

    def _step(self, by: int, *, forget: bool = True) -> None:
        place = self.place
        self._leave_minutes(forget=forget)
        if self.cells.is_tiled and forget:
            place += by * (self.register.blocks - 1)
        self.go_to(min(max(place + by, 0), len(self.register.entries) - 1))

    def _leave_minutes(self, *, forget: bool = True) -> None:
        if forget:
            self.keys.forget()
        self._ask_minutes(-1)

    def _ask_minutes(self, place: int) -> None:
        """Of that child from now on; only what changed is painted anew."""
        before, self.cells.minutes_at = self.cells.minutes_at, place
        for changed in {before, place} - {-1}:
            self.update(self.register.index_of(changed))

    def ask_note(self) -> None:
        """A line to type in, where the note stands; it is kept with Enter and left with Esc."""
        place = self.place
        if place < 0 or self.is_closed or self.register.is_projected:
            return
        self._leave_minutes()
        entry = self.register.entries[place]
        box = self.visualRect(self.register.index_of(place))
        line = note_line(self.viewport(), entry)
        cell = self.cells.cell_of(box)
        left = box.left() + 8 if self.cells.is_tiled else cell.right() + 6
        line.setGeometry(QRect(left, box.bottom() - 31, box.right() - left - 4, 30))
        line.editingFinished.connect(lambda: self._keep_note(place, line))
        line.installEventFilter(self)
        line.show()
        line.setFocus()
        self._note = line

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._note and isinstance(event, QKeyEvent):
            is_press = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            if is_press and event.key() == Qt.Key.Key_Escape:
                self._drop_note()
                event.accept()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def leave(self) -> None:
        """What is being typed is kept."""
        self._leave_minutes()
        if self._note is not None:
            self._note.editingFinished.emit()

    def _keep_note(self, place: int, line: QLineEdit) -> None:
        if line is not self._note:
            return
        text, entry = line.text().strip(), self.register.entries[place]
        self._drop_note()
        before = "" if entry.is_planned else entry.note
        if text != before and place < len(self.register.entries):
            code = "" if entry.is_planned and not text else entry.code
            self.register.put(place, code=code, minutes=entry.minutes, note=text)
            self.marked.emit([(place, code, entry.minutes, text)])

    def _drop_note(self) -> None:
        line, self._note = self._note, None
        if line is not None:
            line.hide()
            line.deleteLater()
            self.setFocus()
