"""The printers of the system, and the dialog that sets one of them up."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ui.words import tr
from vault.errors import NoPrinterError


def reachable_printer(title: str) -> QPrinter:
    """The usual one, to begin with. `title` stands in its queue, where others read it: it names no
    child. NoPrinterError. Asking may take the system some time: never on the window's thread."""
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinterError
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Tuckbox")
    return printer


def usual_printer() -> str:
    """The name of the printer that the system prints on unless another is chosen; '' for none.
    Never on the window's thread."""
    return QPrinterInfo.defaultPrinterName()


def ask_printer(
    parent: QWidget, printer: QPrinter, count: int, then: Callable[[QPrinter], None]
) -> QPrintDialog:
    """The system's own dialog where it has one; `count` pages can be chosen from. `then` is given
    the printer as a person has set it up."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    option = QPrintDialog.PrintDialogOption
    # A file is what 'Save as PDF' makes: with its warnings, and its own entry in the trail.
    dialog.setOption(option.PrintToFile, False)
    dialog.setOption(option.PrintCurrentPage, True)
    dialog.setOption(option.PrintPageRange, count > 1)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.accepted.connect(lambda: then(printer))
    # Let go of only once it has answered: the native dialog still writes into the printer.
    dialog.finished.connect(dialog.deleteLater)
    # The method of its base: its own wants the name of a slot.
    QDialog.open(dialog)
    return dialog
