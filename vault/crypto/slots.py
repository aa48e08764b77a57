"""A slot: the box that a password (or the recovery code) opens, with a person's keys inside.

The box is XChaCha20-Poly1305 over padded JSON; vault id, profile, salt, cost and the number of the
stick are its associated data, so none of them can be exchanged for another.
"""

import json
import os
from dataclasses import dataclass, field, replace
from typing import Any

from vault.crypto.chain import SeenEntry
from vault.crypto.kdf import KdfParams, derive_slot_key
from vault.crypto.key_files import KeyFile
from vault.crypto.padding import pad, unpad
from vault.crypto.primitives import (
    BoxDoesNotOpenError,
    open_box,
    public_of,
    random_key,
    seal,
    verify_key_of,
)
from vault.crypto.primitives import sign as sign_with
from vault.domain.secrets import Password
from vault.errors import (
    KeyringDamagedError,
    StickNeededError,
    WrongPasswordError,
    WrongPasswordOrStickError,
)

SALT_BYTES = 16


@dataclass
class SlotContents:
    """A person's own keys (32 bytes each), the vault key (None for a technician), the pinned root
    key and the lowest directory epoch accepted. Call `wipe` when done. `stick` is the key file that
    the slot takes beside the password, if any: a slot that is rewritten from these contents takes
    it as well."""

    box_secret: bytearray = field(repr=False)
    sign_seed: bytearray = field(repr=False)
    vault_key: bytearray | None = field(repr=False)
    root_public: bytes
    lowest_epoch: int
    stick: KeyFile | None = field(default=None, repr=False)
    seen: SeenEntry | None = None
    """As of the owner's last unlock. Nobody else can move it, nor take it out of the box."""
    slot_key: bytearray = field(default_factory=bytearray, repr=False)
    """What the box opens with, for as long as an unlock takes; see `reseal_slot`."""

    @property
    def box_public(self) -> bytes:
        """The X25519 public key, to which grants are sealed."""
        return public_of(bytes(self.box_secret))

    @property
    def verify_key(self) -> bytes:
        """The Ed25519 public key of the person's signatures."""
        return verify_key_of(bytes(self.sign_seed))

    def sign(self, message: bytes) -> bytes:
        """A 64-byte Ed25519 signature under the person's key."""
        return sign_with(bytes(self.sign_seed), message)

    def wipe(self) -> None:
        """Overwrite every secret with zeros. The contents cannot be used afterwards."""
        for buffer in (self.box_secret, self.sign_seed, self.vault_key, self.slot_key):
            if buffer is not None:
                buffer[:] = bytes(len(buffer))
        if self.stick is not None:
            self.stick.secret.wipe()

    def forget_slot_key(self) -> None:
        """Overwrite the slot's own key alone: from then on `reseal_slot` refuses."""
        self.slot_key[:] = bytes(len(self.slot_key))
        self.slot_key = bytearray()


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot as it stands in the key file. `params` is None for the recovery slot; `signature` is
    its owner's; `stick` is the number of the key file that it takes beside the password, or ''."""

    profile: str
    salt: bytes
    params: KdfParams | None
    box: bytes
    signature: bytes
    stick: str = ""

    def signed_part(self, vault_id: str) -> bytes:
        """The bytes that `signature` covers."""
        return _bound(vault_id, self) + self.box


def new_contents(vault_key: bytes | None, root_public: bytes, epoch: int) -> SlotContents:
    """Contents with fresh keys for one person."""
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
    """Seal the contents under the password, and under the key file that they name.
    KeyringDamagedError for a cost outside the bounds (`check_params`), OutOfMemoryError when
    Argon2id gets none."""
    stick = contents.stick
    empty = Slot(profile, os.urandom(SALT_BYTES), params, b"", b"", stick.number if stick else "")
    key = derive_slot_key(password, empty.salt, params, stick.secret if stick else None)
    try:
        return _sealed(vault_id, empty, bytes(key.expose()), contents)
    finally:
        key.wipe()


