"""A fault of the program in a few signs: its type and place, never its words.

The words of an unexpected error may quote a record or a password (ValueError does).
"""

from pathlib import Path
from types import TracebackType


def fault_code(error: BaseException) -> str:
    """'ValueError-pupils:41'."""
    return code_at(type(error), error.__traceback__)


def code_at(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The same of what Python hands to its hooks."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?"
    if trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}"
    return f"{kind.__name__}-{place}"
