"""The received file that is being looked at: staged once for its preview and for its merge."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Key = tuple[str, int, int]


class StagingCache:
    """Holds one thing, with what takes it away; closed as the vault closes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key: Key | None = None
        self._held: Any = None
        self._close: Callable[[], None] = _nothing

    def get(self, path: Path) -> Any | None:
        """What was put for exactly this file, or None."""
        return self._held if self._key == _key_of(path) else None

    def put(self, path: Path, held: Any, close: Callable[[], None]) -> None:
        """In place of what was there."""
        self.clear()
        self._key, self._held, self._close = _key_of(path), held, close

    def clear(self) -> None:
        """The held file is closed and goes."""
        self._close()
        self._key, self._held, self._close = None, None, _nothing


def _key_of(path: Path) -> Key | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (str(path.absolute()), status.st_size, status.st_mtime_ns)


def _nothing() -> None:
    return
