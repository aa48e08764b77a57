"""A bug in a few characters: type and place of the error, never its text.

The text of an unexpected error may quote a record or a password (ValueError does).
"""

from pathlib import Path
from types import TracebackType


def fault_code(error: BaseException) -> str:
    """'ValueError-pupils:41'."""
    return code_at(type(error), error.__traceback__)


def code_at(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The same from what Python passes to its hooks."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?"
    if trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}"
    return f"{kind.__name__}-{place}"
