"""A tar stream, written piece by piece and read as it is pushed in: memory stays flat.

The ustar format as POSIX.1-1988 has it, through the standard library's headers, so that every tar
program reads what `age -d` gives. Read: only plain files, in the order in which they were written.
"""

import tarfile
from collections.abc import Callable, Iterator

from vault.errors import BadContentError

BLOCK = 512
_END = bytes(2 * BLOCK)


def tar_entry(name: str, data: bytes) -> Iterator[bytes]:
    """Header, content and padding of one file."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    yield info.tobuf(tarfile.GNU_FORMAT)
    yield data
    if len(data) % BLOCK:
        yield bytes(-len(data) % BLOCK)


def tar_end() -> bytes:
    """Two empty blocks."""
    return _END


class TarReader:
    """A push parser: `begin(name, size)` is called for each file, `take(piece)` for its content,
    `finish()` for its end. BadContentError for anything but plain files."""

    def __init__(
        self,
        begin: Callable[[str, int], None],
        take: Callable[[bytes], None],
        finish: Callable[[], None],
    ) -> None:
        self._begin, self._take, self._finish = begin, take, finish
        self._pending = bytearray()
        self._left = 0
        self._padding = 0
        self._is_over = False

    def push(self, piece: bytes) -> None:
        """The next bytes of the stream, cut anywhere. BadContentError."""
        view = memoryview(piece)
        while view:
            if self._left:
                part = view[: self._left]
                self._take(bytes(part))
                self._left -= len(part)
                view = view[len(part) :]
                if not self._left:
                    self._finish()
            elif self._padding:
                skipped = min(self._padding, len(view))
                if any(view[:skipped]):
                    raise BadContentError(reason="something hides between its parts")
                self._padding -= skipped
                view = view[skipped:]
            else:
                missing = BLOCK - len(self._pending)
                self._pending += view[:missing]
                view = view[missing:]
                if len(self._pending) == BLOCK:
                    self._header(bytes(self._pending))
                    self._pending.clear()

    def end(self) -> None:
        """The stream has ended; BadContentError when that is within a file."""
        if self._left or self._pending or not self._is_over:
            raise BadContentError(reason="its content is cut short")

    def _header(self, block: bytes) -> None:
        if block == bytes(BLOCK):
            self._is_over = True
            return
        if self._is_over:
            raise BadContentError(reason="something hangs behind its end")
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError) as error:
            raise BadContentError(reason="its content is damaged") from error
        if info.type != tarfile.REGTYPE or info.size < 0:
            raise BadContentError(reason="it holds something that is no plain file")
        self._left, self._padding = info.size, -info.size % BLOCK
        self._begin(info.name, info.size)
        if not self._left:
            self._finish()
