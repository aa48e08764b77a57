"""How a question is painted side by side: quiet where two agree, marked where they do not."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius
from ui.questions.question_table import DIFFERS, FACE, IS_MARKED, LABEL, SIDE, QuestionTable

ROW, AIR, SIGN = 36, 10, 16
_PAD, _SMALL = 16, 18
Index = QModelIndex | QPersistentModelIndex


class SidesPainter(QStyledItemDelegate):
    """`face` is the side of the pictures, `row` the height of one line, in px. Long values break;
    none is cut short, because what differs may stand at their end."""

    face, row = 56, ROW

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.row() == FACE:
            name = self._name_box(QRect(0, 0, option.rect.width(), 0))
            words = _high(index.data(), name.width(), strong=True) + _SMALL
            is_person = index.column() != LABEL and bool(index.data(SIDE))
            return QSize(0, max(self.face, words if is_person else 0) + 24)
        wide = self._value_box(option.rect, index).width()
        return QSize(0, max(self.row, _high(index.data(), wide, strong=True) + self.row - 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        if index.row() == FACE:
            self._paint_person(painter, box, index)
        else:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), colour("border"))
            self._paint_value(painter, box, index)
        painter.restore()

    def _name_box(self, box: QRect) -> QRect:
        return box.adjusted(self.face + 12, 12, -8, -12)

    def _value_box(self, box: QRect, index: Index) -> QRect:
        if index.column() == LABEL:
            return box.adjusted(_PAD, 0, -4, 0)
        left = 0 if _has_sign_column(index) else SIGN + 8
        return box.adjusted(left, 0, -(AIR + 8), 0)

    def _paint_value(self, painter: QPainter, box: QRect, index: Index) -> None:
        differs = index.data(DIFFERS)
        ratio = painter.device().devicePixelRatio()
        sign = icon_pixmap(
            "equal-not" if differs else "equal", "warnText" if differs else "goodText", SIGN, ratio
        )
        middle = box.top() + (box.height() - SIGN) // 2
        if _is_sign(index):
            if differs is not None:
                painter.drawPixmap(box.left(), middle, sign)
            return
        inside = self._value_box(box, index)
        is_marked = bool(differs) and bool(index.data(IS_MARKED))
        words = index.data()
        painter.setFont(font(strong=is_marked))
        if index.column() == LABEL:
            painter.setPen(colour("text2"))
        elif is_marked:
            wide = min(_wide(words, strong=True), inside.width())
            high = _high(words, inside.width(), strong=True)
            background = QRect(inside.left(), 0, wide, min(high + 8, box.height() - 5))
            background.moveTop(box.top() + (box.height() - background.height()) // 2 + 1)
            left = AIR if _has_sign_column(index) else 4
            path = QPainterPath()
            path.addRoundedRect(QRectF(background.adjusted(-left, 0, AIR, 0)), 6, 6)
            painter.fillPath(path, colour("warnBg"))
            if colour("warnBg") == colour("page"):
                painter.setPen(QPen(colour("warnText"), 1))
                painter.drawPath(path)
            painter.setPen(colour("warnText"))
        else:
            painter.setPen(colour("text2" if words == "–" else "text"))
        if differs is not None and not _has_sign_column(index):
            painter.drawPixmap(box.left(), middle, sign)
        painter.drawText(inside, _flags(words, inside.width(), strong=is_marked), words)

    def _paint_person(self, painter: QPainter, box: QRect, index: Index) -> None:
        side = index.data(SIDE)
        if not side:
            return
        square = QRect(
            box.left(), box.top() + (box.height() - self.face) // 2, self.face, self.face
        )
        self._paint_picture(painter, square, index)
        inside = self._name_box(box)
        high = _high(index.data(), inside.width(), strong=True)
        top = box.top() + (box.height() - high - _SMALL) // 2
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        metrics = QFontMetrics(font("small"))
        line = metrics.elidedText(side, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(QRect(inside.left(), top, inside.width(), _SMALL), 0, line)
        painter.setFont(font(strong=True))
        painter.setPen(colour("text"))
        room = QRect(inside.left(), top + _SMALL, inside.width(), high)
        painter.drawText(room, _flags(index.data(), room.width(), strong=True), index.data())

    def _paint_picture(self, painter: QPainter, square: QRect, index: Index) -> None:
        face = index.data(Qt.ItemDataRole.DecorationRole)
        outline = QPainterPath()
        outline.addRoundedRect(
            QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), *(radius("photo"),) * 2
        )
        if isinstance(face, QPixmap) and not face.isNull():
            painter.save()
            painter.setClipPath(outline)
            scaled = face.scaled(
                square.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.fillRect(square, colour("hover"))
            corner = square.center() - scaled.rect().center()
            painter.drawPixmap(corner, scaled)
            painter.restore()
            return
        is_file = _is_file(index)
        if is_file:
            painter.setPen(QPen(colour("field"), 1, Qt.PenStyle.DashLine))
            painter.drawPath(outline)
        else:
            painter.fillPath(outline, colour("hover"))
        ratio = painter.device().devicePixelRatio()
        icon = icon_pixmap("file-spreadsheet" if is_file else "circle-user", "text2", 24, ratio)
        painter.drawPixmap(square.center().x() - 11, square.center().y() - 11, icon)


def _table(index: Index) -> QuestionTable:
    model = index.model()
    assert isinstance(model, QuestionTable)  # noqa: S101 - the painter of this table alone
    return model


def _has_sign_column(index: Index) -> bool:
    return _table(index).sign_column > 0


def _is_sign(index: Index) -> bool:
    return index.column() == _table(index).sign_column


def _is_file(index: Index) -> bool:
    return index.column() == _table(index).file_column


def _wide(words: str, *, strong: bool) -> int:
    return QFontMetrics(font(strong=strong)).horizontalAdvance(words) + 1


def _high(words: str, width: int, *, strong: bool) -> int:
    room = QRect(0, 0, max(width, 20), 100_000)
    flags = _flags(words, room.width(), strong=strong)
    return QFontMetrics(font(strong=strong)).boundingRect(room, flags, words or "x").height()


def _flags(words: str, width: int, *, strong: bool) -> int:
    """Broken between words, and within them where a single one has no room."""
    longest = max((_wide(word, strong=strong) for word in (words or "").split()), default=0)
    fits = longest <= width
    wrap = Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere
    return int(wrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
