"""Pages on their way to a printer: on the thread of pages, one page after the other."""

import sys
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from ui.desk.pdf_pages import OpenPages, PdfPages, Strip, page_tasks, pixels
from vault.errors import CancelledError, PrinterRefusedError
from vault.platform.cups import send_pdf

_SHARPEST = 600
"""Dots per inch: more than this no eye tells apart, and four times the memory."""
_STRIP = 512
_CUT_ALREADY = ("page-ranges", "page-set")
"""What CUPS is not to choose again: it is sent the chosen pages and no others."""
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class PrintJob(QObject):
    """`progressed` carries pages done and all of them; then comes `ended` with None or the error.
    CancelledError after `cancel`. The printer's settings are those that a person chose."""

    progressed = Signal(object, object)
    ended = Signal(object)

    def __init__(
        self, pages: PdfPages, numbers: Sequence[int], printer: QPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages, self._printer = pages, printer
        self._cancelled = threading.Event()
        self._order = list(numbers) if is_by_cups(printer) else _each_copy(numbers, printer)
        self._numbers = list(numbers)
        self._sheet = _Sheet(printer, self._cancelled)
        self._done = 0

    def start(self) -> None:
        """The first page, or with CUPS the whole paper."""
        if is_by_cups(self._printer):
            printer, numbers, cancelled = self._printer, self._numbers, self._cancelled
            self._pages.ask(
                lambda pages: _send(printer, pages.pdf_of(numbers), cancelled),
                lambda _: self.ended.emit(None),
                self.ended.emit,
            )
        else:
            self._next()

    def cancel(self, then: Callable[[], None] = lambda: None) -> None:
        """Print no more; it ends with CancelledError. `then` is called once nothing is painted
        any more, also where nobody hears of the end."""
        self._cancelled.set()
        page_tasks().run(self, self._sheet.abort, lambda _: then(), lambda _: then())

    def _next(self) -> None:
        number = self._order[self._done]
        is_last = self._done == len(self._order) - 1
        sheet = self._sheet
        self._pages.ask(
            lambda pages: sheet.print_page(pages, number, is_last=is_last),
            lambda _: self._printed(),
            self.ended.emit,
        )

    def _printed(self) -> None:
        self._done += 1
        self.progressed.emit(self._done, len(self._order))
        if self._done < len(self._order):
            self._next()
        else:
            self.ended.emit(None)


class _Sheet:
    """What is painted on; used on the thread of pages alone."""

    def __init__(self, printer: QPrinter, cancelled: threading.Event) -> None:
        self._printer, self._cancelled = printer, cancelled
        self._painter: QPainter | None = None

    def print_page(self, pages: OpenPages, number: int, *, is_last: bool) -> None:
        """One page as large as on the screen's 100 %, or smaller where the paper is."""
        if self._cancelled.is_set():
            self.abort()
            raise CancelledError
        try:
            size = pages.sizes()[number]
            painter = self._fresh_page(size)
            self._paint(painter, pages, number, size)
        except BaseException:
            self.abort()
            raise
        if is_last and not self._end():
            raise PrinterRefusedError(reason="it stopped at the end")

    def abort(self) -> None:
        """What was painted so far comes to nothing where the system still can."""
        if self._painter is not None:
            self._printer.abort()
            self._end()

    def _fresh_page(self, size: QSizeF) -> QPainter:
        is_wide = size.width() > size.height()
        kind = QPageLayout.Orientation
        self._printer.setFullPage(True)
        self._printer.setPageOrientation(kind.Landscape if is_wide else kind.Portrait)
        if self._painter is None:
            self._painter = QPainter()
            went = self._painter.begin(self._printer)
        else:
            went = self._printer.newPage()
        if not went:
            raise PrinterRefusedError(reason="it could not be started")
        return self._painter

    def _paint(self, painter: QPainter, pages: OpenPages, number: int, size: QSizeF) -> None:
        dots = self._printer.resolution()
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        width, height = pixels(size, dots)
        smaller = min(1.0, paper.width() / width, paper.height() / height)
        wide, high = width * smaller, height * smaller
        left, top = (paper.width() - wide) / 2, (paper.height() - high) / 2
        fine = min(1.0, _SHARPEST / dots)
        whole = max(1, round(wide * fine)), max(1, round(high * fine))
        for start in range(0, whole[1], _STRIP):
            if self._cancelled.is_set():
                raise CancelledError
            strip = Strip(whole, start, min(_STRIP, whole[1] - start))
            picture = pages.picture(number, strip)
            box = QRectF(left, top + start / fine, wide, strip.height / fine)
            painter.drawImage(box, picture)

    def _end(self) -> bool:
        painter, self._painter = self._painter, None
        return painter is not None and painter.end()


def is_by_cups(printer: QPrinter) -> bool:
    """Whether the paper goes to CUPS as it is, instead of being painted."""
    return sys.platform == "linux" and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """What a person chose in the dialog, of `count` pages; counted from 0. `current` is the page
    that is looked at."""
    half = cups_options(printer).get("page-set", "all") if is_by_cups(printer) else "all"
    wanted = _in_range(printer, count, current)
    return [n for n in wanted if half == "all" or (half == "even") == bool(n % 2)]


def cups_options(printer: QPrinter) -> dict[str, str]:
    """What was chosen in the dialog that only CUPS knows: pages on a sheet, a cover, odd pages."""
    # PPK_CupsOptions of Qt's qprintdevice: it has a number and no name for those outside.
    key = QPrintEngine.PrintEnginePropertyKey(0xFE00)
    pairs = iter(printer.printEngine().property(key) or [])
    return {str(name): str(value) for name, value in zip(pairs, pairs, strict=False) if value}


def _in_range(printer: QPrinter, count: int, current: int) -> list[int]:
    everything, asked = range(count), printer.printRange()
    if asked == QPrinter.PrintRange.CurrentPage:
        return [current]
    if asked != QPrinter.PrintRange.PageRange:
        return list(everything)
    ranges = printer.pageRanges()
    if ranges.isEmpty():
        first, last = printer.fromPage() or 1, printer.toPage() or count
        return [n for n in everything if first <= n + 1 <= last]
    return [n for n in everything if ranges.contains(n + 1)]


def _each_copy(numbers: Sequence[int], printer: QPrinter) -> list[int]:
    """Every page as often as it is painted: a printer that counts copies itself gets each once."""
    pages = list(numbers)
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _send(printer: QPrinter, pdf: bytes, cancelled: threading.Event) -> None:
    is_grey = printer.colorMode() == QPrinter.ColorMode.GrayScale
    options = cups_options(printer) | {
        "copies": str(max(1, printer.copyCount())),
        "Collate": "true" if printer.collateCopies() else "false",
        "media": printer.pageLayout().pageSize().key(),
        "print-color-mode": "monochrome" if is_grey else "color",
        "print-scaling": "auto",
    }
    if printer.duplex() in _SIDES:
        options["sides"] = _SIDES[printer.duplex()]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        options["outputorder"] = "reverse"
    for ours in _CUT_ALREADY:
        options.pop(ours, None)
    send_pdf(printer.printerName(), printer.docName(), pdf, options, cancelled.is_set)
