"""Boxes of sealed records and of their manifests.

XChaCha20-Poly1305 over padded JSON. Records, manifests and the drop box each have a subkey of the
compartment's 32-byte secret; the context is the box's associated data.
"""

import json
from typing import Any

from vault.crypto.padding import pad, unpad
from vault.crypto.primitives import BoxDoesNotOpenError, open_box, seal, subkey
from vault.errors import VaultDamagedError

Context = tuple[str | int, ...]
"""Vault, compartment, generation, version and id: a box moved elsewhere does not open."""


def _bound(kind: str, context: Context) -> bytes:
    return "|".join(("tuckbox", kind, *map(str, context))).encode()


def _json(content: object) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def seal_record(secret: bytes, content: dict[str, str], context: Context) -> bytes:
    """nonce ‖ ciphertext of the padded JSON, bound to its place by `context`."""
    return seal(subkey(secret, b"tuckbox-record"), pad(_json(content)), _bound("record", context))


def open_record(secret: bytes, box: bytes | None, context: Context) -> dict[str, str]:
    """The content as `seal_record` took it. VaultDamagedError when the box is missing, or was
    altered, moved, or put back from an older version."""
    opened = _open(subkey(secret, b"tuckbox-record"), box, _bound("record", context))
    return {str(name): str(value) for name, value in opened.items()}


def seal_manifest(secret: bytes, exists: dict[str, int], context: Context) -> bytes:
    """The list of records that exist (id to version), sealed: a record that is left out is
    noticed."""
    return seal(subkey(secret, b"tuckbox-manifest"), pad(_json(exists)), _bound("list", context))


def open_manifest(secret: bytes, box: bytes | None, context: Context) -> dict[str, int]:
    """The list as `seal_manifest` took it; VaultDamagedError as in `open_record`."""
    opened = _open(subkey(secret, b"tuckbox-manifest"), box, _bound("list", context))
    return {str(name): int(value) for name, value in opened.items()}


def drop_box_secret(secret: bytes) -> bytes:
    """The X25519 secret of the drop box. It is derived, because its public half stands in the key
    file: who breaks X25519 gets this key and not that of the records."""
    return subkey(secret, b"tuckbox-dropbox")


def _open(key: bytes, box: bytes | None, context: bytes) -> dict[str, Any]:
    try:
        opened: dict[str, Any] = json.loads(unpad(open_box(key, box or b"", context)))
    except BoxDoesNotOpenError as error:
        raise VaultDamagedError(file="vault.db") from error
    return opened
