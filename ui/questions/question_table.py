"""One question side by side: the file in the first column, who it could be in the next ones."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QIcon, QPixmap

from ui.look.theme import tone_colours
from ui.questions.question_words import FIELDS, agree
from ui.widgets.row_table import Index
from ui.words import tr
from vault.domain.identity.questions import Candidate, Question

FACE = 0
"""The row of the pictures."""
_ROOT = QModelIndex()
_SIGNS = {True: "=", False: "≠", None: " "}


class QuestionTable(QAbstractTableModel):
    """A value that differs has a sign before it, a ground of its own and bold letters; a screen
    reader hears it in words."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._people: tuple[Candidate, ...] = ()
        self._faces: dict[int, QIcon] = {}

    def show_question(self, question: Question | None) -> None:
        """The file's record in the first column, each candidate in one of its own; None empties
        it."""
        self.beginResetModel()
        self._question = question
        self._people = (question.incoming, *question.candidates) if question else ()
        self._faces = {}
        self.endResetModel()

    def show_face(self, column: int, face: QPixmap) -> None:
        """A picture that came later than the words."""
        self._faces[column] = QIcon(face)
        place = self.index(FACE, column)
        self.dataChanged.emit(place, place)

    def columns_of(self, record: str) -> list[int]:
        """Where the candidate of this id stands."""
        return [n for n, person in enumerate(self._people) if n and person.id == record]

    def differs(self, row: int, column: int) -> bool | None:
        """Whether a value is not that of the file; None where it cannot be told."""
        if row == FACE or column == 0:
            return None
        field, of = FIELDS[row - 1]
        alike = agree(field, of(self._people[0]), of(self._people[column]))
        return None if alike is None else not alike

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._people else len(FIELDS) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if row == FACE:
            return self._face(column, role)
        differs = self.differs(row, column)
        value = FIELDS[row - 1][1](self._people[column])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                sign = _SIGNS[None if differs is None else not differs]
                return f"{sign} {value or '–'}" if column else value or "–"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column, value, differs)
            case Qt.ItemDataRole.BackgroundRole if differs:
                return QBrush(tone_colours("warn")[0])
            case Qt.ItemDataRole.ForegroundRole if differs:
                return QBrush(tone_colours("warn")[1])
            case Qt.ItemDataRole.FontRole if differs:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._question is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return "" if section == FACE else tr(FIELDS[section - 1][0])
        if section == 0:
            return tr("In the file")
        if len(self._question.candidates) == 1:
            return tr("In the vault")
        return tr("In the vault ({0})").format(section)

    def _face(self, column: int, role: int) -> Any:
        face = self._faces.get(column)
        if role == Qt.ItemDataRole.DecorationRole:
            return face
        if role == Qt.ItemDataRole.AccessibleTextRole:
            who = self._people[column].name
            return tr("a picture of {0}").format(who) if face else tr("no picture")
        if role == Qt.ItemDataRole.DisplayRole:
            return None if face else tr("no picture")
        return None

    def _spoken(self, row: int, column: int, value: str, differs: bool | None) -> str:
        side = str(self.headerData(column, Qt.Orientation.Horizontal))
        spoken = f"{side}, {FIELDS[row - 1][0]}: {value or tr('not known')}"
        if differs is None:
            return spoken
        return f"{spoken}, {tr('differs') if differs else tr('the same')}"
