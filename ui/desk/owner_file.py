"""A file outside the vault, where the person chose, that only they can read."""

import os
from pathlib import Path


def write_owner_only(path: Path, content: bytes) -> str:
    """Nothing when it was written, else why not, in words."""
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        return f"It could not be saved: {error.strerror}. Choose another place."
    return ""
