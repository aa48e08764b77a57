"""The index that a photographer lays beside the pictures: a line names a file and whose it is.

The package of the Professional School Photographers Association (INDEX.TXT, and MASTER.TXT where
there were retakes: volume, folder, file, grade, family name, given name, class, and more), a table
with the file's name in any column, or two columns, a number and a file."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from vault.exchange.photo_index_rows import index_rows
from vault.exchange.recognise import PICTURES
from vault.exchange.safe_zip import Bundle

_ENDINGS = (".txt", ".csv", ".tsv", ".tab")
_MASTER = "master"
_FOLDER, _FILE, _FAMILY, _CLASS = 1, 2, 4, 6
_OF_PACKAGE = 6
"""Columns that each line of a package has at least."""


@dataclass(frozen=True)
class PhotoIndex:
    """`lines`: picture to what its line says of the child, joined. A picture with different lines
    is in `several` instead: then its own name decides, or a person."""

    lines: dict[str, str]
    several: dict[str, tuple[str, ...]]
    files: frozenset[str]
    """The index files themselves."""
    missing: tuple[str, ...]
    """Pictures that they name and that are not there."""


def read_index(bundle: Bundle, pictures: list[str]) -> PhotoIndex:
    """What all index files of a bundle say of its pictures; a MASTER file goes before others."""
    named = _Pictures(pictures)
    lines_of: dict[str, set[str]] = defaultdict(set)
    mastered: dict[str, set[str]] = defaultdict(set)
    indexes, missing = set(), dict[str, None]()
    for file in bundle.names:
        if not file.lower().endswith(_ENDINGS):
            continue
        path = PurePosixPath(file.replace("\\", "/"))
        into = mastered if path.stem.casefold() == _MASTER else lines_of
        rows = index_rows(bundle, file, named.by_form.keys())
        for cells in rows:
            found = named.of_line(cells, path.parent)
            if found is not None:
                picture, text = found
                into[picture].add(text)
                indexes.add(file)
        if file in indexes:
            missing.update(dict.fromkeys(_missing(rows, named.by_form)))
    lines_of |= mastered
    texts = {name: next(iter(lines)) for name, lines in lines_of.items() if len(lines) == 1}
    several = {name: tuple(sorted(lines)) for name, lines in lines_of.items() if len(lines) > 1}
    return PhotoIndex(texts, several, frozenset(indexes), tuple(missing))


def _missing(rows: list[list[str]], by_form: Container[str]) -> Iterator[str]:
    for cells in rows:
        names = [_path(cell).name for cell in cells]
        if not any(name.casefold() in by_form for name in names):
            yield from (name for name in names if name.casefold().endswith(PICTURES))


@dataclass
class _Pictures:
    names: Iterable[str]
    by_form: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By the file's name, with its ending and without."""

    def __post_init__(self) -> None:
        for name in self.names:
            path = _path(name)
            for form in {path.name.casefold(), path.stem.casefold()}:
                self.by_form[form].append(name)

    def of_line(self, cells: list[str], beside: PurePosixPath) -> tuple[str, str] | None:
        """The one picture that a line of an index in the folder `beside` names, and what it says of
        the child; None for a line that names none, several, or nothing else."""
        named = [
            (place, picture)
            for place, cell in enumerate(cells)
            if (picture := self._named(cell, cells, beside))
        ]
        in_package = [picture for at, picture in named if at == _FILE and _is_of(cells, picture)]
        if in_package:
            picture, about = in_package[0], cells[_FAMILY : _CLASS + 1]
        elif len(named) == 1:
            place, picture = named[0]
            about = [cell for at, cell in enumerate(cells) if at != place]
        else:
            return None
        text = " ".join(cell for cell in about if cell)
        return (picture, text) if text else None

    def _named(self, cell: str, cells: list[str], beside: PurePosixPath) -> str:
        """The picture of this name: of several the one in the folder that the line names, or that
        lies with the index; '' where that does not tell them apart."""
        found = self.by_form.get(_path(cell).name.casefold(), []) if cell else []
        if len(found) > 1:
            found = [name for name in found if beside in _path(name).parents] or found
        if len(found) > 1:
            folders = {*(other.casefold() for other in cells), _path(cell).parent.name.casefold()}
            found = [name for name in found if _path(name).parent.name.casefold() in folders]
        return found[0] if len(found) == 1 else ""


def _is_of(cells: list[str], picture: str) -> bool:
    """Whether the line is one of a photographers' package: its folder stands before the file."""
    folder = _path(picture).parent.name.casefold()
    return len(cells) >= _OF_PACKAGE and _path(cells[_FOLDER]).name.casefold() == folder


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))
