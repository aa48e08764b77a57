"""A sealed file that was killed between its line in the register and its name."""

import os

from vault.errors import StorageError
from vault.exchange.transfer.sealing import PartFile, part_of
from vault.store.sendings import Sending


def finish(one: Sending) -> bool | None:
    """Whether the file stands whole under its name now: it was on the disk before its line was
    written, so as a rule only the name is missing. None while its drive is not there."""
    part = part_of(one.path)
    if not one.path.parent.is_dir():
        return None
    if not part.is_file():
        return one.path.is_file() and one.path.stat().st_size == one.bytes
    # A passphrase that was never told opens nothing; and what has the name by now keeps it.
    is_wanted = not one.has_words and not os.path.lexists(one.path)
    if not is_wanted or part.stat().st_size != one.bytes:
        part.unlink(missing_ok=True)
        return False
    try:
        PartFile(one.path).publish()
    except StorageError:
        return None
    return True
