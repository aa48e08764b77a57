"""Beside the register: how many are marked, with which codes, and what the keys do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, radius
from ui.register.register_model import RegisterModel, counted_by_code, tone_of
from ui.words import tr, within_sentence
from vault.domain.attendance_codes import AttendanceCode, Counts

_WIDE, _LINE, _AROUND, _BAR = 212, 28, 16, 8
_MOST_LINES = 8
_THREE_KEYS = 130
"""With room for fewer the card says nothing that helps."""


class RegisterCount(QWidget):
    """'27 of 30 marked', a bar, and a line for each code."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.marked, self.of = 0, 0
        self._lines: list[tuple[int, str, str]] = []

    def show_register(self, register: RegisterModel) -> None:
        """What stands in it now."""
        self.of = len(register.entries)
        self.marked = self.of - len(register.missing())
        self._lines = []
        # With others looking on, how many are ill says who.
        listed = [] if register.is_projected else register.entries
        for (text, is_planned), number in counted_by_code(listed).items():
            code = register.code_of(text)
            short = within_sentence(tr(code.short)) if code is not None else text
            words = tr("planned, {0}").format(short) if is_planned else short
            self._lines.append((number, words, "info" if is_planned else tone_of(code)))
        self.setAccessibleName(
            "; ".join([self.words, *(f"{number} {words}" for number, words, _ in self._lines)])
        )
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    @property
    def words(self) -> str:
        """'27 of 30 marked'."""
        return tr("{0} of {1} marked").format(self.marked, self.of)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, 66 + _LINE * min(len(self._lines), _MOST_LINES) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(frame, radius("card"), radius("card"))
        painter.setPen(colour("text"))
        painter.setFont(font("title", strong=True))
        number = f"{self.marked}"
        painter.drawText(_AROUND, 38, number)
        wide = painter.fontMetrics().horizontalAdvance(number)
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        painter.drawText(_AROUND + wide + 8, 38, tr("of {0} marked").format(self.of))
        bar = QRectF(_AROUND, 49, self.width() - 2 * _AROUND, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if self.marked:
            bar.setWidth(bar.width() * self.marked / self.of)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        top = 66
        for count, words, tone in self._lines[:_MOST_LINES]:
            tint = colour(f"{tone}Text" if tone else "text")
            painter.setFont(font(strong=True))
            painter.setPen(tint)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(_AROUND, top, 26, _LINE), right, f"{count}")
            painter.setFont(font())
            painter.setPen(colour("text"))
            room = self.width() - 60 - 8
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(52, top, room, _LINE), Qt.AlignmentFlag.AlignVCenter, shown)
            top += _LINE
        painter.end()


class RegisterKeys(QWidget):
    """What the keys do, in one look."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._lines: list[tuple[str, str]] = []

    def show_register(self, register: RegisterModel, session: str) -> None:
        """The codes that are used most, and the keys that are no codes."""
        codes = () if register.is_projected else register.codes.on(register.day, session)
        common = _common(codes)
        self._lines = [
            ("/", tr("present, next pupil")),
            ("Enter", tr("the rest are present")),
            *((c.code, within_sentence(tr(c.short))) for c in common),
            ("1 – 99", tr("go to that number")),
            *([] if register.is_projected else [(".", tr("note"))]),
            ("⌫", tr("clear")),
            ("Ctrl+Z", tr("undo")),
        ]
        self.setAccessibleName(
            tr("Keys: {0}").format("; ".join(f"{key} {words}" for key, words in self._lines))
        )
        self.setMinimumHeight(0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, 44 + 27 * len(self._lines) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.height() < _THREE_KEYS:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(frame, radius("card"), radius("card"))
        painter.setPen(colour("text"))
        painter.setFont(font(strong=True))
        painter.drawText(_AROUND, 28, tr("Keys"))
        painter.setFont(font("small"))
        top = 42.0
        for key, words in self._lines:
            if top + 26 > self.height():
                break
            wide = painter.fontMetrics().horizontalAdvance(key) + 12
            box = QRectF(_AROUND + 0.5, top + 3.5, max(wide, 18), 20)
            painter.setPen(QPen(colour("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            painter.setPen(colour("text"))
            left = max(box.right() + 8, 52.0)
            painter.drawText(
                QRectF(left, top, self.width() - left - 6, 27), Qt.AlignmentFlag.AlignVCenter, words
            )
            top += 27
        painter.end()


def _common(codes: tuple[AttendanceCode, ...]) -> list[AttendanceCode]:
    """Late, ill, at an appointment, no reason yet, and without leave."""
    known = {code.code: code for code in codes}
    absent = [c for c in codes if c.counts is Counts.UNAUTHORISED and not c.minutes]
    found = (
        next((c for c in codes if c.minutes and c.counts is Counts.PRESENT), None),
        known.get("I"),
        known.get("M"),
        next((c for c in codes if c.unresolved), None),
        known.get("O") or next((c for c in reversed(absent) if not c.unresolved), None),
    )
    return [code for code in found if code is not None]
