"""Reads what another process has in memory, as somebody who took the machine could (proc(5))."""

import re
from pathlib import Path

_LINE = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (r\S+) \S+ \S+ \S+ *(.*)$")
_MOST = 256 << 20


class CannotLookError(Exception):
    """The system does not let this user read another process."""


def regions(process):
    """Every readable region that is not a file mapped as it stands on the disk."""
    for line in Path(f"/proc/{process}/maps").read_text().splitlines():
        match = _LINE.match(line)
        if match and match[4] not in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
            yield int(match[1], 16), int(match[2], 16)


def each_piece(process):
    """The bytes of each region, in pieces of at most 256 MB that overlap a little."""
    try:
        memory = open(f"/proc/{process}/mem", "rb", buffering=0)  # noqa: SIM115 - closed below
    except PermissionError as error:
        raise CannotLookError from error
    with memory:
        for start, end in regions(process):
            for place in range(start, end, _MOST):
                try:
                    memory.seek(place)
                    yield memory.read(min(_MOST + 4096, end - place))
                except (OSError, OverflowError, ValueError):
                    continue


def count_in(process, pattern, starts, secrets):
    """Different matches of `pattern`, of which each begins with one of `starts`, and the names of
    the secrets whose bytes are found."""
    names, found, size = set(), set(), 0
    for piece in each_piece(process):
        size += len(piece)
        names.update(matches(pattern, starts, piece))
        found.update(name for name, value in secrets.items() if value in piece)
    if size == 0:
        raise CannotLookError
    return names, found


def matches(pattern, starts, piece):
    """As `pattern.findall`, in a tenth of the time: plain bytes are looked for first."""
    for start in starts:
        place = piece.find(start)
        while place >= 0:
            match = pattern.match(piece, place)
            if match:
                yield match[0]
            place = piece.find(start, place + 1)


def both_ways(text):
    """A text in UTF-8 and in UTF-16, which Qt keeps its strings in."""
    return text.encode(), text.encode("utf-16-le")
