"""How long the texts are that cells of an XLS workbook share: each cell names one by its number,
and the library keeps a copy for each cell."""

import struct
from collections.abc import Sequence

_WIDE, _EXTENDED, _RICH = 1, 4, 8


class _Pieces:
    """The data of an SST record and of the CONTINUE records behind it, one after the other."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces, self._piece, self.at = pieces, 0, 0

    @property
    def here(self) -> bytes:
        """The piece that is read; IndexError behind the last."""
        while self.at >= len(self._pieces[self._piece]):
            self.at -= len(self._pieces[self._piece])
            self._piece += 1
        return self._pieces[self._piece]

    def number(self, form: str) -> int:
        """The next one; numbers are not cut."""
        (value,) = struct.unpack_from(form, self.here, self.at)
        self.at += struct.calcsize(form)
        return int(value)

    def pass_letters(self, count: int, *, is_wide: bool) -> int:
        """How many bytes they take. Where a text is cut, the next piece says anew how wide its
        letters are."""
        taken = 0
        while count:
            width, piece = 2 if is_wide else 1, self.here
            some = min(count, (len(piece) - self.at) // width)
            taken += some * width
            self.at += some * width
            count -= some
            if count:
                self.at = len(piece)
                is_wide = bool(self.number("<B") & _WIDE)
        return taken


def lengths_in_xls(pieces: Sequence[bytes]) -> list[int]:
    """In bytes, by number; of an SST record ([MS-XLS] 2.4.265) and what continues it. Those
    behind one that cannot be read are missing."""
    read, lengths = _Pieces(pieces), list[int]()
    read.at = 8
    try:
        while True:
            letters, flags = read.number("<H"), read.number("<B")
            runs = read.number("<H") if flags & _RICH else 0
            more = read.number("<I") if flags & _EXTENDED else 0
            lengths.append(read.pass_letters(letters, is_wide=bool(flags & _WIDE)))
            read.at += 4 * runs + more
    except (IndexError, struct.error):
        return lengths
