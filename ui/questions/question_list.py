"""The questions of a file: a face, who is meant, and what was answered or why it is asked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius
from ui.questions.question_words import list_words, short_answer
from ui.widgets.picture import jpeg_pixmap
from ui.widgets.plain import plain_tip
from vault.domain.identity.questions import Question
from vault.domain.ids import PupilId

_HIGH, _FACE, _LINE, _TICK, _AIR = 44, 28, 18, 16, 8
_DETAIL = Qt.ItemDataRole.UserRole
_FACE_ROLE, _IS_DONE = _DETAIL + 1, _DETAIL + 2
Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class QuestionList(QListWidget):
    """One line for each question; `label` says anew what was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Questions"))
        self.setItemDelegate(_Painter(self))
        self.setProperty("bare", True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._faces: dict[str, QPixmap] = {}

    def show_questions(self, questions: Sequence[Question]) -> None:
        """As many lines as there are questions, without words yet."""
        self.clear()
        for _ in questions:
            self.addItem(QListWidgetItem())
        self.updateGeometry()

    def label(self, questions: Sequence[Question], given: Mapping[str, str]) -> None:
        """`given` are the answers by the questions' ids."""
        for row, question in enumerate(questions):
            answer = given.get(question.id, "")
            who, detail = list_words(question), short_answer(question, answer)
            item = self.item(row)
            item.setText(who)
            item.setData(_IS_DONE, bool(answer))
            item.setData(_DETAIL, detail if answer else question.reason)
            item.setData(_FACE_ROLE, question.candidates[0].id if question.candidates else "")
            item.setToolTip(plain_tip(f"{who}\n{question.reason}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{who}: {detail}")

    def show_faces(self, faces: Mapping[PupilId, bytes]) -> None:
        """Photos (JPEG) of candidates."""
        for record, jpeg in faces.items():
            self._faces[record] = jpeg_pixmap(jpeg)
        self.viewport().update()

    def face_of(self, record: str) -> QPixmap | None:
        """What is painted before a line; None as long as none came."""
        return self._faces.get(record)

    def sizeHint(self) -> QSize:
        return QSize(200, self.count() * _HIGH + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, _HIGH)


class _Painter(QStyledItemDelegate):
    def __init__(self, view: QuestionList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        is_chosen = bool(option.state & State.State_Selected)
        background = QPainterPath()
        background.addRoundedRect(QRectF(box), radius("control"), radius("control"))
        if is_chosen or option.state & State.State_MouseOver:
            painter.fillPath(background, colour("selection" if is_chosen else "hover"))
        ratio = painter.device().devicePixelRatio()
        square = QRect(box.left() + _AIR, box.top() + (_HIGH - _FACE) // 2, _FACE, _FACE)
        self._paint_face(painter, square, index, ratio)
        right = box.right() - _AIR
        if index.data(_IS_DONE):
            right -= _TICK
            tick = icon_pixmap("circle-check", "goodText", _TICK, ratio)
            painter.drawPixmap(right, box.top() + (_HIGH - _TICK) // 2, tick)
            right -= _AIR
        words = QRect(square.right() + 11, box.top() + 4, 0, _LINE)
        words.setRight(right)
        for kind, strong, tint, text in (
            ("body", is_chosen, "text", index.data()),
            ("small", False, "text2", index.data(_DETAIL)),
        ):
            face = font(kind, strong=strong)
            painter.setFont(face)
            painter.setPen(colour(tint))
            line = QFontMetrics(face).elidedText(
                text or "", Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, line)
            words.translate(0, _LINE)
        painter.restore()

    def _paint_face(self, painter: QPainter, square: QRect, index: Index, ratio: float) -> None:
        round_box = QPainterPath()
        round_box.addEllipse(QRectF(square))
        picture = self._view.face_of(index.data(_FACE_ROLE) or "")
        painter.save()
        painter.setClipPath(round_box)
        painter.fillRect(square, colour("hover"))
        if picture is not None and not picture.isNull():
            scaled = picture.scaled(
                square.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            painter.drawPixmap(square.topLeft(), scaled)
        else:
            icon = icon_pixmap("circle-user", "text2", 20, ratio)
            painter.drawPixmap(square.left() + 4, square.top() + 4, icon)
        painter.restore()
