"""The table of a question: those who could be meant, beside what the file says."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.questions.question_table import FACE, LABEL, QuestionTable
from ui.questions.sides_painter import AIR, ROW, SIGN, SidesPainter
from ui.widgets.picture import jpeg_pixmap
from vault.domain.identity.questions import Question

_FACE_SIDE, _FACE_LOW, _KEPT, _ROW_LOW = 56, 40, 192, 28
_LABELS, _NARROW, _NARROW_LABELS = 136, 560, 122


class SidesView(QTableView):
    """As high as its rows, never scrolled by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QuestionTable()
        self.setModel(self.table)
        self._painter = SidesPainter(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("File and vault side by side"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(SIGN)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_question(self, question: Question | None) -> None:
        """None empties it."""
        self.table.show_question(question)
        self._set_columns()
        self._set_rows()

    def show_face(self, record: str, jpeg: bytes) -> None:
        """A photo of a candidate, or with an empty `record` the picture of the file."""
        picture = jpeg_pixmap(jpeg).scaled(
            _KEPT,
            _KEPT,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        for column in self.table.columns_of(record):
            self.table.show_face(column, picture)

    def fit(self, *, is_low: bool) -> None:
        """On a low screen the faces give way: what differs has to be seen before it is answered."""
        self._painter.face = _FACE_LOW if is_low else _FACE_SIDE
        self._painter.row = _ROW_LOW if is_low else ROW
        self._set_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_columns()
            self._set_rows()

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        for column in range(self.table.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if self.table.columnCount():
            narrow = self.viewport().width() < _NARROW
            header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(LABEL, _NARROW_LABELS if narrow else _LABELS)
        if self.table.sign_column > 0:
            header.setSectionResizeMode(self.table.sign_column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(self.table.sign_column, SIGN + AIR + 30)

    def _set_rows(self) -> None:
        high = 2
        for row in range(self.table.rowCount()):
            needed = self.sizeHintForRow(row)
            self.setRowHeight(row, needed)
            high += needed
        self.setFixedHeight(high if self.table.rowCount() > FACE else 0)
