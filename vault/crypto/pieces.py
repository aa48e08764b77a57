"""Pieces of a stream handed from one thread to another, so that both work at the same time."""

import threading
from collections import deque
from collections.abc import Iterator

_MOST = 4 << 20
"""Bytes that may wait between the two: memory stays flat whatever the size of the stream."""


class StoppedError(Exception):
    """The other side has stopped."""


class Pieces:
    """One thread puts, then ends; another takes until the end. Once either has stopped, the other
    gets StoppedError: a stream that was broken off is never taken for a whole one."""

    def __init__(self) -> None:
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._is_ended = self._is_stopped = False
        self._changed = threading.Condition()

    def put(self, piece: bytes) -> None:
        """Waits while enough is waiting."""
        with self._changed:
            while self._size >= _MOST and not self._is_stopped:
                self._changed.wait()
            if self._is_stopped:
                raise StoppedError
            self._waiting.append(piece)
            self._size += len(piece)
            self._changed.notify()

    def end(self) -> None:
        """Nothing more comes; what waits is still taken."""
        with self._changed:
            self._is_ended = True
            self._changed.notify()

    def stop(self) -> None:
        """Nothing more is taken, whatever waits."""
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
