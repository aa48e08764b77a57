"""The transition matrix: bands at the start against bands at the end, with the names in the
cells. A click or Space chooses the pupils of a cell."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour
from ui.look.tones import tone_edge
from ui.widgets.band_look import CHIP, band_words, chip
from ui.widgets.chart import Chart, Sheet
from ui.widgets.plain import Quiet, plain_tip
from ui.words import counted, tr
from vault.domain.bands import BANDS, Band
from vault.domain.progress import Movement, Step, way

_ROUND, _AIR, _SIGN = 6, 8, 16
_ROW_HEAD = 112
_MOST_ROOM = 12
"""Names from which on a cell grows no more."""
_TINTS = {1: ("infoBg", "infoText"), 0: ("hover", "text"), -1: ("warnBg", "warnText")}
_TONES = {1: "info", -1: "warn"}
_ARROWS = {1: "arrow-up", -1: "arrow-down"}


class _Cell(QAbstractButton):
    """The pupils of one step."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self._names: tuple[str, ...] = ()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_names(())

    def show_names(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.setEnabled(bool(names))
        start, end = (band_words(band) for band in self.step)
        many = counted(len(names), tr("1 pupil"), tr("{0} pupils"))
        moved = {1: tr("up"), 0: tr("the same"), -1: tr("down")}[way(self.step)]
        self.setAccessibleName(tr("from {0} to {1}: {2}, {3}").format(start, end, many, moved))
        self.setAccessibleDescription(", ".join(names))
        self.setToolTip(plain_tip(", ".join(names)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(112, 88)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        moved = way(self.step)
        background, ink = _TINTS[moved] if self._names else ("sunken", "text2")
        box = QRectF(self.rect())
        painter.setPen(tone_edge(_TONES[moved]) if self._names and moved else Qt.PenStyle.NoPen)
        painter.setBrush(colour(background))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colour("focus"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        if self._names:
            self._paint_names(painter, box.adjusted(_AIR, 6, -_AIR, -6), moved, ink)
        painter.end()

    def _paint_names(self, painter: QPainter, box: QRectF, moved: int, ink: str) -> None:
        number = str(len(self._names))
        painter.setFont(font(strong=True))
        painter.setPen(colour(ink))
        top = QRectF(box.left(), box.top(), box.width(), 20)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, number)
        if moved:
            left = box.left() + QFontMetrics(painter.font()).horizontalAdvance(number) + 6
            sign = icon_pixmap(_ARROWS[moved], ink, _SIGN, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round(box.top() + 2), sign)
        painter.setFont(font("small"))
        below = box.adjusted(0, 22, 0, 0)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, int(flags), _fitting(painter, self._names, below))


def _fitting(painter: QPainter, names: tuple[str, ...], box: QRectF) -> str:
    """As many names as have room, and how many more there are."""
    metrics = QFontMetrics(painter.font())
    wraps = int(Qt.TextFlag.TextWordWrap)
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept
        words = ", ".join(names[:kept]) + (f" +{rest}" if rest else "")
        if metrics.boundingRect(box.toRect(), wraps, words).height() <= box.height():
            return words
    return ""


class _BandHead(QWidget):
    """A band's chip and name, at a row or above a column."""

    def __init__(self, band: Band, *, is_row: bool) -> None:
        super().__init__()
        self._band, self._is_row, self._more = band, is_row, ""
        self.setMinimumSize(QSize(_ROW_HEAD if is_row else 72, 44 if is_row else 28))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say(self, more: str) -> None:
        """A second line."""
        self._more = more
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() // 2
        painter.drawPixmap(0, middle - CHIP // 2, chip(self._band, self.devicePixelRatioF()))
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text"))
        high = 20 if self._more else self.height()
        top = middle - 20 if self._more else 0
        room = QRectF(CHIP + 8, top, self.width() - CHIP - 8, high)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, band_words(self._band))
        if self._more:
            painter.setFont(font("small"))
            painter.setPen(colour("text2"))
            painter.drawText(room.translated(0, 20), Qt.AlignmentFlag.AlignVCenter, self._more)
        painter.end()


class MatrixView(Chart):
    """`chosen` carries the pupils of the cell that was chosen, and its step."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._movement: Movement | None = None
        self._cells: dict[Step, _Cell] = {}
        self._rows: dict[Band, _BandHead] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._grid = grid
        self.at_start, self.at_end = Quiet(is_small=True), Quiet(is_small=True)
        self.at_start.setFixedWidth(_ROW_HEAD)
        self.at_end.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self.at_end, 0, 1, 1, len(BANDS))
        grid.addWidget(self.at_start, 1, 0)
        for place, band in enumerate(BANDS, start=1):
            grid.addWidget(_BandHead(band, is_row=False), 1, place)
        for row, start in enumerate(reversed(BANDS), start=2):
            self._rows[start] = _BandHead(start, is_row=True)
            grid.addWidget(self._rows[start], row, 0)
            for place, end in enumerate(BANDS, start=1):
                cell = _Cell((start, end))
                cell.clicked.connect(lambda _=False, cell=cell: self._choose(cell))
                self._cells[start, end] = cell
                grid.addWidget(cell, row, place)

    def show_movement(self, movement: Movement, at_start: str = "", at_end: str = "") -> None:
        """Paint this from now on; cells with many names get more room. The two points are named at
        the rows and above the columns."""
        self.at_start.setText(at_start)
        self.at_end.setText(at_end)
        many = {step: min(len(lines), _MOST_ROOM) for step, lines in movement.cells.items()}
        for place, end in enumerate(BANDS, start=1):
            most = max(many[start, end] for start in BANDS)
            self._grid.setColumnStretch(place, 100 + 6 * most)
        for row, start in enumerate(reversed(BANDS), start=2):
            self._grid.setRowStretch(row, 96 + 6 * max(many[start, end] for end in BANDS))
        self._movement = movement
        for step, cell in self._cells.items():
            cell.setChecked(False)
            lines = movement.cells[step]
            cell.show_names(tuple(line.called.given or line.called.family for line in lines))
        for band, head in self._rows.items():
            number = movement.at_start(band)
            head.say(counted(number, tr("1 pupil"), tr("{0} pupils")))

    def table(self) -> Sheet:
        """Header and rows: the full names in each cell."""
        header = ("", *(band_words(band) for band in BANDS))
        movement = self._movement
        if movement is None:
            return header, ()
        rows = (
            (
                band_words(start),
                *(
                    ", ".join(line.called.known_as for line in movement.cells[start, end])
                    for end in BANDS
                ),
            )
            for start in reversed(BANDS)
        )
        return header, tuple(rows)

    def _choose(self, chosen: _Cell) -> None:
        for cell in self._cells.values():
            cell.setChecked(cell is chosen)
        if self._movement is not None:
            self.chosen.emit(self._movement.cells[chosen.step], chosen.step)
