"""Picture files and the pupils they belong to; each line can be ticked or left out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from ui.desk.record_words import field_words
from ui.widgets.picture import jpeg_pixmap
from ui.widgets.row_table import Index, RowTable
from ui.words import tr
from vault.domain.file_names import readable
from vault.domain.pictures import Adjustment
from vault.domain.preview import OLDER, SURE, PhotoMatch

_NOBODY = "no pupil found"
FACE = 48
"""Height of a face in the table, in pixels."""


def _matched_by(match: PhotoMatch) -> str:
    """How it was found; what only a person can tell stands among the questions."""
    if match.by == "upn":
        return field_words("upn")
    if match.by in SURE or not match.by:
        return match.by or tr(_NOBODY)
    return "name or number" if match.by == OLDER else "not answered"


def _who(match: PhotoMatch) -> str:
    if match.pupil is None:
        return "nobody"
    is_sure = match.by in SURE or match.by == OLDER
    return match.name if is_sure else f"{match.name}?"


def _fate(match: PhotoMatch) -> str:
    if match.refused:
        return f"refused: {match.refused}"
    if match.is_same:
        return "same as the current photo"
    if match.by == OLDER:
        return tr("older than another picture of this child; added if ticked")
    if match.may_be_picked:
        return tr("added if ticked")
    return "left out until answered" if match.pupil is not None else "left out"


def _face_of(picture: QPixmap) -> QPixmap:
    return picture.scaled(
        FACE,
        FACE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


class PhotoTable(RowTable):
    """Sure matches are ticked. What asks has no tick: it is answered, side by side."""

    def __init__(self) -> None:
        super().__init__(
            (
                (tr("File"), lambda m: readable(m.file)),
                (tr("Pupil"), _who),
                (tr("Matched by"), _matched_by),
                (tr("Result"), _fate),
            )
        )
        self._ticked: set[str] = set()
        self._faces: dict[str, QPixmap] = {}
        self.adjusted: dict[str, Adjustment] = {}
        """By file, how a person turned and cut it."""

    def show_rows(self, rows: Sequence[Any]) -> None:
        self._ticked = {match.file for match in rows if match.is_sure}
        self._faces.clear()
        self.adjusted.clear()
        super().show_rows(rows)

    def adjust(self, file: str, adjust: Adjustment, outcome: QPixmap) -> None:
        """`outcome` is how the picture looks then."""
        self.adjusted[file] = adjust
        self._faces[file] = _face_of(outcome)
        self.layoutChanged.emit()

    def picked(self) -> frozenset[str]:
        """The files that are ticked."""
        return frozenset(self._ticked)

    def _face(self, match: PhotoMatch) -> QPixmap:
        # Decoded when its line comes into sight, not for all of them at once.
        if match.file not in self._faces:
            self._faces[match.file] = _face_of(jpeg_pixmap(match.thumb))
        return self._faces[match.file]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        match = self._rows[index.row()]
        if index.column() == 0 and match.may_be_picked:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match = self._rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1 and match.thumb:
            return self._face(match)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            if not match.may_be_picked:
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
