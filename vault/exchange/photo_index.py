"""The index that a photographer lays beside the pictures: a line names a file and whose it is.

Two columns (file and number), or the five of the Professional School Photographers Association
(file, number, family name, given name, class), parted by tabs, commas or semicolons."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from vault.errors import BadFileError
from vault.exchange.recognise import PICTURES
from vault.exchange.safe_zip import Bundle

_ENDINGS = (".txt", ".csv", ".tsv")
_MOST = 4 << 20
_SIGNS = "\t;,"


@dataclass(frozen=True)
class PhotoIndex:
    """`lines`: picture to the other cells of its line, joined. A picture with two different lines
    has none: then its own name decides, or nothing does."""

    lines: dict[str, str]
    files: frozenset[str]
    """The index files themselves."""
    missing: tuple[str, ...]
    """Pictures that they name and that are not there."""


def read_index(bundle: Bundle, pictures: list[str]) -> PhotoIndex:
    """What all index files of a bundle say of its pictures."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for name in pictures:
        path = PurePosixPath(name.replace("\\", "/"))
        for form in {path.name.casefold(), path.stem.casefold()}:
            by_name[form].append(name)
    lines_of: dict[str, set[str]] = defaultdict(set)
    indexes, missing = set(), dict[str, None]()
    for file in bundle.names:
        rows = _rows(bundle, file) if file.lower().endswith(_ENDINGS) else []
        taken = [_take(cells, by_name, lines_of) for cells in rows]
        if any(taken):
            indexes.add(file)
            missing.update(dict.fromkeys(_missing(rows, by_name)))
    texts = {name: next(iter(lines)) for name, lines in lines_of.items() if len(lines) == 1}
    return PhotoIndex(texts, frozenset(indexes), tuple(missing))


def _missing(rows: list[list[str]], by_name: dict[str, list[str]]) -> Iterator[str]:
    for cells in rows:
        names = [PurePosixPath(cell.replace("\\", "/")).name for cell in cells]
        if not any(name.casefold() in by_name for name in names):
            yield from (name for name in names if name.casefold().endswith(PICTURES))


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
