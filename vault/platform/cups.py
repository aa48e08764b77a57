"""Printing where CUPS prints (Linux): a PDF goes to the print service straight out of memory.

Qt's own way would write the paper into the temporary folder first (cupsTempFd), where nothing
protects it and where it stays when the program is killed. libcups' streaming functions
(cups/cups.h: cupsCreateJob, cupsStartDocument, cupsWriteRequestData, cupsFinishDocument) need no
file. The service is reached by its local socket; to one on another computer the network guard
lets nobody through.
"""

import ctypes
from collections.abc import Callable, Mapping
from functools import cache

from vault.errors import CancelledError, NoPrinterError, PrinterRefusedError

_LIBRARY = "libcups.so.2"
_CONTINUE = 100  # HTTP_STATUS_CONTINUE: go on
_LAST_GOOD = 0x02FF  # IPP status codes up to here are successes
_PIECE = 1 << 16
_PASSWORD = ctypes.CFUNCTYPE(
    ctypes.c_void_p,
    *(ctypes.c_char_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p),
)


def _answer_nothing(*_: object) -> None:
    """Left to itself the library would ask at a terminal, and wait there for ever."""


_no_password = _PASSWORD(_answer_nothing)


def send_pdf(
    printer: str,
    title: str,
    pdf: bytes,
    options: Mapping[str, str],
    is_cancelled: Callable[[], bool],
) -> None:
    """Hand the paper over whole. `printer` as Qt names it ('queue' or 'queue/instance'), `options`
    as lp(1) has them. NoPrinterError, PrinterRefusedError, CancelledError: then nothing prints."""
    cups = _library()
    cups.cupsSetPasswordCB2(_no_password, None)
    queue, name = printer.partition("/")[0].encode(), title.encode()
    count, kept = 0, ctypes.c_void_p()
    try:
        for key, value in options.items():
            count = cups.cupsAddOption(key.encode(), value.encode(), count, ctypes.byref(kept))
        job = cups.cupsCreateJob(None, queue, name, count, kept)
        if not job:
            raise _refused(cups)
        try:
            _write(cups, queue, job, name, pdf, is_cancelled)
        except (CancelledError, PrinterRefusedError):
            cups.cupsCancelJob(queue, job)
            raise
    finally:
        cups.cupsFreeOptions(count, kept)


def _write(
    cups: ctypes.CDLL,
    queue: bytes,
    job: int,
    name: bytes,
    pdf: bytes,
    is_cancelled: Callable[[], bool],
) -> None:
    if cups.cupsStartDocument(None, queue, job, name, b"application/pdf", 1) != _CONTINUE:
        raise _refused(cups)
    for start in range(0, len(pdf), _PIECE):
        if is_cancelled():
            raise CancelledError
        piece = pdf[start : start + _PIECE]
        if cups.cupsWriteRequestData(None, piece, len(piece)) != _CONTINUE:
            raise _refused(cups)
    if cups.cupsFinishDocument(None, queue) > _LAST_GOOD:
        raise _refused(cups)
    if is_cancelled():
        raise CancelledError


def _refused(cups: ctypes.CDLL) -> PrinterRefusedError:
    words = cups.cupsLastErrorString() or b""
    reason = words.decode("utf-8", "replace").strip().rstrip(".") or "it gave no reason"
    return PrinterRefusedError(reason=reason)


@cache
def _library() -> ctypes.CDLL:
    try:
        cups = ctypes.CDLL(_LIBRARY)
    except OSError as error:
        raise NoPrinterError from error
    text, whole, pointer = ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p
    for name, result, arguments in (
        ("cupsSetPasswordCB2", None, (_PASSWORD, pointer)),
        ("cupsAddOption", whole, (text, text, whole, pointer)),
        ("cupsFreeOptions", None, (whole, pointer)),
        ("cupsCreateJob", whole, (pointer, text, text, whole, pointer)),
        ("cupsStartDocument", whole, (pointer, text, whole, text, text, whole)),
        ("cupsWriteRequestData", whole, (pointer, text, ctypes.c_size_t)),
        ("cupsFinishDocument", whole, (pointer, text)),
        ("cupsCancelJob", whole, (text, whole)),
        ("cupsLastErrorString", text, ()),
    ):
        function = getattr(cups, name)
        function.restype, function.argtypes = result, arguments
    return cups
