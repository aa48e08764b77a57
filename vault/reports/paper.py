"""A4 sheets: the frame, and lines in any script that are never taken for markup."""

import io
import unicodedata

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from vault.domain.english.wording import worded
from vault.domain.printouts import note_of_boxes
from vault.reports.faces import BASE
from vault.reports.line_runs import BOX, line_of

# Nobody sends these files by ways that bear only letters; spelled so, they are a quarter larger,
# and the library takes longer to spell a page than to draw it.
rl_config.useA85 = 0

WIDTH, HEIGHT = A4
MARGIN = 15 * mm
_SMALLEST = 6
_NOTE = 6.5


class Sheets(Canvas):  # type: ignore[misc]
    """Pages that tell, at their foot, of each letter that no font has; the file says it too, for
    the program to repeat it."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        self._of_page: set[str] = set()
        self._of_all: set[str] = set()

    def boxed(self, letters: frozenset[str]) -> None:
        """These stand as boxes on this page."""
        self._of_page |= letters
        self._of_all |= letters

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """The end of a page."""
        if self._of_page:
            names = ", ".join(map(_named, sorted(self._of_page)))
            words = worded("{0} stands for a letter that this program has no font for: {1}")
            letters, self._of_page = words.format(BOX, names), set()
            line_in(self, letters, MARGIN, 4 * mm, self._pagesize[0] - 2 * MARGIN, _NOTE)
        super().showPage()

    def save(self) -> None:
        """The end of the file."""
        if self._of_all:
            self.setKeywords(note_of_boxes(self._of_all))
        super().save()


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "").lower()
    return f"U+{ord(letter):04X} {name}".strip()


def new_paper(buffer: io.BytesIO, title: str) -> Sheets:
    """A canvas for A4."""
    canvas = Sheets(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("Tuckbox")
    return canvas


def width_of(text: str, size: float) -> float:
    """How wide one line of text is at `size`, in points."""
    return line_of(text).width * size


def draw_line(canvas: Sheets, text: str, x: float, y: float, size: float) -> None:
    """One line of plain text. Letters that do not stand one by one keep their words beside them,
    so that they are found, copied and read aloud as they were written."""
    line = line_of(text)
    if line.missing:
        canvas.boxed(line.missing)
    for run in line.runs:
        if run.spoken:
            words = f"\ufeff{run.spoken}".encode("utf-16-be").hex()
            canvas.addLiteral(f"/Span <</ActualText <{words}>>> BDC")
        canvas.setFont(run.face, size)
        canvas.drawString(x, y, run.text)
        if run.spoken:
            canvas.addLiteral("EMC")
        x += run.width * size
    canvas.setFont(BASE, size)


def line_in(canvas: Sheets, text: str, x: float, y: float, width: float, size: float) -> None:
    """One line of plain text, made smaller and then cut until it fits `width` (points)."""
    while size > _SMALLEST and width_of(text, size) > width:
        size -= 0.5
    while text and width_of(text, size) > width:
        text = text[:-2] + "…"
    draw_line(canvas, text, x, y, size)
