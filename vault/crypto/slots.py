"""A slot: the box that a password (or the recovery code) opens, with a person's keys inside."""

import json
import os
from dataclasses import dataclass, field

from vault.crypto.kdf import KdfParams, derive_slot_key
from vault.crypto.primitives import (
    BoxDoesNotOpenError,
    open_box,
    pad,
    public_of,
    random_key,
    seal,
    unpad,
    verify_key_of,
)
from vault.crypto.primitives import sign as sign_with
from vault.domain.secrets import Password
from vault.errors import KeyringDamagedError, WrongPasswordError

SALT_BYTES = 16


@dataclass
class SlotContents:
    """A person's own keys, the vault key (none for a technician), the pinned root key and the
    lowest directory epoch accepted. Wiped with `wipe`."""

    box_secret: bytearray = field(repr=False)
    sign_seed: bytearray = field(repr=False)
    vault_key: bytearray | None = field(repr=False)
    root_public: bytes
    lowest_epoch: int

    @property
    def box_public(self) -> bytes:
        return public_of(bytes(self.box_secret))

    @property
    def verify_key(self) -> bytes:
        return verify_key_of(bytes(self.sign_seed))

    def sign(self, message: bytes) -> bytes:
        return sign_with(bytes(self.sign_seed), message)

    def wipe(self) -> None:
        for buffer in (self.box_secret, self.sign_seed, self.vault_key):
            if buffer is not None:
                buffer[:] = bytes(len(buffer))


@dataclass(frozen=True, slots=True)
class Slot:
    """As it stands in the key file; `signature` is its owner's."""

    profile: str
    salt: bytes
    params: KdfParams | None
    box: bytes
    signature: bytes

    def signed_part(self, vault_id: str) -> bytes:
        return _bound(vault_id, self.profile, self.salt, self.params) + self.box


def new_contents(vault_key: bytes | None, root_public: bytes, epoch: int) -> SlotContents:
    """Fresh keys for one person."""
    return SlotContents(
        bytearray(random_key()),
        bytearray(random_key()),
        bytearray(vault_key) if vault_key is not None else None,
        root_public,
        epoch,
    )


def make_slot(
    vault_id: str, profile: str, password: Password, params: KdfParams, contents: SlotContents
) -> Slot:
    """Seal the contents under the password."""
    salt = os.urandom(SALT_BYTES)
    key = derive_slot_key(password, salt, params)
    try:
        return _sealed(vault_id, profile, salt, params, bytes(key.expose()), contents)
    finally:
        key.wipe()


def make_coded_slot(vault_id: str, profile: str, key: bytes, contents: SlotContents) -> Slot:
    """Seal the contents under a key of full entropy (the recovery code's)."""
    return _sealed(vault_id, profile, b"", None, key, contents)


def open_slot(vault_id: str, slot: Slot, password: Password) -> SlotContents:
    """WrongPasswordError when the box does not open: the one sign of a wrong password."""
    if slot.params is None:
        raise KeyringDamagedError(file="keyring.json")
    key = derive_slot_key(password, slot.salt, slot.params)
    try:
        return _opened(vault_id, slot, bytes(key.expose()))
    except BoxDoesNotOpenError as error:
        raise WrongPasswordError from error
    finally:
        key.wipe()


def open_coded_slot(vault_id: str, slot: Slot, key: bytes) -> SlotContents:
    """BoxDoesNotOpenError when the code is another."""
    return _opened(vault_id, slot, key)


def _sealed(
    vault_id: str,
    profile: str,
    salt: bytes,
    params: KdfParams | None,
    key: bytes,
    contents: SlotContents,
) -> Slot:
    plain = json.dumps(
        {
            "box": contents.box_secret.hex(),
            "sign": contents.sign_seed.hex(),
            "vault": contents.vault_key.hex() if contents.vault_key is not None else "",
            "root": contents.root_public.hex(),
            "epoch": contents.lowest_epoch,
        }
    ).encode()
    box = seal(key, pad(plain), _bound(vault_id, profile, salt, params))
    unsigned = Slot(profile, salt, params, box, b"")
    return Slot(profile, salt, params, box, contents.sign(unsigned.signed_part(vault_id)))


def _opened(vault_id: str, slot: Slot, key: bytes) -> SlotContents:
    plain = unpad(open_box(key, slot.box, _bound(vault_id, slot.profile, slot.salt, slot.params)))
    said = json.loads(plain)
    return SlotContents(
        bytearray.fromhex(said["box"]),
        bytearray.fromhex(said["sign"]),
        bytearray.fromhex(said["vault"]) if said["vault"] else None,
        bytes.fromhex(said["root"]),
        int(said["epoch"]),
    )


def _bound(vault_id: str, profile: str, salt: bytes, params: KdfParams | None) -> bytes:
    cost = (params.memory_kib, params.passes, params.lanes) if params is not None else ("code",)
    return "|".join(("tuckbox slot", vault_id, profile, salt.hex(), *map(str, cost))).encode()
