"""Two sides of a record next to each other, field by field; a conflict waits for a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont

from ui.desk.record_words import column_words
from ui.look.theme import tone_colours
from ui.transfers.transfer_words import record_words, value_words
from ui.widgets.dates import moment_text
from ui.widgets.row_table import Index, RowTable
from vault.domain.deciding import MINE, THEIRS, Deciding
from vault.domain.moments import moment
from vault.domain.transfer import FieldComparison, MergeItem, Standing

HERE, THERE, OUTCOME = 1, 2, 3
_OUTCOMES = {
    MINE: "keep mine",
    THEIRS: "theirs",
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One line: a field of a record that merging would touch."""

    item: MergeItem
    met: FieldComparison


def meetings_of(items: tuple[MergeItem, ...]) -> tuple[Meeting, ...]:
    """A record that comes or goes as a whole has a line too."""
    whole_row = {
        Standing.NEW: FieldComparison("", None, "new"),
        Standing.REMOVED: FieldComparison("", "kept here", "deleted there"),
    }
    return tuple(
        Meeting(item, met) for item in items for met in item.fields or (whole_row[item.standing],)
    )


class MeetingTable(RowTable):
    """`deciding` says what is chosen; the cell of the chosen side is marked."""

    def __init__(self) -> None:
        super().__init__(
            (
                ("What", _what),
                ("Here now", self._side(MINE)),
                ("In the file", self._side(THEIRS)),
                ("Outcome", self._outcome),
            )
        )
        self.deciding = Deciding()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            tone = self._tone(self._rows[index.row()], index.column())
            if tone:
                background, words = tone_colours(tone)
                return QBrush(background if role == Qt.ItemDataRole.BackgroundRole else words)
            return None
        if role == Qt.ItemDataRole.FontRole and self.is_open(self._rows[index.row()]):
            font = QFont()
            font.setBold(index.column() > THERE)
            return font
        return super().data(index, role)

    def is_open(self, meeting: Meeting) -> bool:
        """Whether a person still has to decide it."""
        return (
            meeting.met.is_conflict
            and not self.deciding.is_left_out(meeting.item)
            and not self.deciding.decided(meeting.item, meeting.met)
        )

    def redraw(self) -> None:
        """Something was decided."""
        if self.rowCount():
            end = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    def place_of(self, test: Callable[[Meeting], bool]) -> int:
        """The first row that fits, or -1."""
        return next((n for n, row in enumerate(self._rows) if test(row)), -1)

    def _side(self, side: str) -> Callable[[Meeting], str]:
        def value_of(meeting: Meeting) -> str:
            met = meeting.met
            is_mine = side == MINE
            value = value_words(met.field, met.mine if is_mine else met.theirs)
            if meeting.item.standing is Standing.NEW and is_mine:
                value = "–"
            by, at = (met.mine_by, met.mine_at) if is_mine else (met.theirs_by, met.theirs_at)
            chosen = self.deciding.decided(meeting.item, met) == side
            mark = "✓ " if met.is_conflict and chosen else ""
            return f"{mark}{value}\n{_who(by, at)}".rstrip()

        return value_of

    def _outcome(self, meeting: Meeting) -> str:
        if self.deciding.is_left_out(meeting.item):
            return "left out"
        if meeting.met.is_conflict:
            decided = self.deciding.decided(meeting.item, meeting.met)
            return _OUTCOMES.get(decided, "you decide")
        return {Standing.NEW: "added", Standing.REMOVED: "goes"}.get(
            meeting.item.standing, "theirs"
        )

    def _tone(self, meeting: Meeting, column: int) -> str:
        if not meeting.met.is_conflict or self.deciding.is_left_out(meeting.item):
            return ""
        if self.is_open(meeting):
            return "warn"
        decided = self.deciding.decided(meeting.item, meeting.met)
        chosen = {MINE: HERE, THEIRS: THERE}.get(decided, -1)
        return "good" if column == chosen else ""


def _what(meeting: Meeting) -> str:
    record = record_words(meeting.item)
    if meeting.met.is_beyond:
        record = f"More than the sender's role may write\n{record}"
    if not meeting.met.field:
        return record
    return f"{record}: {column_words(meeting.item.table, meeting.met.field)}"


def _who(by: str, at: str) -> str:
    """'Olive Office, 24/11/26 10:03', as far as it is known."""
    try:
        when = moment_text(moment(at)) if at else ""
    except ValueError:
        # Somebody else's program wrote it; it is shown as it stands.
        when = at
    return ", ".join(part for part in (by, when) if part)
