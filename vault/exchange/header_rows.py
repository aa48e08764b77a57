"""Which row of a table names its columns: below titles, perhaps, and perhaps two rows high."""

import re
from collections.abc import Callable
from dataclasses import replace

from vault.exchange.tables import Table, distinct

_HEAD = 20
"""Within how many rows the header is looked for."""
Known = Callable[[tuple[str, ...]], int]
"""How much of a row of names a reader understands; 0 where it is no header of its kind."""
_QUALIFIES = re.compile(
    r"contact|parent|guardian|carer|mother|father|mum|dad|kin|emergency|priority|sibling|doctor|gp\b",
    re.IGNORECASE,
)
"""An upper header that says of whom the lower one speaks."""
_OF_SOMEBODY = re.compile(
    r"name|title|relation|phone|mobile|tel\b|cell|mail|address|number|priority|type|responsib|home|work"
    r"|postcode|zip",
    re.IGNORECASE,
)
"""A lower header that still belongs to it; the first that does not ends it."""


def under_header(table: Table, known: Known, header_line: int = 0) -> Table:
    """The table below the row that a reader understands best, the first of several that it
    understands alike; below `header_line` where a person chose one and the table has it."""
    rows = table.first_rows(max(_HEAD, header_line))
    best, found = known(table.header), table
    headers: list[set[str]] = []
    for place, (line, cells) in enumerate(rows):
        if header_line and line != header_line:
            continue
        if line < table.start:
            continue
        if not header_line and any(named <= {*cells} for named in headers):
            # It comes again, with somebody's row above it and no title.
            continue
        if known(distinct(cells)):
            headers.append({*filter(None, cells)})
        for heads in _heads(rows, place):
            names = distinct(_merged(heads))
            score = known(names)
            if score > best or (header_line and found is table):
                best = score
                found = replace(
                    table,
                    header=names,
                    start=line,
                    skips=place + 1,
                    heads=heads,
                    problems=[],
                )
    return found


def has_titles(table: Table) -> bool:
    """Whether something stands above the header."""
    above = table.first_rows(table.skips)[: -len(table.heads) or None]
    return any(any(cells) for line, cells in above if line < table.start)


def _heads(
    rows: list[tuple[int, tuple[str, ...]]], place: int
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The row alone, and with the one above it where both have something to say."""
    lower = rows[place][1]
    upper = rows[place - 1][1] if place else ()
    if sum(map(bool, upper)) < 1 or sum(map(bool, lower)) < 2:
        return ((lower,),)
    return (upper, lower), (lower,)


def _merged(heads: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """'Contact 1' above 'Name' is 'Contact 1 Name'. A merged cell has its text in the first of
    those that it covers; one that is merged downwards has nothing below."""
    lower = heads[-1]
    if len(heads) == 1:
        return tuple(name.strip("'") for name in lower)
    upper = heads[0]
    names, over = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        over = above or (over if _OF_SOMEBODY.search(below) else "")
        if not below:
            names.append(above)
        else:
            names.append(f"{over} {below}" if _QUALIFIES.search(over) else below)
    return tuple(names)
