"""Picture files and the pupils they belong to; each line can be ticked or left out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from ui.models.row_table import Index, RowTable
from ui.widgets.picture import jpeg_pixmap
from vault.actions.import_photos import is_sure
from vault.domain.preview import PhotoMatch

_BY = {
    "upn": "UPN",
    "near": "nearly the name: look at it",
    "second": "a second picture of this pupil: look at it",
    "": "no pupil found",
}

FACE = 48
"""Height of a face in the table, in pixels."""


def _may_come_in(match: PhotoMatch) -> bool:
    return match.pupil is not None and not match.refused and not match.is_same


def _fate(match: PhotoMatch) -> str:
    if match.refused:
        return f"refused: {match.refused}"
    if match.is_same:
        return "the same as the photo that is there"
    return "comes in when it is ticked" if match.pupil is not None else "left out"


class PhotoTable(RowTable):
    """Sure matches are ticked; a near one is not, until a person has looked."""

    def __init__(self) -> None:
        super().__init__(
            (
                ("File", lambda m: m.file),
                ("Pupil", lambda m: m.name or "nobody"),
                ("Told by", lambda m: _BY.get(m.by, m.by)),
                ("What happens", _fate),
            )
        )
        self._ticked: set[str] = set()
        self._faces: dict[str, QPixmap] = {}

    def show_rows(self, rows: Sequence[Any]) -> None:
        self._ticked = {match.file for match in rows if is_sure(match)}
        self._faces.clear()
        super().show_rows(rows)

    def chosen(self) -> tuple[PhotoMatch, ...]:
        """The ticked ones."""
        return tuple(match for match in self._given if match.file in self._ticked)

    def _face(self, match: PhotoMatch) -> QPixmap:
        # Decoded when its line comes into sight, not for all of them at once.
        if match.file not in self._faces:
            self._faces[match.file] = jpeg_pixmap(match.thumb).scaledToHeight(
                FACE, Qt.TransformationMode.SmoothTransformation
            )
        return self._faces[match.file]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        match = self._rows[index.row()]
        if index.column() == 0 and _may_come_in(match):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match = self._rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1 and match.thumb:
            return self._face(match)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            if not _may_come_in(match):
                return None
            ticked = match.file in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        file = self._rows[index.row()].file
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(file)
        else:
            self._ticked.discard(file)
        place = self.index(index.row(), 0)
        self.dataChanged.emit(place, place)
        return True
