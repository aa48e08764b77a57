"""Bars of the four bands, one below the other: how a point of time, a class or a school is
spread."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.band_look import CHIP, band_words, chip, fill_of, ink_of
from ui.widgets.chart import Chart, Sheet
from ui.words import tr
from vault.domain.bands import BANDS, Band

_ROW, _BAR, _GAP, _LEGEND = 36, 24, 2, 28


@dataclass(frozen=True)
class BandRow:
    """How many stand in each band, under a name."""

    name: str
    counts: dict[Band, int]


class BandBars(Chart):
    """Each bar is as wide as the others: shares are compared, and the numbers stand in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BandRow, ...] = ()
        self._title = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, title: str, rows: tuple[BandRow, ...]) -> None:
        """Paint these from now on."""
        self._title, self._rows = title, rows
        self.setAccessibleName(title)
        described = [
            f"{row.name}: "
            + ", ".join(f"{band_words(band)} {row.counts.get(band, 0)}" for band in BANDS)
            for row in rows
        ]
        self.setAccessibleDescription("; ".join(described))
        self.updateGeometry()
        self.update()

    def table(self) -> Sheet:
        header = ("", *(band_words(band) for band in BANDS))
        rows = ((r.name, *(str(r.counts.get(band, 0)) for band in BANDS)) for r in self._rows)
        return header, tuple(rows)

    def sizeHint(self) -> QSize:
        return QSize(280, max(1, len(self._rows)) * _ROW + _LEGEND)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, max(1, len(self._rows)) * _ROW + _LEGEND)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font("small"))
        metrics = QFontMetrics(painter.font())
        names = max((metrics.horizontalAdvance(row.name) for row in self._rows), default=0)
        names = min(names + 12, self.width() // 2)
        for number, row in enumerate(self._rows):
            top = number * _ROW + (_ROW - _BAR) / 2
            painter.setFont(font("small"))
            painter.setPen(colour("text"))
            beside = QRectF(0, top, names - 8, _BAR)
            middle = Qt.TextElideMode.ElideMiddle
            words = metrics.elidedText(row.name, middle, round(beside.width()))
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
            self._paint_bar(painter, QRectF(names, top, self.width() - names, _BAR), row)
        self._paint_legend(painter, max(1, len(self._rows)) * _ROW + 4)
        painter.end()

    def _paint_legend(self, painter: QPainter, top: int) -> None:
        """The bands with their signs, as many as have room."""
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        metrics, left = QFontMetrics(painter.font()), 0
        for band in BANDS:
            words = band_words(band)
            wide = CHIP + 6 + metrics.horizontalAdvance(words)
            if left + wide > self.width():
                break
            middle = top + (_LEGEND - 4 - CHIP) // 2
            painter.drawPixmap(left, middle, chip(band, self.devicePixelRatioF()))
            box = QRectF(left + CHIP + 6, top, wide, _LEGEND - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            left += wide + 12

    def _paint_bar(self, painter: QPainter, box: QRectF, row: BandRow) -> None:
        total = sum(row.counts.values())
        if not total:
            painter.setPen(colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tr("nothing to compare"))
            return
        painter.setFont(font("small", strong=True))
        done = 0
        for band in BANDS:
            count = row.counts.get(band, 0)
            left = box.left() + box.width() * done / total
            wide = box.width() * count / total
            done += count
            if not count:
                continue
            part = QRectF(left, box.top(), max(1.0, wide - _GAP), box.height())
            painter.fillRect(part, fill_of(band))
            if wide > QFontMetrics(painter.font()).horizontalAdvance(str(count)) + 4:
                painter.setPen(ink_of(band))
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, str(count))
