"""What is missing, beside the grid: per pupil the gaps, per objective how many are secure. They
scroll with the grid, and what stands out is strong and has the colour of what needs doing."""

from functools import partial

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.objectives.objective_view import ObjectiveView
from ui.widgets.kept_pictures import KeptPictures
from ui.words import tr

RIGHT_WIDE, BELOW_HIGH = 92, 36
_BAR, _THICK, _AIR = 28, 6, 8
_UPRIGHT, _ROUND = 16, 7
_MANY = 0.75
"""Of the objectives, from which share on a pupil's gaps stand out."""


class TallyStrip(QWidget):
    """At the right of the rows, or below the columns."""

    def __init__(self, view: ObjectiveView, across: Qt.Orientation) -> None:
        super().__init__()
        self._view, self._across = view, across
        self._is_below = across == Qt.Orientation.Horizontal
        self._ground = "sunken" if self._is_below else "surface"
        self._kept = KeptPictures(self._ground)
        if self._is_below:
            self.setFixedHeight(BELOW_HIGH)
        else:
            self.setFixedWidth(RIGHT_WIDE)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        bar = view.horizontalScrollBar() if self._is_below else view.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self.update())
        view.table.modelReset.connect(self.update)
        view.table.dataChanged.connect(self._renew)

    def sizeHint(self) -> QSize:
        return QSize(RIGHT_WIDE, BELOW_HIGH)

    @property
    def is_of_pupils(self) -> bool:
        """Whether it counts gaps of pupils, and not who is secure in an objective."""
        return self._view.table.is_swapped != self._is_below

    def _renew(self, first: QModelIndex, last: QModelIndex) -> None:
        """What counts these cells; of many, all."""
        places = (first.column(), last.column()) if self._is_below else (first.row(), last.row())
        if places[0] == places[1]:
            self.update(self._box(places[0]))
        else:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_below:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._ground))
            # Round below, as the frame is that it stands in.
            painter.drawRoundedRect(self.rect().adjusted(0, -_ROUND, 0, 0), _ROUND, _ROUND)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if not self._room().contains(event.rect()):
            self._paint_head(painter)
        room, part = self._room(), event.rect()
        painter.setClipRect(room.intersected(part))
        self._kept.begin(self.devicePixelRatioF())
        for section in self._sections():
            box = self._box(section)
            if box.intersects(part) and room.contains(box.center()):
                self._paint_section(painter, box, section)
        painter.end()

    def _sections(self) -> range:
        """Those that are in sight."""
        view, room = self._view, self._view.viewport().rect()
        if self._is_below:
            count = view.table.columnCount()
            first, last = view.columnAt(0), view.columnAt(room.right())
        else:
            count = view.table.rowCount()
            first, last = view.rowAt(0), view.rowAt(room.bottom())
        return range(max(0, first), (last if last >= 0 else count - 1) + 1)

    def _room(self) -> QRect:
        """Beside what is seen of the grid."""
        part = self._view.viewport().geometry()
        if self._is_below:
            return QRect(part.x(), 0, part.width(), self.height())
        return QRect(0, part.y(), self.width(), part.height())

    def _box(self, section: int) -> QRect:
        view = self._view
        if self._is_below:
            left = view.viewport().x() + view.columnViewportPosition(section)
            return QRect(left, 0, view.columnWidth(section), self.height())
        top = view.viewport().y() + view.rowViewportPosition(section)
        return QRect(0, top, self.width(), view.rowHeight(section))

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text2"))
        words = tr("Gaps") if self.is_of_pupils else tr("Secure")
        if not self._is_below:
            high = self._view.viewport().y()
            box = QRectF(_AIR, 0, self.width() - _AIR, high - 6)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom, words)
            painter.fillRect(0, high - 1, self.width(), 1, colour("border"))
            return
        painter.setPen(colour("text"))
        box = QRectF(_AIR, 0, self._view.beside.width() - _AIR, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        left = _AIR + QFontMetrics(painter.font()).horizontalAdvance(words) + _AIR
        many = len(self._view.table.objectives)
        more = tr("judged and not yet secure, of {0}").format(many) if self.is_of_pupils else ""
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        box.setLeft(left)
        shown = QFontMetrics(painter.font()).elidedText(
            more, Qt.TextElideMode.ElideRight, round(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

    def _of(self, section: int) -> str:
        table = self._view.table
        pupil = table.pupil_of(self._across, section)
        return pupil.pupil if pupil is not None else table.objectives[section].id

    def _paint_section(self, painter: QPainter, box: QRect, section: int) -> None:
        """What looks alike is one picture."""
        table = self._view.table
        tally = table.tally(self._of(section))
        if self.is_of_pupils:
            number, most = tally.gaps, max(1, len(table.objectives))
            strong = number >= _MANY * most
        else:
            number, most = tally.secure, max(1, len(table.pupils))
            strong = tally.is_insecure_for_most
        draw = partial(self._paint_one, number, number / most, strong)
        self._kept.paint(painter, box, (number, most, strong, self.is_of_pupils), draw)

    def _paint_one(
        self, number: int, share: float, strong: bool, painter: QPainter, box: QRect
    ) -> None:
        ink = "j1" if strong and self.is_of_pupils else "field" if self.is_of_pupils else "accent"
        painter.setPen(Qt.PenStyle.NoPen)
        if self._is_below:
            left, foot = box.center().x() - 16, box.center().y() + _UPRIGHT // 2
            painter.fillRect(left, foot - _UPRIGHT, 8, _UPRIGHT, colour("hover"))
            high = round(_UPRIGHT * share)
            painter.fillRect(left, foot - high, 8, high, colour(ink))
            words = QRect(left + 12, box.top(), box.width(), box.height())
        else:
            top = box.center().y() - _THICK // 2
            painter.fillRect(box.left() + _AIR, top, _BAR, _THICK, colour("hover"))
            painter.fillRect(box.left() + _AIR, top, round(_BAR * share), _THICK, colour(ink))
            words = QRect(box.left() + _AIR + _BAR + _AIR, box.top(), 40, box.height())
        painter.setFont(font(strong=strong))
        painter.setPen(colour("warnText" if strong else "text2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(number))
