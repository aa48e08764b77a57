"""The preview of a paper in a test: waited for, and its file chosen."""

from PySide6.QtPrintSupport import QPrinter
from shiboken6 import isValid

from ui.desk.preview_dialog import PreviewDialog

WAIT = 20000


def preview_in(qtbot, widget):
    """The one that comes up in a window, once its pages can be printed or it says why not."""

    def found():
        return [d for d in widget.findChildren(PreviewDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT)
    preview = found()[-1]
    qtbot.waitUntil(lambda: bool(preview.count or preview.notice.text), timeout=WAIT)
    return preview


def read_in(qtbot, preview):
    """Its words, as somebody reads them who hears them or copies them."""
    preview.kind.buttons["words"].click()
    qtbot.waitUntil(lambda: bool(preview.text.toPlainText()), timeout=WAIT)
    return preview.text.toPlainText()


def save_from(qtbot, monkeypatch, preview, place, *, folder=False, button=None):
    """Press 'Save as PDF' (or `button`) and choose `place`. What is said of it; '' where the
    preview goes then, because something waited for the paper."""
    ask = "ask_folder" if folder else "ask_new_file"
    monkeypatch.setattr(f"ui.desk.paper_out.{ask}", lambda *_: str(place))
    preview.notice.clear()
    (button or preview.save).click()

    def words():
        return preview.notice.text if isValid(preview) and preview.isVisible() else ""

    qtbot.waitUntil(lambda: bool(words()) or not isValid(preview), timeout=WAIT)
    return words()


def file_printer(path):
    """Prints into a file, as a test can look at it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer
