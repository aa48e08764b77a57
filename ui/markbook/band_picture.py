"""The bands of a scale as a picture: a bar for each point of the year, cut where a band begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.band_look import band_words, fill_of, ink_of
from vault.domain.bands import Band

_LEFT, _HIGH, _GAP, _PAD, _LEGEND = 96, 26, 8, 6, 24


@dataclass(frozen=True)
class BandBar:
    """`parts` are (band, from, to, words) in shares of the width, from 0 to 1."""

    name: str
    parts: tuple[tuple[Band, float, float, str], ...]


class BandPicture(QWidget):
    """The table beside it says the same, to a screen reader too."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: tuple[BandBar, ...] = ()

    @property
    def bars(self) -> tuple[BandBar, ...]:
        """What is painted."""
        return self._bars

    def show_bars(self, bars: Sequence[BandBar]) -> None:
        """Paint these from now on."""
        self._bars = tuple(bars)
        described = (
            f"{bar.name}: "
            + ", ".join(f"{band_words(band)} {words}" for band, _, _, words in bar.parts)
            for bar in self._bars
        )
        self.setAccessibleDescription("; ".join(described))
        self.setVisible(bool(self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, len(self._bars) * (_HIGH + _GAP) + _LEGEND)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("small"))
        metrics = QFontMetrics(painter.font())
        self._paint_legend(painter, metrics)
        width = self.width() - _LEFT
        for place, bar in enumerate(self._bars):
            top = _LEGEND + place * (_HIGH + _GAP)
            painter.setPen(colour("text2"))
            beside = QRectF(0, top, _LEFT - _PAD, _HIGH)
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, _LEFT - _PAD)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, name)
            for band, first, last, words in bar.parts:
                box = QRectF(_LEFT + first * width, top, (last - first) * width, _HIGH)
                painter.fillRect(box.adjusted(0, 0, -1, 0), fill_of(band))
                room = round(box.width()) - 2 * _PAD
                if room > metrics.averageCharWidth() * 2:
                    painter.setPen(ink_of(band))
                    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _paint_legend(self, painter: QPainter, metrics: QFontMetrics) -> None:
        """The names of the bands that occur, each with its background."""
        shown = {band for bar in self._bars for band, *_ in bar.parts}
        left = float(_LEFT)
        for band in (band for band in Band if band in shown):
            painter.fillRect(QRectF(left, 4, 12, 12), fill_of(band))
            painter.setPen(colour("text2"))
            words = band_words(band)
            wide = metrics.horizontalAdvance(words)
            painter.drawText(
                QRectF(left + 18, 0, wide + 4, 20), Qt.AlignmentFlag.AlignVCenter, words
            )
            left += wide + 36
