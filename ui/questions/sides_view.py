"""The table of a question: what the file says, beside those who could be meant."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.questions.question_table import FACE, QuestionTable
from ui.questions.question_words import FIELDS
from ui.widgets.picture import jpeg_pixmap
from vault.domain.identity.questions import Question

_FACE_SIDE, _ROW, _HEAD = 96, 32, 32


class SidesView(QTableView):
    """As high as its rows, never scrolled by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QuestionTable()
        self.setModel(self.table)
        self.setAccessibleName(self.tr("File and vault side by side"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(90)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._side = _FACE_SIDE
        self.fit(is_low=False)

    def show_question(self, question: Question | None) -> None:
        """None empties it."""
        self.table.show_question(question)
        self._set_rows()

    def show_face(self, record: str, jpeg: bytes) -> None:
        """A photo of a candidate, or with an empty `record` the picture of the file."""
        face = jpeg_pixmap(jpeg).scaled(
            _FACE_SIDE,
            _FACE_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        for column in self.table.columns_of(record) if record else [0]:
            self.table.show_face(column, face)

    def fit(self, *, is_low: bool) -> None:
        """On a low screen the faces give way: what differs has to be seen before it is answered."""
        self._side = _FACE_SIDE // 2 if is_low else _FACE_SIDE
        self.setIconSize(QSize(self._side, self._side))
        self.setFixedHeight(_HEAD + self._side + 8 + _ROW * len(FIELDS) + 6)
        self._set_rows()

    def _set_rows(self) -> None:
        if self.table.rowCount():
            self.setRowHeight(FACE, self._side + 8)
