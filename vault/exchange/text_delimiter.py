"""What parts the columns of a list: decided over the whole file."""

import csv
import io
import re
from collections import Counter

DELIMITERS = (",", ";", "\t", "|")
_SAID = re.compile(r"sep=(.)\r?$", re.MULTILINE)
_NEARLY = 0.05


def said_delimiter(text: str) -> str:
    """What the line 'sep=;' says, which Excel writes and reads; '' without one."""
    match = _SAID.match(text)
    return match[1] if match else ""


def delimiters_of(text: str) -> tuple[str, ...]:
    """The likeliest first; another one behind it only where it fits nearly as well."""
    present = [mark for mark in DELIMITERS if mark in text]
    if len(present) < 2:
        return tuple(present) or (",",)
    scores = {mark: _fit(text, mark) for mark in present}
    order = sorted(present, key=lambda mark: scores[mark], reverse=True)
    best = scores[order[0]]
    near = [m for m in order[1:] if scores[m][0] > best[0] - _NEARLY and scores[m][1] > 1]
    return (order[0], *near)


def _fit(text: str, mark: str) -> tuple[float, int]:
    """The share of rows that have the commonest number of columns, and that number."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            if any(row):
                widths[len(row)] += 1
    except csv.Error:
        # What is behind a broken row is told of when the rows are read for good.
        pass
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0, 1
    width = max(several, key=lambda one: (several[one], one))
    return round(several[width] / widths.total(), 2), width
