"""The index that a photographer lays beside the pictures: a line names a file and whose it is.

Two columns (file and number), or the five of the Professional School Photographers Association
(file, number, family name, given name, class), parted by tabs, commas or semicolons."""

import csv
from collections import defaultdict
from pathlib import PurePosixPath

from vault.errors import BadFileError
from vault.exchange.safe_zip import Bundle

_ENDINGS = (".txt", ".csv", ".tsv")
_MOST = 4 << 20
_SIGNS = "\t;,"


def read_index(bundle: Bundle, pictures: list[str]) -> tuple[dict[str, str], frozenset[str]]:
    """Picture to the other cells of its line, joined; and the index files themselves. A picture
    with two different lines has none: then its own name decides, or nothing does."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for name in pictures:
        path = PurePosixPath(name.replace("\\", "/"))
        for form in {path.name.casefold(), path.stem.casefold()}:
            by_name[form].append(name)
    lines_of: dict[str, set[str]] = defaultdict(set)
    indexes = set()
    for file in bundle.names:
        for cells in _rows(bundle, file) if file.lower().endswith(_ENDINGS) else ():
            if _take(cells, by_name, lines_of):
                indexes.add(file)
    texts = {name: next(iter(lines)) for name, lines in lines_of.items() if len(lines) == 1}
    return texts, frozenset(indexes)


def _take(cells: list[str], by_name: dict[str, list[str]], lines_of: dict[str, set[str]]) -> bool:
    """A line that names exactly one picture, and something else."""
    named = [
        (position, by_name[PurePosixPath(cell.replace("\\", "/")).name.casefold()])
        for position, cell in enumerate(cells)
        if PurePosixPath(cell.replace("\\", "/")).name.casefold() in by_name
    ]
    if len(named) != 1 or len(named[0][1]) != 1:
        return False
    position, (picture,) = named[0]
    rest = " ".join(cell for at, cell in enumerate(cells) if at != position and cell)
    if rest:
        lines_of[picture].add(rest)
    return bool(rest)


def _rows(bundle: Bundle, file: str) -> list[list[str]]:
    try:
        raw = bundle.read(file)
    except BadFileError:
        return []
    if len(raw) > _MOST or b"\x00" in raw:
        return []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    lines = text.splitlines()
    sign = max(_SIGNS, key=lambda candidate: sum(candidate in line for line in lines))
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return []