def make_coded_slot(vault_id: str, profile: str, key: bytes, contents: SlotContents) -> Slot:
    """Seal the contents under a 32-byte key of full entropy (the recovery code's), without
    Argon2id."""
    return _sealed(vault_id, Slot(profile, b"", None, b"", b""), key, contents)


def open_slot(
    vault_id: str, slot: Slot, password: Password, stick: KeyFile | None = None
) -> SlotContents:
    """The contents; the caller wipes them. WrongPasswordError when the box does not open, which is
    the only sign of a wrong password; WrongPasswordOrStickError where the slot takes a stick as
    well, since nobody can tell which of the two is wrong; StickNeededError where the stick is
    missing; KeyringDamagedError for a slot without a cost or with one outside the bounds."""
    if slot.params is None:
        raise KeyringDamagedError(file="keyring.json")
    if slot.stick and stick is None:
        raise StickNeededError
    used = stick if slot.stick else None
    key = derive_slot_key(password, slot.salt, slot.params, used.secret if used else None)
    try:
        contents = _opened(vault_id, slot, bytes(key.expose()))
    except BoxDoesNotOpenError as error:
        raise (WrongPasswordOrStickError if used else WrongPasswordError) from error
    finally:
        key.wipe()
    contents.stick = used
    return contents


def open_coded_slot(vault_id: str, slot: Slot, key: bytes) -> SlotContents:
    """The contents of a slot made by `make_coded_slot`; BoxDoesNotOpenError for another code."""
    return _opened(vault_id, slot, key)


def reseal_slot(vault_id: str, slot: Slot, contents: SlotContents) -> Slot:
    """The same slot with the present contents, without deriving its key again. BoxDoesNotOpenError
    when `contents` no longer have the slot's key."""
    if not contents.slot_key:
        raise BoxDoesNotOpenError
    return _sealed(vault_id, slot, bytes(contents.slot_key), contents)


def _sealed(vault_id: str, empty: Slot, key: bytes, contents: SlotContents) -> Slot:
    seen = contents.seen
    plain = json.dumps(
        {
            "box": contents.box_secret.hex(),
            "sign": contents.sign_seed.hex(),
            "vault": contents.vault_key.hex() if contents.vault_key is not None else "",
            "root": contents.root_public.hex(),
            "epoch": contents.lowest_epoch,
            **({"seen": [seen.number, seen.hash.hex(), seen.epoch]} if seen else {}),
        }
    ).encode()
    contents.forget_slot_key()
    contents.slot_key = bytearray(key)
    unsigned = replace(empty, box=seal(key, pad(plain), _bound(vault_id, empty)))
    return replace(unsigned, signature=contents.sign(unsigned.signed_part(vault_id)))


def _opened(vault_id: str, slot: Slot, key: bytes) -> SlotContents:
    plain = unpad(open_box(key, slot.box, _bound(vault_id, slot)))
    content = json.loads(plain)
    return SlotContents(
        bytearray.fromhex(content["box"]),
        bytearray.fromhex(content["sign"]),
        bytearray.fromhex(content["vault"]) if content["vault"] else None,
        bytes.fromhex(content["root"]),
        int(content["epoch"]),
        seen=_seen_in(content.get("seen")),
        slot_key=bytearray(key),
    )


def _seen_in(fields: Any) -> SeenEntry | None:
    return SeenEntry(int(fields[0]), bytes.fromhex(fields[1]), int(fields[2])) if fields else None


def _bound(vault_id: str, slot: Slot) -> bytes:
    params = slot.params
    cost = (params.memory_kib, params.passes, params.lanes) if params is not None else ("code",)
    parts = ["tuckbox slot", vault_id, slot.profile, slot.salt.hex(), *map(str, cost)]
    return "|".join(parts + (["stick", slot.stick] if slot.stick else [])).encode()
