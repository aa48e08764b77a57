"""None, True and False made immortal, as they are from Python 3.12 on (PEP 683).

PySide 6.12 loses references to them in everyday work, which on Python 3.11 would end a program that
runs for long (measured). Their counts are set so high that no length of work brings them down.
"""

import ctypes
import sys

_HIGH = 1 << 40


def keep_singletons() -> None:
    """Once, as the program begins; nothing to do on Python 3.12 and later."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for singleton in (None, True, False):
        # PyObject begins with its reference count (Include/object.h).
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < _HIGH // 2:
            count.value += _HIGH
