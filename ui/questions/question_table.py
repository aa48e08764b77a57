"""One question side by side: who could be meant, then what the file says of them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QPixmap

from ui.questions.question_words import Field, agree, field_title, fields_of, place
from ui.widgets.plain import plain_tip
from ui.widgets.row_table import Index
from ui.words import tr
from vault.domain.identity.questions import Candidate, Question

FACE = 0
"""The row of the pictures and names."""
LABEL = 0
"""The column of what each row is called."""
DIFFERS = Qt.ItemDataRole.UserRole
SIDE = DIFFERS + 1
IS_MARKED = DIFFERS + 2
"""Whether the value of this cell is the one to be marked where it differs."""
_ROOT = QModelIndex()


class QuestionTable(QAbstractTableModel):
    """Columns: what it is, each candidate, the file; with one candidate a last one for the signs.
    A screen reader hears in words what differs."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._people: tuple[Candidate, ...] = ()
        self._fields: tuple[Field, ...] = ()
        self._faces: dict[int, QPixmap] = {}

    def show_question(self, question: Question | None) -> None:
        """None empties it."""
        self.beginResetModel()
        self._question = question
        self._people = (*question.candidates, question.incoming) if question else ()
        self._fields = fields_of(question) if question else ()
        self._faces = {}
        self.endResetModel()

    def show_face(self, column: int, face: QPixmap) -> None:
        """A picture that came later than the words."""
        self._faces[column] = face
        cell = self.index(FACE, column)
        self.dataChanged.emit(cell, cell)

    @property
    def file_column(self) -> int:
        """Where the file's own record stands."""
        return len(self._people)

    @property
    def sign_column(self) -> int:
        """Of the signs, where there is one candidate to compare with; else -1."""
        return len(self._people) + 1 if len(self._people) == 2 else -1

    def columns_of(self, record: str) -> list[int]:
        """Where the candidate of this id stands; for an empty id, the file."""
        return [n for n, person in enumerate(self._people, start=1) if person.id == record]

    def differs(self, row: int, column: int) -> bool | None:
        """Whether a candidate's value is not that of the file, or in the file's column and that of
        the signs, of the one candidate; None where it cannot be told."""
        if row == FACE or column == LABEL or not self._people:
            return None
        if column >= self.file_column:
            if self.sign_column < 0:
                return None
            column = 1
        field, of = self._fields[row - 1]
        alike = agree(field, of(self._people[-1]), of(self._people[column - 1]))
        return None if alike is None else not alike

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._people else len(self._fields) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid() or not self._people:
            return 0
        return len(self._people) + (2 if self.sign_column > 0 else 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        is_sign = column == self.sign_column
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = "" if is_sign else self._shown(row, column)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.DecorationRole and row == FACE:
            return self._faces.get(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == SIDE:
            return self.side(column)
        if role == DIFFERS:
            return self.differs(row, column)
        if role == IS_MARKED:
            return not is_sign and (column == self.file_column) == (self.sign_column > 0)
        return None

    def side(self, column: int) -> str:
        """'In the vault', or 'In the file, row 17'."""
        if self._question is None or column in (LABEL, self.sign_column):
            return ""
        if column == self.file_column:
            where = place(self._question)
            return tr("In the file, {0}").format(where) if where else tr("In the file")
        if len(self._question.candidates) == 1:
            return tr("In the vault")
        return tr("In the vault ({0})").format(column)

    def _shown(self, row: int, column: int) -> str:
        if column == LABEL:
            return "" if row == FACE else self._title(row)
        if row == FACE:
            return self._people[column - 1].name
        return self._fields[row - 1][1](self._people[column - 1]) or "–"

    def _title(self, row: int) -> str:
        question = self._question
        return field_title(question, self._fields[row - 1][0]) if question is not None else ""

    def _spoken(self, row: int, column: int) -> str:
        differs = self.differs(row, column)
        told = "" if differs is None else tr("differs") if differs else tr("the same")
        if column == LABEL:
            return self._shown(row, column)
        if column == self.sign_column:
            return told
        side = self.side(column)
        if row == FACE:
            who = self._people[column - 1].name
            has_face = column in self._faces
            picture = tr("a picture of {0}").format(who) if has_face else tr("no picture")
            return f"{side}: {who}, {picture}"
        value = self._fields[row - 1][1](self._people[column - 1]) or tr("not known")
        spoken = f"{side}, {self._title(row)}: {value}"
        return f"{spoken}, {told}" if told else spoken
