"""Names of files that are no text: on Linux a name is bytes, and need not be UTF-8.

Python keeps such bytes as halves of surrogate pairs (PEP 383), which no database, JSON text or
terminal takes.
"""

import os
from pathlib import Path

_BYTES = "bytes:"


def readable(name: str) -> str:
    """The name for people and records, never to open a file with; a byte that is no UTF-8 as
    `\\xe9`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace") if _is_odd(name) else name


def packed(path: Path) -> str:
    """The path as text, from which `unpacked` makes the same path."""
    name = str(path)
    return _BYTES + os.fsencode(name).hex() if _is_odd(name) else name


def unpacked(text: str) -> Path:
    """The path of `packed`; ValueError for what it cannot have made."""
    if not text.startswith(_BYTES):
        return Path(text)
    return Path(os.fsdecode(bytes.fromhex(text.removeprefix(_BYTES))))


def _is_odd(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
