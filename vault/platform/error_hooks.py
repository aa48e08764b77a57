"""What the interpreter says of a fault that nobody caught: a code, and no word of a record."""

import sys
import threading
from types import TracebackType

from vault.domain.faults import code_at


def report_codes_only() -> None:
    """From now on, in every thread. A traceback on standard error ends in the desktop's log, and
    the error's own words may quote what was being worked on."""
    sys.excepthook = lambda kind, _, trace: _say(kind, trace)
    sys.unraisablehook = lambda args: _say(args.exc_type, args.exc_traceback)
    threading.excepthook = lambda args: _say(args.exc_type, args.exc_traceback)


def _say(kind: type[BaseException], trace: TracebackType | None) -> None:
    if sys.stderr is not None and not issubclass(kind, SystemExit):
        sys.stderr.write(f"Tuckbox: a fault in the program itself ({code_at(kind, trace)})\n")
