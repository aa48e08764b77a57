"""The lines of a photographer's index, in whatever way their cells are parted."""

import codecs
import csv
from collections.abc import Container

from vault.errors import BadFileError
from vault.exchange.safe_zip import Bundle

_MOST = 4 << 20
_SIGNS = "\t;,|"
_ALONE = "/\\"
"""What parts two columns where nothing else does; in a path it is nothing of the kind."""


def index_rows(bundle: Bundle, file: str, pictures: Container[str]) -> list[list[str]]:
    """The cells of each line, clean; none for what is no text. `pictures` are the names that
    pictures have, in small letters."""
    try:
        raw = bundle.read(file)
    except BadFileError:
        return []
    text = _text_of(raw) if len(raw) <= _MOST else ""
    lines = text.splitlines()
    counts = {sign: sum(sign in line for line in lines) for sign in _SIGNS}
    sign = max(counts, key=lambda candidate: counts[candidate])
    if not counts[sign]:
        return [_parted(line, pictures) for line in lines]
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return []


def _text_of(raw: bytes) -> str:
    """'' for what is no text."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if b"\x00" in raw:
        return ""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _parted(line: str, pictures: Container[str]) -> list[str]:
    """'1001/PH1.jpg' in two cells, where the second one is a picture's name."""
    for sign in _ALONE:
        first, _, second = line.partition(sign)
        if second.strip().casefold() in pictures:
            return [first.strip(), second.strip()]
    return [line.strip()]
