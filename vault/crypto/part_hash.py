"""The hash that identifies a part of a file: of a sealed file, a backup, the key file.

BLAKE2b-256 (RFC 7693) with a context of its own. It has no key: it proves something only to
somebody who has the hash from elsewhere.
"""

import hashlib


def hash_of(part: bytes) -> str:
    """BLAKE2b-256 of `part`, as 64 hex digits."""
    return hashlib.blake2b(part, digest_size=32, person=b"tuckbox-part").hexdigest()


class RunningHash:
    """`hash_of` for a stream: the same hash, whatever pieces the content comes in."""

    def __init__(self) -> None:
        self._state = hashlib.blake2b(digest_size=32, person=b"tuckbox-part")

    def update(self, piece: bytes) -> None:
        """The next piece of the stream."""
        self._state.update(piece)

    def hex(self) -> str:
        """The hash so far, as 64 hex digits."""
        return self._state.hexdigest()
