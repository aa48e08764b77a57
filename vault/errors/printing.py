"""Paper that does not come out."""

from vault.errors.base import TuckboxError


class DamagedPaperError(TuckboxError):
    """A PDF that the program made cannot be read by what shows and prints it."""

    code = "paper.damaged"


class NoPrinterError(TuckboxError):
    """The system tells of no printer that this program can reach."""

    code = "printer.none"


class PrinterRefusedError(TuckboxError):
    """The system's printing did not take the paper; details: reason."""

    code = "printer.refused"
