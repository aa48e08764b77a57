"""A concern in the drop box: sealed to the safeguarding public key, and signed inside by the person
who raised it.

The public key is known to everybody who opens the vault, so anybody can make a box. What tells a
colleague's concern from a forged one is the signature (Ed25519) over vault, id, profile and
content; a nonce keeps the box's mark, which stands in the audit trail, from being guessed at.
"""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from vault.crypto.padding import pad, unpad
from vault.crypto.primitives import BoxDoesNotOpenError, digest, is_signed, open_from, seal_to
from vault.crypto.sealed_records import drop_box_secret
from vault.domain.outside_json import read_object
from vault.errors import VaultDamagedError

FIELDS = ("pupil", "author", "written_on", "category", "text")
OTHERS = "others"
"""Beside FIELDS only where there are any: ids of the other children of whom the same was raised,
with blanks between. Older versions of the program do not read it."""
LARGEST = 1 << 20
"""Bytes of a box that is looked into; the longest text that the program seals takes far fewer."""
_SIGNED = b"tuckbox concern "
_NONCE = 16


@dataclass(frozen=True, slots=True)
class ConcernBox:
    """An opened box. `profile`, `mark` (hex, BLAKE2b-256 of what is signed and of the signature)
    and `signature` are empty for a box from before signatures were kept."""

    vault: str
    concern: str
    profile: str
    content: dict[str, str]
    mark: str = ""
    message: bytes = b""
    signature: bytes = b""

    def is_signed_by(self, keys: Iterable[bytes]) -> bool:
        """Whether the signature is of one of these keys (Ed25519)."""
        return any(is_signed(key, self.message, self.signature) for key in keys)


def seal_concern(
    public: bytes,
    content: dict[str, str],
    place: tuple[str, str, str],
    sign: Callable[[bytes], bytes],
) -> tuple[bytes, str]:
    """The box (`seal_to` over padded JSON) and its mark (64 hex digits). `content` has the keys of
    FIELDS, and may have OTHERS; `place` is (vault, id, profile), which are signed with it."""
    vault, concern, profile = place
    signed = json.dumps(
        {
            **content,
            "vault": vault,
            "concern": concern,
            "profile": profile,
            "nonce": os.urandom(_NONCE).hex(),
        },
        sort_keys=True,
        separators=(",", ":"),
    )
    message = _SIGNED + signed.encode()
    signature = sign(message)
    plain = json.dumps({"signed": signed, "signature": signature.hex()}).encode()
    return seal_to(public, pad(plain)), _mark(message, signature)


def open_concern(secret: bytes, box: bytes) -> ConcernBox:
    """The concern in a box. VaultDamagedError for anything else; the caller checks the
    signature."""
    try:
        opened = _object(_plain(secret, box))
        if "signed" not in opened:
            return _box(opened)
        signed, signature = opened["signed"], bytes.fromhex(opened["signature"])
        message = _SIGNED + signed.encode()
        return _box(_object(signed), message, signature)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise VaultDamagedError(file="vault.db") from error


def reseal_concern(secret: bytes, public: bytes, box: bytes) -> bytes:
    """The same content under another key, byte for byte, even where it is no concern.
    VaultDamagedError when the box does not open, or is larger than LARGEST."""
    try:
        return seal_to(public, pad(_plain(secret, box)))
    except ValueError as error:
        raise VaultDamagedError(file="vault.db") from error


def _plain(secret: bytes, box: bytes) -> bytes:
    if len(box) > LARGEST:
        raise ValueError
    # Versions up to 0.1 sealed to the public half of the secret itself.
    for key in (drop_box_secret(secret), secret):
        try:
            return unpad(open_from(key, box))
        except BoxDoesNotOpenError:
            continue
    raise ValueError


def _object(text: str | bytes) -> dict[str, Any]:
    return read_object(text)


def _box(opened: dict[str, Any], message: bytes = b"", signature: bytes = b"") -> ConcernBox:
    content = {name: opened[name] for name in (*FIELDS, OTHERS) if name != OTHERS or name in opened}
    vault, concern = opened["vault"], opened["concern"]
    profile = opened["profile"] if message else ""
    for value in (*content.values(), vault, concern, profile):
        value.encode()  # half a character (a lone surrogate) could be neither shown nor kept
    mark = _mark(message, signature) if message else ""
    return ConcernBox(vault, concern, profile, content, mark, message, signature)


def _mark(message: bytes, signature: bytes) -> str:
    return digest(message, signature, context=b"tuckbox-concern").hex()
