"""The hash by which a part of a file is known: of a sealed file, a backup, the key file.

BLAKE2b-256 (RFC 7693) with a context of its own. It has no key: it proves nothing to somebody who
does not have it from elsewhere.
"""

import hashlib


def hash_of(part: bytes) -> str:
    """64 hex digits."""
    return hashlib.blake2b(part, digest_size=32, person=b"tuckbox-part").hexdigest()


class RunningHash:
    """The same of a stream of pieces."""

    def __init__(self) -> None:
        self._state = hashlib.blake2b(digest_size=32, person=b"tuckbox-part")

    def update(self, piece: bytes) -> None:
        self._state.update(piece)

    def hex(self) -> str:
        return self._state.hexdigest()
