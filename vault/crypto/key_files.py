"""The key file on a USB stick: what a profile takes beside its password. Pure text, no I/O.

tuckbox-key-file-1
vault=<id>
profile=<id>
number=<16 hex digits, which stand in the profile's slot too>
secret=<64 hex digits>
check=<16 hex digits of BLAKE2b over all that stands before it>
"""

import os
import re
from dataclasses import dataclass, field, replace

from vault.crypto.primitives import digest
from vault.domain.secrets import StickSecret
from vault.errors import KeyFileUnreadableError

SUFFIX = ".tuckkey"
SECRET_BYTES = 32
MOST_BYTES = 1024
_HEADER = b"tuckbox-key-file-"
_NUMBER_BYTES = 8
_SHAPE = re.compile(
    rb"(tuckbox-key-file-1\nvault=([0-9a-f]{32})\nprofile=([0-9a-f]{32})\n"
    rb"number=([0-9a-f]{16})\nsecret=([0-9a-f]{64})\n)check=([0-9a-f]{16})\n"
)
_DIGITS = b"0123456789abcdef"


@dataclass(frozen=True)
class KeyFile:
    """The content of a key file. `number` tells it from the one that it replaced, and says nothing
    about the secret (32 bytes)."""

    vault_id: str
    profile: str
    number: str
    secret: StickSecret = field(repr=False)

    def is_for(self, vault_id: str, profile: str, number: str) -> bool:
        """Whether this is the file that a slot names."""
        return (self.vault_id, self.profile, self.number) == (vault_id, profile, number)

    def copy(self) -> "KeyFile":
        """The same with a buffer of its own for the secret: opening a slot wipes the one that it
        was given."""
        return replace(self, secret=StickSecret(self.secret.expose()))


def new_key_file(vault_id: str, profile: str) -> KeyFile:
    """A key file with a fresh secret and number."""
    number = os.urandom(_NUMBER_BYTES).hex()
    return KeyFile(vault_id, profile, number, StickSecret(os.urandom(SECRET_BYTES)))


def spell_key_file(key: KeyFile) -> bytearray:
    """The file's bytes; the caller wipes them."""
    text = bytearray(_HEADER + b"1\n")
    text += f"vault={key.vault_id}\nprofile={key.profile}\nnumber={key.number}\nsecret=".encode()
    for byte in key.secret.expose():
        text += bytes((_DIGITS[byte >> 4], _DIGITS[byte & 15]))
    text += b"\n"
    return text + b"check=" + _check_of(text) + b"\n"


def parse_key_file(text: bytearray) -> KeyFile:
    """The inverse of `spell_key_file`. KeyFileUnreadableError (details: reason) for anything
    else."""
    if not text.startswith(_HEADER):
        raise KeyFileUnreadableError(reason="it is not a key file of this program")
    if not text.startswith(_HEADER + b"1\n"):
        raise KeyFileUnreadableError(reason="a newer version of this program made it")
    match = _SHAPE.fullmatch(text)
    if match is None or match[6] != _check_of(match[1]):
        raise KeyFileUnreadableError(reason="it was damaged")
    return KeyFile(match[2].decode(), match[3].decode(), match[4].decode(), _secret_of(match[5]))


def _secret_of(digits: bytes) -> StickSecret:
    secret = StickSecret(bytes(SECRET_BYTES))
    for position, pair in enumerate(zip(digits[::2], digits[1::2], strict=True)):
        secret.expose()[position] = _DIGITS.index(pair[0]) << 4 | _DIGITS.index(pair[1])
    return secret


def _check_of(text: bytes | bytearray) -> bytes:
    """Against accidents only: somebody who alters the file can make it fit."""
    return digest(bytes(text), context=b"tuckbox-stick").hex()[:16].encode()
