"""How a child is painted in a register: as a line, or as a large face for who is new there."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, radius, size
from ui.look.tones import tone_edge
from ui.register.register_model import Entry, Index, RegisterModel, tone_of
from ui.widgets.faces import FacePictures, paint_face
from ui.words import tr
from vault.domain.attendance_codes import AttendanceCode
from vault.domain.ids import PhotoId, PupilId

_NUMBER, _FACE, _NAME = 20, 28, 60
_EARLIER, _CELL_WIDE, _CELL_HIGH = 16, 36, 26
_NOTE_AT_LEAST, _ICON = 56, 16
_NAME_WIDE, _MIDDLE = 138, 120
"""What a name takes as a rule, and what stands between it and the note."""
_TILE_FACE, _TILE_AROUND = 116, 28
_MID = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignCenter


class RegisterCells(QStyledItemDelegate):
    """Lines of 34 px, or tiles; nothing is edited in place but a note."""

    def __init__(self, model: RegisterModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.register = model
        self.pictures = FacePictures()
        self.refused: frozenset[PupilId] = frozenset()
        self.is_tiled = False
        self.minutes_at = -1
        """The child whose minutes are being typed."""
        self.may_write = True
        self._shown: dict[tuple[str, int, bool], str] = {}
        self._drawn: dict[tuple[int, int, bool, float], QPixmap] = {}
        """By place and width: all of a line that no key changes. Drawn once, a key that marks
        thirty children stays within a frame."""

    def forget(self) -> None:
        """Names are measured anew, and faces drawn anew."""
        self._shown.clear()
        self._drawn.clear()

    def tile(self) -> QSize:
        """Of a child in the grid of faces."""
        return QSize(_TILE_FACE + 2 * _TILE_AROUND, _TILE_FACE + 66)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.tile() if self.is_tiled else QSize(300, size("row_register"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = self.register.place(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect)
        if place >= 0:
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            if self.is_tiled:
                self._paint_tile(painter, box, place, is_current=is_current)
            else:
                self._paint_line(painter, box, place, is_current=is_current)
        elif not self.is_tiled:
            painter.fillRect(box, colour("surface"))
        painter.restore()

    def cell_of(self, box: QRect) -> QRect:
        """Where the mark stands, in a line of these borders."""
        left = box.right() - self._note_room(box) - _CELL_WIDE - 10
        return QRect(left, box.top() + 4, _CELL_WIDE, _CELL_HIGH)

    @staticmethod
    def _note_room(box: QRect) -> int:
        return max(_NOTE_AT_LEAST, min(260, box.width() - _NAME - _NAME_WIDE - _MIDDLE))

    def earlier_of(self, box: QRect) -> list[QRect]:
        """Where the marks of the days before stand; none where there is no room for them."""
        count, cell = len(self.register.earlier_days), self.cell_of(box)
        left = cell.left() - 6 - count * _EARLIER
        if left - (box.left() + _NAME) < 120:
            return []
        return [QRect(left + n * _EARLIER, box.top(), _EARLIER, box.height()) for n in range(count)]

    def _paint_line(self, painter: QPainter, box: QRect, place: int, *, is_current: bool) -> None:
        ratio = painter.device().devicePixelRatio()
        key = (place, box.width(), is_current, ratio)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
            drawn.setDevicePixelRatio(ratio)
            inside = QPainter(drawn)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_still(inside, QRect(0, 0, *box.size().toTuple()), place, is_current)
            inside.end()
            self._drawn[key] = drawn
        painter.drawPixmap(box.topLeft(), drawn)
        if box.left() > 0:
            painter.fillRect(box.left(), box.top(), 1, box.height(), colour("border"))
        cell = self.cell_of(box)
        self._paint_cell(painter, cell, place, is_current=is_current)
        note = QRect(cell.right() + 8, box.top(), box.right() - cell.right() - 8, box.height())
        self._paint_note(painter, note, self.register.seen(place))

    def _paint_still(self, painter: QPainter, box: QRect, place: int, is_current: bool) -> None:
        """What stands there whatever is marked."""
        entry = self.register.seen(place)
        painter.fillRect(box, colour("selection" if is_current else "surface"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("border"))
        painter.setPen(colour("text2"))
        painter.setFont(font("small"))
        number = QRect(box.left(), box.top(), _NUMBER, box.height())
        painter.drawText(
            number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{place + 1}"
        )
        side = face_size("register")
        face = QRect(box.left() + _FACE, box.top() + (box.height() - side) // 2, side, side)
        self._paint_face(painter, face, entry)
        cell, earlier = self.cell_of(box), self.earlier_of(box)
        right = (earlier[0].left() if earlier else cell.left()) - 4
        name = QRect(box.left() + _NAME, box.top(), right - box.left() - _NAME, box.height())
        painter.setFont(font(strong=is_current))
        painter.setPen(colour("text"))
        painter.drawText(
            name,
            _MID,
            self._elided(painter, entry.line.called.known_as, name.width(), strong=is_current),
        )
        painter.setFont(font("small"))
        for where, code in zip(earlier, entry.line.earlier, strict=False):
            tone = tone_of(self.register.code_of(code)) if code else ""
            painter.setPen(colour(f"{tone}Text" if tone else "text2"))
            painter.drawText(where, _CENTRE, code)

    def _paint_cell(self, painter: QPainter, cell: QRect, place: int, *, is_current: bool) -> None:
        """The mark: quiet where it is the usual one, in its tone where it is not."""
        entry = self.register.seen(place)
        code = self.register.code_of(entry.code) if entry.code else None
        tone = shown_tone(entry, code)
        box = QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_current and self.may_write:
            painter.setBrush(colour(f"{tone}Bg" if tone else "surface"))
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        elif tone:
            painter.setBrush(colour(f"{tone}Bg"))
            painter.setPen(tone_edge(tone))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        elif not entry.code:
            painter.setPen(QPen(colour("field"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        painter.setFont(font(strong=bool(tone)))
        painter.setPen(colour(f"{tone}Text" if tone else "text"))
        painter.drawText(cell, _CENTRE, entry.code)

    def _paint_note(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        words, tone = self._note(entry)
        if not words:
            return
        painter.setFont(font("small"))
        tint = f"{tone}Text" if tone else "text2"
        if entry.is_planned:
            ratio = painter.device().devicePixelRatio()
            top = box.top() + (box.height() - _ICON) // 2
            painter.drawPixmap(box.left(), top, icon_pixmap("calendar-check", tint, _ICON, ratio))
            box = box.adjusted(_ICON + 4, 0, 0, 0)
        painter.setPen(colour(tint))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _MID, shown)

    def _note(self, entry: Entry) -> tuple[str, str]:
        """What stands behind the mark, and its tone."""
        code = self.register.code_of(entry.code) if entry.code else None
        tone = shown_tone(entry, code)
        place = self.register.place_of_pupil(entry.line.pupil)
        if place == self.minutes_at:
            return tr("{0} min").format(f"{entry.minutes or ''}▏"), tone
        parts = []
        if entry.minutes:
            parts.append(tr("{0} min").format(entry.minutes))
        if entry.shown_note:
            parts.append(entry.shown_note)
        elif code is not None and tone and not entry.minutes:
            parts.append(tr(code.short))
        if asked := self.register.asked_of(entry):
            parts.append(asked)
        if entry.line.changes:
            parts.append(tr("changed"))
        return " · ".join(parts), tone

    def _paint_tile(self, painter: QPainter, box: QRect, place: int, *, is_current: bool) -> None:
        entry = self.register.seen(place)
        code = self.register.code_of(entry.code) if entry.code else None
        tone = shown_tone(entry, code)
        frame = QRectF(box).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(colour("focus"), 2) if is_current else QPen(colour("border"), 1))
        painter.setBrush(colour("selection" if is_current else f"{tone}Bg" if tone else "surface"))
        painter.drawRoundedRect(frame, radius("card"), radius("card"))
        face = QRect(box.left() + _TILE_AROUND, box.top() + 10, _TILE_FACE, _TILE_FACE)
        self._paint_face(painter, face, entry, is_round=False)
        line = QRect(box.left() + 8, face.bottom() + 4, box.width() - 16, 20)
        painter.setFont(font(strong=True))
        painter.setPen(colour("text"))
        words = f"{place + 1}  {entry.line.called.known_as}"
        painter.drawText(line, _CENTRE, self._elided(painter, words, line.width(), strong=True))
        line = line.translated(0, 20)
        note, tone = self._note(entry)
        painter.setFont(font("small", strong=bool(tone)))
        painter.setPen(colour(f"{tone}Text" if tone else "text2"))
        below = f"{entry.code}  {note}".strip() if entry.code else tr("no mark yet")
        painter.drawText(
            line,
            _CENTRE,
            painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, line.width()),
        )

    def _paint_face(
        self, painter: QPainter, box: QRect, entry: Entry, *, is_round: bool | None = None
    ) -> None:
        pupil = entry.line.pupil
        paint_face(
            painter,
            box,
            self.pictures,
            PhotoId(pupil),
            entry.line.called,
            refused=pupil in self.refused,
            is_round=is_round,
        )

    def _elided(self, painter: QPainter, words: str, room: int, *, strong: bool) -> str:
        key = (words, room, strong)
        if key not in self._shown:
            metrics = painter.fontMetrics()
            self._shown[key] = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        return self._shown[key]


def shown_tone(entry: Entry, code: AttendanceCode | None) -> str:
    """What was known beforehand is told and no alarm, whatever its code."""
    if not entry.code:
        return ""
    tone = tone_of(code)
    return "info" if entry.is_planned and tone == "warn" else tone
