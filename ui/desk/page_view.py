"""Pages under each other, drawn as they come into sight."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.desk.pdf_pages import OpenPages, PdfPages, Strip, pixels
from ui.look.tokens import colour

WIDTH, PAGE, FULL = "width", "page", "full"
_GAP, _AROUND = 16, 24
_PER_INCH = 96
_SMALLEST = 12
_KEPT = 1
"""Pages before and behind those in sight that keep their pictures."""


class PageView(QAbstractScrollArea):
    """`moved` carries the page that is looked at, counted from 0; `failed` why one could not be
    drawn. `fit` is one of WIDTH, PAGE and FULL (the size on paper)."""

    moved = Signal(int)
    failed = Signal(object)

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages"))
        self._pages, self._fit = pages, WIDTH
        self._sizes: Sequence[QSizeF] = ()
        self._boxes: list[QRect] = []
        self._drawn: dict[int, tuple[tuple[int, int], QPixmap]] = {}
        self._asked: dict[int, tuple[int, int]] = {}
        self._texts: dict[int, str] = {}
        self.page, self._told = 0, -1
        self.verticalScrollBar().valueChanged.connect(self._look)

    def show_pages(self, sizes: Sequence[QSizeF]) -> None:
        """So many, of these sizes in points."""
        self._sizes = sizes
        self._arrange(0)

    def clear(self) -> None:
        """Nothing of them is left in here."""
        # No page is looked at: words that are still on their way find nobody.
        self._sizes, self._boxes, self.page = (), [], -1
        for kept in (self._drawn, self._asked, self._texts):
            kept.clear()
        self.setAccessibleDescription("")
        self.viewport().update()

    def fit(self, how: str) -> None:
        """Draw in another size, on the same page."""
        page, self._fit = self.page, how
        self._arrange(page)

    def turn_to(self, page: int) -> None:
        """Its top comes to the top."""
        if self._boxes:
            box = self._boxes[min(max(page, 0), len(self._boxes) - 1)]
            self.verticalScrollBar().setValue(box.top() - _GAP)

    @property
    def is_drawn(self) -> bool:
        """Whether everything in sight stands there sharp."""
        return bool(self._boxes) and all(self._is_sharp(n) for n in self._in_sight())

    def picture(self, number: int) -> QPixmap:
        """As it was drawn last; an empty one before that."""
        return self._drawn[number][1] if number in self._drawn else QPixmap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Home: partial(self.turn_to, 0),
            Qt.Key.Key_End: partial(self.turn_to, len(self._boxes) - 1),
            Qt.Key.Key_PageUp: partial(self._leaf, -1),
            Qt.Key.Key_PageDown: partial(self._leaf, 1),
        }
        move = moves.get(event.key())
        if move is None:
            super().keyPressEvent(event)
        else:
            move()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.page)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("sunken"))
        painter.setPen(QPen(colour("border"), 1))
        for number in self._in_sight():
            box = self._boxes[number].translated(-self._offset())
            # Paper is white in every theme: this is what comes out of the printer.
            painter.fillRect(box, Qt.GlobalColor.white)
            if number in self._drawn:
                painter.drawPixmap(box, self._drawn[number][1])
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            self._draw(number)
        painter.end()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def _leaf(self, step: int) -> None:
        """A page on where whole pages show, else what fits."""
        if self._fit == PAGE:
            self.turn_to(self.page + step)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.pageStep())

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        seen = self.viewport().rect().translated(self._offset())
        return [n for n, box in enumerate(self._boxes) if box.intersects(seen)]

    def _scale(self, size: QSizeF) -> float:
        """Logical pixels per inch at which such a page is shown."""
        if self._fit == FULL:
            return _PER_INCH
        room = self.viewport().size()
        across = (room.width() - 2 * _AROUND) / size.width()
        down = (room.height() - 2 * _GAP) / size.height()
        scale = across if self._fit == WIDTH else min(across, down)
        return max(_SMALLEST, scale * 72)

    def _arrange(self, page: int) -> None:
        """Place every page anew; `page` stands on top."""
        if not self._sizes:
            return
        wanted = [pixels(size, self._scale(size)) for size in self._sizes]
        widest = max(width for width, _ in wanted)
        across = max(self.viewport().width(), widest + 2 * _AROUND)
        self._boxes, top = [], _GAP
        for width, height in wanted:
            self._boxes.append(QRect((across - width) // 2, top, width, height))
            top += height + _GAP
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), top, room.height()),
            (self.horizontalScrollBar(), across, room.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(max(1, seen - _GAP))
            bar.setSingleStep(40)
        # The old pictures stand, stretched, until the sharp ones come.
        self._asked.clear()
        self.turn_to(page)
        self._look()
        self.viewport().update()

    def _look(self) -> None:
        """Which page is looked at: the one that takes most of the height."""
        if not self._boxes:
            return
        seen = self.viewport().rect().translated(self._offset())
        heights = [box.intersected(seen).height() for box in self._boxes]
        page = heights.index(max(heights))
        sight = self._in_sight()
        near = range(sight[0] - _KEPT, sight[-1] + _KEPT + 1) if sight else range(0)
        for number in self._drawn.keys() - set(near):
            del self._drawn[number]
            self._asked.pop(number, None)
        if page != self._told:
            self.page = self._told = page
            self.setAccessibleName(self.tr("Page {0} of {1}").format(page + 1, len(self._boxes)))
            self._read_out(page)
            self.moved.emit(page)

    def _read_out(self, page: int) -> None:
        """What stands on it, for those who hear it."""

        def got(words: str) -> None:
            self._texts[page] = words
            if page == self.page:
                self._describe(words)

        if page in self._texts:
            self._describe(self._texts[page])
        else:
            self._pages.ask(lambda pages: pages.text(page), got, self.failed.emit)

    def _describe(self, words: str) -> None:
        self.setAccessibleDescription(words)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def _whole(self, number: int) -> tuple[int, int]:
        """How many pixels of the screen it has."""
        ratio, box = self.devicePixelRatioF(), self._boxes[number]
        return max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio))

    def _is_sharp(self, number: int) -> bool:
        return number in self._drawn and self._drawn[number][0] == self._whole(number)

    def _draw(self, number: int) -> None:
        whole, ratio = self._whole(number), self.devicePixelRatioF()
        if self._asked.get(number) == whole or self._is_sharp(number):
            return
        self._asked[number] = whole

        asked = self._asked

        def question(pages: OpenPages) -> QImage | None:
            # Scrolled past before its turn came: nobody waits for it any more.
            if asked.get(number) != whole:
                return None
            return pages.picture(number, Strip(whole, 0, whole[1]))

        def got(picture: QImage | None) -> None:
            if picture is not None and self._asked.get(number) == whole:
                pixmap = QPixmap.fromImage(picture)
                pixmap.setDevicePixelRatio(ratio)
                self._drawn[number] = (whole, pixmap)
                self.viewport().update()

        self._pages.ask(question, got, self.failed.emit)
