"""Whether a Windows volume is protected by BitLocker, asked as Explorer asks: no administrator.

The shell property System.Volume.BitLockerProtection of the drive's root, through IShellItem2
(shobjidl_core.h, propsys.h). Written after Microsoft's documentation and not measured.
"""

import ctypes
import sys
from typing import Any

_PROPERTY = "System.Volume.BitLockerProtection"
_SHELL_ITEM_2 = "{7e9fb0d3-919f-4307-ab2e-9b1860310c93}"
_RELEASE, _GET_INT_32 = 2, 16
"""Places in the table of IShellItem2's functions, counted from IUnknown's first."""
_APARTMENT = 2
"""COINIT_APARTMENTTHREADED"""
_ON, _OFF, _ENCRYPTING, _DECRYPTING, _SUSPENDED, _LOCKED, _WAITING = 1, 2, 3, 4, 5, 6, 8
_PROTECTS = {
    **dict.fromkeys((_ON, _LOCKED), True),
    **dict.fromkeys((_OFF, _DECRYPTING, _SUSPENDED, _WAITING), False),
}
"""Suspended, its key lies open on the disk. While it is being encrypted nothing is said."""


def is_protected(state: int | None) -> bool | None:
    """What a value of the property says; None for one that says nothing."""
    return _PROTECTS.get(state) if state is not None else None


def protection_of(root: str) -> int | None:
    """The property of the drive whose root this is ('C:\\'); None where the shell does not say."""
    if sys.platform != "win32":
        return None
    try:
        started = ctypes.windll.ole32.CoInitializeEx(None, _APARTMENT)
        try:
            return _asked(root)
        finally:
            if started >= 0:
                ctypes.windll.ole32.CoUninitialize()
    except (OSError, AttributeError):
        return None


def _asked(root: str) -> int | None:
    if sys.platform != "win32":
        return None
    interface, key = ctypes.create_string_buffer(16), ctypes.create_string_buffer(20)
    item, value = ctypes.c_void_p(), ctypes.c_int32()
    failed = (
        ctypes.windll.ole32.IIDFromString(_SHELL_ITEM_2, interface) < 0
        or ctypes.windll.propsys.PSGetPropertyKeyFromName(_PROPERTY, key) < 0
        or ctypes.windll.shell32.SHCreateItemFromParsingName(
            root, None, interface, ctypes.byref(item)
        )
        < 0
    )
    if failed or item.value is None:
        return None
    try:
        got = _function(item, _GET_INT_32, ctypes.c_void_p, ctypes.c_void_p)(
            item, key, ctypes.byref(value)
        )
        return value.value if got >= 0 else None
    finally:
        _function(item, _RELEASE)(item)


def _function(item: ctypes.c_void_p, place: int, *arguments: Any) -> Any:
    """The function at that place of a COM object's table."""
    table = ctypes.cast(item, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
    if sys.platform != "win32":
        return None
    prototype = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *arguments)
    return prototype(table[place] or 0)
