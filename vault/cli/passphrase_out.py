"""Where the passphrase of a sealed file goes that only the program knows."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from vault.exchange.small_files import write_new

R = TypeVar("R")


def with_passphrase(path: Path | None, seal: Callable[[], R], words: Callable[[R], str]) -> R:
    """What `seal` gives, its passphrase written to `path`; None for a file that has none.
    FolderExistsError, StorageError."""
    if path is None:
        return seal()
    # Made before the file is: a file whose passphrase nobody has opens for nobody.
    write_new(path, b"")
    try:
        report = seal()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    write_new(path, f"{words(report)}\n".encode(), replace=True)
    return report
