"""The legend: which key sets which judgement, and what the clock means."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, sides
from ui.objectives.judgement_look import judgement_words, tile
from ui.widgets.date_field import shown_date
from ui.widgets.key_button import key_width, paint_key
from ui.words import tr
from vault.domain.objectives import Judgement, Programme

_HIGH, _GAP, _AFTER = 28, 6, 16
_SMALL = (26, 20)


class KeyLine(QWidget):
    """Painted in one line; what has no room is left out from the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HIGH)
        self._may_write = True
        self._programme: Programme | None = None
        self._earlier: date | None = None
        self.show_state(None, may_write=True)

    def show_state(self, programme: Programme | None, *, may_write: bool) -> None:
        """The names are those of the programme. Keys stand there only for who may judge."""
        self._may_write, self._programme = may_write, programme
        keys = ", ".join(f"{one.key} {judgement_words(one, programme)}" for one in Judgement)
        self.setAccessibleName(tr("Judgements: {0}").format(keys))
        self.update()

    def show_earlier(self, day: date | None) -> None:
        """The day of the earlier judgement under the cursor; None where there is none."""
        if day != self._earlier:
            self._earlier = day
            self.setAccessibleDescription(self.clock_words() if day is not None else "")
            self.update()

    def clock_words(self) -> str:
        """What stands beside the clock."""
        if self._earlier is None:
            return tr("earlier, C confirms")
        return tr("of {0}, C confirms").format(shown_date(self._earlier))

    def sizeHint(self) -> QSize:
        return QSize(300, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, ratio = 0, self.devicePixelRatioF()
        for judgement in Judgement:
            words = judgement_words(judgement, self._programme)
            left = self._entry(painter, left, str(judgement.key), words, (judgement, False), ratio)
        self._entry(painter, left, "", self.clock_words(), (Judgement.SECURE, True), ratio)
        painter.end()

    def _entry(
        self,
        painter: QPainter,
        left: int,
        key: str,
        words: str,
        look: tuple[Judgement, bool],
        ratio: float,
    ) -> int:
        full = sides("judgement_tile")
        wide, high = full if look[1] else _SMALL
        face = font("small")
        width = QFontMetrics(face).horizontalAdvance(words)
        keyed = key_width(key) + _GAP if key and self._may_write else 0
        end = left + keyed + wide + _GAP + width
        if end > self.width():
            return self.width() + 1
        if keyed:
            paint_key(painter, key, QRect(left, 0, key_width(key) + 9, _HIGH))
        picture = tile(look[0], carried=look[1], ratio=ratio, of=(wide, high))
        painter.drawPixmap(left + keyed, (_HIGH - high) // 2, picture)
        painter.setFont(face)
        painter.setPen(colour("text"))
        box = QRect(left + keyed + wide + _GAP, 0, width + 2, _HIGH)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        return end + _AFTER
