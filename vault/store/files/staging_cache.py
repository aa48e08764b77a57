"""The received file that is being looked at: staged once for its preview and for its merge."""

from pathlib import Path
from typing import Any, Protocol

Key = tuple[str, int, int]


class Staged(Protocol):
    """What is held: `close` takes it away."""

    def close(self) -> None:
        """Gives back what it holds; no second call."""
        ...


class StagingCache:
    """Holds one thing; closed as the vault closes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key: Key | None = None
        self._held: Staged | None = None

    def get(self, path: Path) -> Any | None:
        """What was put for exactly this file, or None."""
        return self._held if self._key == _key_of(path) else None

    def put(self, path: Path, held: Staged) -> None:
        """In place of what was there."""
        self.clear()
        self._key, self._held = _key_of(path), held

    def clear(self) -> None:
        """The held file is closed and goes."""
        if self._held is not None:
            self._held.close()
        self._key, self._held = None, None


def _key_of(path: Path) -> Key | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (str(path.absolute()), status.st_size, status.st_mtime_ns)
