"""Whom a concern is about: a line to search in, and the children with their faces."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.safeguarding.concern_words import about_pupil
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.plain import Quiet
from ui.widgets.typed_fields import SEARCH
from ui.words import tr
from vault.domain.ids import PhotoId, PupilId
from vault.domain.people import PupilBrief

_ROW, _FACE, _AIR = 48, 32, 12
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
State = QStyle.StateFlag


class _Pupils(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[PupilBrief] = ()
        self.drafts: frozenset[PupilId] = frozenset()
        self.pictures = FacePictures()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pupil = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return pupil.known_as
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{pupil.known_as}, {self.second(pupil)}"
        return None

    def second(self, pupil: PupilBrief) -> str:
        draft = tr("your draft is kept") if pupil.id in self.drafts else ""
        return ", ".join(part for part in (about_pupil(pupil, date.today()), draft) if part)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Pupils)  # noqa: S101 - the view is made with this model only
        pupil, row = model.rows[index.row()], QRect(option.rect)
        painter.save()
        if option.state & State.State_Selected:
            painter.fillRect(row, colour("selection"))
        elif option.state & State.State_MouseOver:
            painter.fillRect(row, colour("hover"))
        painter.fillRect(QRect(row.x(), row.bottom(), row.width(), 1), colour("border"))
        box = QRect(row.x() + _AIR, row.y() + (_ROW - _FACE) // 2, _FACE, _FACE)
        is_refused = pupil.photo_refused
        paint_face(painter, box, model.pictures, pupil.photo, pupil.called, refused=is_refused)
        line = row.adjusted(2 * _AIR + _FACE, 0, -_AIR, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        second = model.second(pupil)
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, second)
        room = line.width() - painter.fontMetrics().horizontalAdvance(second) - _AIR
        painter.setFont(font())
        painter.setPen(colour("text"))
        name = painter.fontMetrics().elidedText(pupil.known_as, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


class PupilChooser(QWidget):
    """`searched` carries what is typed; `chosen` the pupil's id: by a click, or by Enter once the
    list answers what stands in the line. The arrows move along the list from the line."""

    searched = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Name of the child"))
        self.line.setPlaceholderText(tr("Name of the child"))
        self.line.setProperty(SEARCH, True)
        self.line.setMaximumWidth(420)
        self.line.installEventFilter(self)
        self._answers: str | None = None
        self._model = _Pupils()
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setAccessibleName(tr("Children"))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setMaximumWidth(640)
        self.none = Quiet()
        self.none.hide()
        self.line.textChanged.connect(self._ask)
        self.line.returnPressed.connect(self._enter)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.line, self.none):
            column.addWidget(widget)
        column.addWidget(self.list, 1)

    def show_pupils(self, text: str, pupils: Sequence[PupilBrief]) -> None:
        """The answer to `text`; to any other than stands in the line by now it is dropped."""
        if text != self.line.text():
            return
        self._answers = text
        self._model.beginResetModel()
        first = [p for p in pupils if p.id in self._model.drafts]
        self._model.rows = first + [p for p in pupils if p.id not in self._model.drafts]
        self._model.endResetModel()
        self.none.setText(tr("No matches for “{0}”").format(text))
        self.none.setVisible(not pupils and bool(text))

    def show_drafts(self, pupils: frozenset[PupilId]) -> None:
        """About whom a concern is begun and not handed over."""
        self._model.drafts = pupils
        self.show_pupils(self.line.text(), self._model.rows)

    def show_pictures(self, thumbs: Mapping[PhotoId, bytes]) -> None:
        """JPEGs by the photos' ids; those that come later are added."""
        self._model.pictures.put(thumbs)
        self.list.viewport().update()

    @property
    def rows(self) -> Sequence[PupilBrief]:
        """Who is offered now."""
        return self._model.rows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go from the line into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._model.rows and self._answers == self.line.text():
                place = self.list.currentIndex().row() + step
                place = max(0, min(len(self._model.rows) - 1, place))
                self.list.setCurrentIndex(self._model.index(place))
                return True
        return super().eventFilter(watched, event)

    def _ask(self, text: str) -> None:
        """What is listed answered an older text, and cannot be chosen by Enter any more."""
        self._answers = None
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())
        self.searched.emit(text)

    def _enter(self) -> None:
        """The one where the cursor stands; without one the only match."""
        if self._answers != self.line.text():
            return
        index = self.list.currentIndex()
        if index.isValid():
            self._take(index)
        elif len(self._model.rows) == 1:
            self._take(self._model.index(0))

    def _take(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self._model.rows[index.row()].id)
