"""A register as the page has it: one entry for each child, in blocks beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.register.register_room import RegisterRoom
from ui.widgets.listed import Listed, line_of
from ui.widgets.plain import plain_tip
from ui.widgets.room_model import short_names
from ui.words import tr
from vault.domain.attendance_codes import AttendanceCode, CodeSet, Counts
from vault.domain.ids import PupilId
from vault.domain.people import Called
from vault.domain.projected import initials_alone
from vault.domain.registers import RegisterLine, RegisterPage

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_AWAY = "•"
"""In place of every code that would say why a child is not here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands beside a child's name; `is_planned` what was announced and nobody marked."""

    line: RegisterLine
    code: str
    minutes: int = 0
    note: str = ""
    is_planned: bool = False

    @property
    def shown_note(self) -> str:
        """The note of the mark, else what the family told beforehand of it."""
        return self.note or self.line.told(self.code)


def tone_of(code: AttendanceCode | None) -> str:
    """'' for what is quiet, else the tone in which it is drawn."""
    if code is None:
        return "bad"
    if code.counts is Counts.PRESENT:
        return "warn" if code.minutes else ""
    if code.counts is Counts.UNAUTHORISED:
        return "bad"
    return "warn" if code.counts is Counts.AUTHORISED else "info"


class RegisterModel(QAbstractTableModel):
    """Rows by blocks. Children go down the blocks, or (as faces) along the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.codes = CodeSet("", "", ())
        self.day = date.today()
        self.earlier_days: tuple[date, ...] = ()
        self._known: dict[str, AttendanceCode] = {}
        self._places: dict[str, int] = {}
        self.blocks, self.is_along = 1, False
        self.room: RegisterRoom | None = None
        """In which the children are shown as they sit; None for a list or faces."""
        self.is_projected = False
        """Others see it: initials, who is there, and nothing of reasons."""
        self.by_first_name = False
        """In the room, somebody said that first names may be seen."""
        self._first: dict[PupilId, str] = {}

    def show_page(self, page: RegisterPage) -> None:
        """As the vault has it."""
        self.beginResetModel()
        self.codes, self.day = page.codes, page.of.day
        self.earlier_days = () if self.is_projected else page.earlier_days
        self._known = {}
        self.entries = [_entry(line) for line in page.lines]
        self._places = {line.pupil: place for place, line in enumerate(page.lines)}
        self._first = short_names(page.lines)
        self._sit()
        self.endResetModel()

    def show_room(self, room: RegisterRoom | None) -> None:
        """As they sit in it from now on."""
        self.beginResetModel()
        self.room = room
        self._sit()
        self.endResetModel()

    def _sit(self) -> None:
        if self.room is not None:
            self.room.sit([entry.line.pupil for entry in self.entries])

    def arrange(self, blocks: int, *, is_along: bool) -> None:
        """In so many blocks."""
        if (blocks, is_along) != (self.blocks, self.is_along):
            self.beginResetModel()
            self.blocks, self.is_along = max(1, blocks), is_along
            self.endResetModel()

    def code_of(self, text: str) -> AttendanceCode | None:
        """What it means on the register's day."""
        if text == _AWAY:
            return AttendanceCode(_AWAY, tr("not here"), tr("not here"), Counts.ELSEWHERE)
        if text not in self._known:
            found = self.codes.find(text, self.day)
            if found is None:
                return None
            self._known[text] = found
        return self._known[text]

    def seen(self, place: int) -> Entry:
        """What is painted and told of a child; `entries` have what the vault has."""
        entry = self.entries[place]
        if not self.is_projected:
            return entry
        called = initials_alone(entry.line.called)
        if self.by_first_name and self.room is not None:
            called = Called(self._first[entry.line.pupil], "")
        line = RegisterLine(entry.line.pupil, called)
        code = self.code_of(entry.code) if entry.code else None
        is_here = code is not None and code.counts is Counts.PRESENT
        return Entry(line, entry.code if is_here or not entry.code else _AWAY)

    def name_first(self, by_first_name: bool) -> None:
        """Whether first names may be seen in the room."""
        self.by_first_name = by_first_name
        if self.entries:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def name_in_room(self, place: int) -> str:
        """As it stands in a seat: the first name, with as much of the family name as tells two
        apart; initials where others see them and nobody said otherwise."""
        entry = self.entries[place]
        if self.is_projected and not self.by_first_name:
            return self.seen(place).line.called.known_as
        return self._first[entry.line.pupil]

    def put(self, place: int, *, code: str, minutes: int = 0, note: str = "") -> Entry:
        """It stands there from now on."""
        before = self.entries[place]
        planned = before.line.planned
        entry = replace(before, code=code, minutes=minutes, note=note, is_planned=False)
        if not code and planned is not None:
            entry = replace(entry, code=planned.code, note=planned.reason, is_planned=True)
        self.entries[place] = entry
        index = self.index_of(place)
        self.dataChanged.emit(index, index)
        return entry

    def place_of_pupil(self, pupil: PupilId | str) -> int:
        """-1 for somebody who is not in it."""
        return self._places.get(str(pupil), -1)

    def missing(self) -> list[int]:
        """Places without any mark."""
        return [place for place, entry in enumerate(self.entries) if not entry.code]

    def place(self, index: Index) -> int:
        """Which child stands there; -1 for an empty corner."""
        if not index.isValid():
            return -1
        if self.room is not None:
            return self.room.place_at(index.row(), index.column())
        if self.is_along:
            place = index.row() * self.blocks + index.column()
        else:
            place = index.column() * self._height() + index.row()
        return place if place < len(self.entries) else -1

    def index_of(self, place: int) -> QModelIndex:
        """Where the child stands."""
        if not 0 <= place < len(self.entries):
            return QModelIndex()
        if self.room is not None:
            return self.index(*self.room.cell_of(place))
        if self.is_along:
            return self.index(place // self.blocks, place % self.blocks)
        return self.index(place % self._height(), place // self._height())

    def _height(self) -> int:
        return max(1, -(-len(self.entries) // self.blocks))

    def as_list(self) -> Listed:
        """A line for each child, in however many blocks they stand."""
        heads = (tr("Pupil"), tr("Code"), tr("Mark"), tr("Note"))
        seen = (self.seen(place) for place in range(len(self.entries)))
        lines = (
            line_of(
                (entry.line.pupil,),
                (entry.line.called.known_as, entry.code, self.words_of(entry), entry.shown_note),
            )
            for entry in seen
        )
        return Listed(heads, tuple(lines))

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid() or not self.entries:
            return 0
        return self._height() if self.room is None else self.room.rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid():
            return 0
        return self.blocks if self.room is None else self.room.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.place(index) < 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.place(index)
        if place < 0:
            return None
        entry = self.seen(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.line.called.known_as
        if role == Qt.ItemDataRole.ToolTipRole:
            note = f"\n{entry.shown_note}" if entry.shown_note else ""
            return plain_tip(f"{entry.line.called.known_as}: {self.words_of(entry)}{note}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{place + 1}, {entry.line.called.known_as}: {self.words_of(entry)}"
        return None

    def words_of(self, entry: Entry) -> str:
        """'Late, 12 min', 'Medical (planned)', 'no mark yet'."""
        if not entry.code:
            return tr("no mark yet")
        code = self.code_of(entry.code)
        words = code.meaning if code is not None else tr("not in the codes")
        if entry.minutes:
            words = tr("{0}, {1} min").format(words, entry.minutes)
        asked = self.asked_of(entry)
        words = f"{words}, {asked}" if asked else words
        return tr("{0} (planned)").format(words) if entry.is_planned else words

    def asked_of(self, entry: Entry) -> str:
        """What the law wants to know of such a mark and nobody has said; '' for most."""
        code = self.code_of(entry.code) if entry.code else None
        if code is None:
            return ""
        if code.says_which and not entry.shown_note:
            return tr("say which")
        is_late = code.minutes and code.counts is Counts.PRESENT
        is_over = 0 < self.codes.closes_after < entry.minutes
        return tr("after it closed") if is_late and is_over else ""


def _entry(line: RegisterLine) -> Entry:
    if line.mark.code or line.planned is None:
        return Entry(line, line.mark.code, line.mark.minutes, line.mark.note)
    return Entry(line, line.planned.code, 0, line.planned.reason, is_planned=True)


def counted_by_code(entries: Iterable[Entry]) -> dict[tuple[str, bool], int]:
    """How many have each code, planned ones apart; the commonest first."""
    counts: dict[tuple[str, bool], int] = {}
    for entry in entries:
        if entry.code:
            key = (entry.code, entry.is_planned)
            counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items(), key=lambda one: -one[1]))
