"""Pieces of a stream handed from one thread to another, so that both work at the same time."""

import threading
from collections import deque
from collections.abc import Iterator

_MOST = 4 << 20
"""Bytes that may wait between the two: memory stays flat whatever the size of the stream."""


class StoppedError(Exception):
    """The other side has stopped."""


class Pieces:
    """A bounded queue between two threads: one puts, then ends; another iterates until the end.
    Once either has stopped, the other gets StoppedError: an interrupted stream is never taken for a
    complete one."""

    def __init__(self) -> None:
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._is_ended = self._is_stopped = False
        self._changed = threading.Condition()

    def put(self, piece: bytes) -> None:
        """Add a piece; blocks while 4 MiB are waiting. StoppedError when the reader has stopped."""
        with self._changed:
            while self._size >= _MOST and not self._is_stopped:
                self._changed.wait()
            if self._is_stopped:
                raise StoppedError
            self._waiting.append(piece)
            self._size += len(piece)
            self._changed.notify()

    def end(self) -> None:
        """No more pieces follow; those waiting are still read."""
        with self._changed:
            self._is_ended = True
            self._changed.notify()

    def stop(self) -> None:
        """Drop what waits; the other side gets StoppedError."""
        with self._changed:
            self._is_stopped = True
            self._waiting.clear()
            self._changed.notify()

    def __iter__(self) -> Iterator[bytes]:
        while True:
            with self._changed:
                while not (self._waiting or self._is_ended or self._is_stopped):
                    self._changed.wait()
                if self._is_stopped:
                    raise StoppedError
                if not self._waiting:
                    return
                piece = self._waiting.popleft()
                self._size -= len(piece)
                self._changed.notify()
            yield piece
