"""Pages of PDFs as pictures. PDFium bears one thread at a time, so there is one for all of it;
nothing outside this file calls it. Loaded late: its import takes some 190 ms."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QImage

from ui.desk.tasks import Tasks
from vault.errors import DamagedPaperError

R = TypeVar("R")
_POINTS_PER_INCH = 72
_OPEN: dict[int, "OpenPages"] = {}
"""Held here, so that none is closed by whatever thread happens to let go of it last."""
_NUMBERS = count()


@cache
def page_tasks() -> Tasks:
    """The thread on which PDFium works."""
    return Tasks(name="pages")


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page: all of its width, `top` and `height` in pixels of a page of `whole`
    (width, height) pixels."""

    whole: tuple[int, int]
    top: int
    height: int


class OpenPages:
    """The pages of several PDFs, counted through from 0. Used on the thread of pages alone.
    DamagedPaperError from each function where one of them cannot be read."""

    def __init__(self, pdfs: Sequence[bytes]) -> None:
        self._pdfs = tuple(pdfs)
        self._documents: list[Any] = []
        self._pages: list[tuple[Any, int]] = []

    def sizes(self) -> list[QSizeF]:
        """Width and height of each page in points."""
        return [self._asked(lambda d, n: QSizeF(*d.get_page_size(n)), i) for i in self._numbers()]

    def picture(self, number: int, strip: Strip) -> QImage:
        """That part of the page on white."""
        return self._asked(lambda document, n: _drawn(document, n, strip), number)

    def text(self, number: int) -> str:
        """The words of the page, in the order in which they were set."""
        return self._asked(_text, number)

    def pdf_of(self, numbers: Sequence[int]) -> bytes:
        """A PDF of these pages alone; where they are all of one PDF, that itself."""
        pages = self._all()
        if len(self._pdfs) == 1 and list(numbers) == list(range(len(pages))):
            return self._pdfs[0]
        import pypdfium2

        made, out = pypdfium2.PdfDocument.new(), io.BytesIO()
        try:
            for number in numbers:
                document, page = pages[number]
                made.import_pages(document, [page])
            made.save(out)
        finally:
            made.close()
        return out.getvalue()

    def close(self) -> None:
        """Let go of pages and bytes."""
        for document in self._documents:
            document.close()
        self._documents, self._pages, self._pdfs = [], [], ()

    def _numbers(self) -> range:
        return range(len(self._all()))

    def _all(self) -> list[tuple[Any, int]]:
        import pypdfium2

        try:
            if not self._documents:
                # One by one: what was opened before a damaged one is closed with the rest.
                for pdf in self._pdfs:
                    self._documents.append(pypdfium2.PdfDocument(pdf))
                self._pages = [(d, n) for d in self._documents for n in range(len(d))]
        except pypdfium2.PdfiumError as error:
            raise DamagedPaperError from error
        if not self._pages:
            raise DamagedPaperError
        return self._pages

    def _asked(self, ask: Callable[[Any, int], R], number: int) -> R:
        import pypdfium2

        pages = self._all()
        try:
            return ask(*pages[number])
        except pypdfium2.PdfiumError as error:
            raise DamagedPaperError from error


class PdfPages:
    """The same, asked from the window's thread. What is asked for an `owner` that is gone by then
    is not told."""

    def __init__(self, pdfs: Sequence[bytes], owner: QObject) -> None:
        self._number = next(_NUMBERS)
        _OPEN[self._number] = OpenPages(pdfs)
        self._owner = owner
        owner.destroyed.connect(partial(_close, self._number))

    def ask(
        self,
        question: Callable[[OpenPages], R],
        then: Callable[[R], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Have it done there; nothing once it was closed."""
        pages = _OPEN.get(self._number)
        if pages is not None:
            page_tasks().run(self._owner, lambda: question(pages), then, failed)

    def close(self) -> None:
        """Let go of everything, as soon as what runs is done."""
        _close(self._number)


def pixels(size: QSizeF, per_inch: float) -> tuple[int, int]:
    """A page of so many points, in pixels."""
    scale = per_inch / _POINTS_PER_INCH
    return max(1, round(size.width() * scale)), max(1, round(size.height() * scale))


def _close(number: int, _gone: QObject | None = None) -> None:
    pages = _OPEN.pop(number, None)
    if pages is not None:
        page_tasks().run(page_tasks(), pages.close, _nothing, _nothing)


def _nothing(_: object) -> None:
    return


def _drawn(document: Any, number: int, strip: Strip) -> QImage:
    import pypdfium2
    from pypdfium2 import raw

    width, height = strip.whole
    page = document[number]
    try:
        bitmap = pypdfium2.PdfBitmap.new_native(width, strip.height, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, strip.height)
        flags = raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, -strip.top, width, height, 0, flags)
        shape = width, strip.height, bitmap.stride
        # A copy, because the picture outlives the buffer.
        picture = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB32).copy()
        bitmap.close()
    finally:
        page.close()
    return picture


def _text(document: Any, number: int) -> str:
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            # PDFium takes a hyphen at the end of a line for a word division: U+FFFE.
            return str(words.get_text_range()).replace("\r\n", "\n").replace("\ufffe", "-\n")
        finally:
            words.close()
    finally:
        page.close()
