"""A sealed file that was killed between its line in the transfer log and its name."""

import os

from vault.errors import StorageError
from vault.exchange.transfer.sealing import PartFile, is_taken_away, part_of
from vault.store.merge.sendings import Sending


def finish(sending: Sending) -> bool | None:
    """Finish a sending that a kill interrupted: whether the complete file has its name now. It was
    on the disk before its line was written, so as a rule only the name is missing. False when
    nobody can have it (removed, cut short, or under a passphrase that was never shown). None while
    that is unknown: its drive is not there, or the file is not, and somebody may have taken it
    away."""
    part = part_of(sending.path)
    try:
        if not sending.path.parent.is_dir():
            return None
        if not part.is_file():
            if sending.path.is_file() and sending.path.stat().st_size == sending.bytes:
                return True
            return False if sending.has_words else None
        # What has the name by now keeps it.
        is_wanted = not sending.has_words and not os.path.lexists(sending.path)
        if not is_wanted or part.stat().st_size != sending.bytes:
            return False if is_taken_away(part) else None
        PartFile(sending.path).publish()
    except (OSError, StorageError):
        return None
    return True
