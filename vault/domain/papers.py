"""A document in plain pieces, before it becomes Markdown or PDF: nothing in it is ever markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vault.domain.charts import Chart

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
GAP = re.compile(r"\[to be completed: ([^\]]*)\]")
"""The mark that `missing` makes."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """An item of a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Piece = Heading | Text | Point | Table | Chart
"""A chart stands above the table of what it shows; as Markdown it is its words."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`footer` stands on every page: who printed it, when, and the anchor of the trail. `pupils`
    counts those who are on it, where it is about pupils."""

    title: str
    subtitle: str
    pieces: tuple[Piece, ...]
    footer: str = ""
    pupils: int = 0

    def markdown(self) -> str:
        """As Markdown; signs that would be markup are escaped."""
        lines = [f"# {_plain(self.title)}", "", _plain(self.subtitle), ""]
        before: Piece | None = None
        for piece in self.pieces:
            if isinstance(before, Point) and not isinstance(piece, Point):
                # Else what follows a list would be taken for a part of its last point.
                lines.append("")
            lines += _lines(piece)
            before = piece
        if isinstance(before, Point):
            lines.append("")
        if self.footer:
            lines += ["---", _plain(self.footer)]
        return "\n".join(lines).rstrip() + "\n"

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is still to be completed, in the words of its marks."""
        cells = (text for piece in self.pieces for text in _texts(piece))
        return tuple(gap for text in cells for gap in GAP.findall(text))

    def words(self) -> str:
        """The running text alone, for measuring how hard it is to read."""
        return "\n".join(p.text for p in self.pieces if isinstance(p, Text | Point))


def missing(what: str) -> str:
    """The mark of a gap: what nobody wrote down yet is never made up."""
    return f"[to be completed: {what}]"


def _texts(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Table):
        yield from (cell for row in piece.rows for cell in row)
    else:
        yield piece.text


def _lines(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield f"## {_plain(piece.text)}"
    elif isinstance(piece, Point):
        yield f"- {_plain(piece.text)}"
        return
    elif isinstance(piece, Table):
        yield _row(piece.header)
        yield _row(("---",) * len(piece.header), escape=False)
        yield from (_row(row) for row in piece.rows)
    else:
        yield from (_plain(line) for line in piece.text.split("\n"))
    yield ""


def _row(cells: tuple[str, ...], *, escape: bool = True) -> str:
    return f"| {' | '.join(_plain(c) if escape else c for c in cells)} |"


def _plain(text: str) -> str:
    """One line, with every sign that Markdown could take for markup escaped."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
