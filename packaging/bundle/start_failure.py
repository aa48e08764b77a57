"""Tells on the screen that the program could not start. In a window nobody sees a terminal."""

import ctypes
import sys
from pathlib import Path
from types import TracebackType

_TITLE = "Tuckbox could not start"
_ADVICE = (
    "No vault was opened and nothing was changed. Install Tuckbox again, or give this code to "
    "whoever looks after this computer: "
)
_ERROR_ICON = 0x10


def tell_failure(failure: BaseException | str) -> None:
    """A sentence, or the code of an error (its text may quote a record), in a window where there
    is one, and on standard error."""
    told = failure if isinstance(failure, str) else _ADVICE + failure_code(failure)
    if sys.stderr is not None:
        sys.stderr.write(f"{_TITLE}. {told}\n")
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, told, _TITLE, _ERROR_ICON)
        return
    try:
        _show(told)
    except Exception as error:  # noqa: BLE001  Qt itself may be what is missing
        if sys.stderr is not None:
            sys.stderr.write(f"No window can be shown either ({failure_code(error)}).\n")


def failure_code(error: BaseException) -> str:
    """'ImportError-walk:12', and of a library or module that cannot be loaded its name as well:
    that is no text of a record."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?"
    if trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}"
    code = f"{type(error).__name__}-{place}"
    return f"{code} ({error})" if isinstance(error, ImportError) else code


def _show(told: str) -> None:
    from PySide6.QtWidgets import QApplication, QMessageBox

    kept = QApplication.instance() or QApplication(sys.argv[:1])
    box = QMessageBox(QMessageBox.Icon.Critical, _TITLE, told)
    box.exec()
    del kept
