"""Names of files: those that the program proposes, and those that are no text.

On Linux a name is bytes, and need not be UTF-8. Python keeps such bytes as halves of surrogate
pairs (PEP 383), which no database, JSON text or terminal takes.
"""

import os
import re
import unicodedata
from pathlib import Path

_BYTES = "bytes:"
_REFUSED = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])")
_ENDED = re.compile(r"(.*)(\.[A-Za-z0-9]+)", re.DOTALL)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST = 160
"""Bytes of UTF-8 before the ending: ext4, APFS and a folder that is synchronised take 255, and a
program that copies it adds to the name."""
_NOTHING = "tuckbox"


def proposed_name(name: str) -> str:
    """The name of a new file as every system takes it, its ending kept: without the signs and
    names that Windows refuses, signs that nobody sees, and dots or spaces at its ends.

    Source: Naming Files, Paths, and Namespaces (Microsoft, Win32 file system)."""
    named = _ENDED.fullmatch(name)
    stem, ending = (named[1], named[2]) if named is not None else (name, "")
    seen = "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in stem)
    stem = " ".join(_REFUSED.sub("-", seen).split()).strip(". ")
    stem = stem.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(". ")
    if _RESERVED.fullmatch(stem.partition(".")[0].rstrip().casefold()):
        stem = f"_{stem}"
    return f"{stem or _NOTHING}{ending}"


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
