"""Reads a vault as an attacker with one person's password would: argon2, PyNaCl and sqlcipher3
alone, after the format as it is written down; nothing of the program is imported."""

import hashlib
import json
from functools import cache

from argon2.low_level import Type, hash_secret_raw
from nacl import bindings
from nacl.exceptions import CryptoError
from sqlcipher3 import dbapi2 as sqlcipher


class NothingOpensError(Exception):
    """It does not open."""


def aead(key, box, context):
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(box[24:], context, box[:24], key)
    except (CryptoError, ValueError) as error:
        raise NothingOpensError from error


def sealed(secret, box):
    public = bindings.crypto_scalarmult_base(secret)
    try:
        return bindings.crypto_box_seal_open(box, public, secret)
    except (CryptoError, ValueError) as error:
        raise NothingOpensError from error


def unpad(padded):
    return padded[: padded.rindex(b"\x80")]


def subkey(key, context):
    return hashlib.blake2b(digest_size=32, key=key, person=context).digest()


@cache
def derived(password, salt, passes, memory, lanes):
    """The key of a slot; of the same slot once."""
    return hash_secret_raw(password, salt, passes, memory, lanes, 32, Type.ID)


class BareReader:
    """What one password opens of a copied vault folder."""

    def __init__(self, folder, name, password):
        self.folder = folder
        self.text = json.loads((folder / "keyring.json").read_text())
        self.directory = json.loads(self.text["directory"])
        self.vault_id = self.directory["vault"]
        self.profile = next(
            key for key, one in self.directory["members"].items() if one["name"] == name
        )
        self.mine = self.open_slot(self.profile, password)
        self.keys = {}
        self.vault_keys = [bytes.fromhex(self.mine["vault"])] if self.mine["vault"] else []
        for who, generation, box in sorted(self.text.get("links", ()), key=lambda row: row[1]):
            if who == self.profile:
                self.vault_keys.append(self.open_grant("vault", generation, box))
        for who, compartment, box in self.text["grants"]:
            if who == self.profile:
                generation = self.directory["compartments"][compartment][0]
                self.keys[compartment] = self.open_grant(compartment, generation, box)
        if self.vault_keys:
            self.mine["vault"] = self.vault_keys[-1].hex()

    def open_grant(self, compartment, generation, box):
        inner = sealed(bytes.fromhex(self.mine["box"]), bytes.fromhex(box))
        if len(inner) == 32:
            return inner  # as versions up to 0.1 made them
        bound = f"tuckbox grant|{self.vault_id}|{self.profile}|{compartment}|{generation}"
        for key in self.vault_keys:
            try:
                return aead(subkey(key, b"tuckbox-grant"), inner, bound.encode())
            except NothingOpensError:
                continue
        raise NothingOpensError

    def open_slot(self, profile, password):
        slot = self.text["slots"][profile]
        memory, passes, lanes = slot["argon2id"]
        salt = bytes.fromhex(slot["salt"])
        key = derived(password.encode(), salt, passes, memory, lanes)
        bound = "|".join(
            ("tuckbox slot", self.vault_id, profile, slot["salt"], *map(str, slot["argon2id"]))
        )
        return json.loads(unpad(aead(key, bytes.fromhex(slot["box"]), bound.encode())))

    def database(self, name, key):
        """A connection, or NothingOpensError."""
        connection = sqlcipher.connect(str(self.folder / name))
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher.DatabaseError as error:
            connection.close()
            raise NothingOpensError from error
        return connection

    def records(self):
        if not self.mine["vault"]:
            raise NothingOpensError
        return self.database("vault.db", bytes.fromhex(self.mine["vault"]))

    def photos(self):
        if "photos" not in self.keys:
            raise NothingOpensError
        return self.database("photos.db", subkey(self.keys["photos"], b"tuckbox-photos"))

    def every_key(self):
        """All 32-byte secrets this person holds, and what is derived of them."""
        held = [bytes.fromhex(self.mine[n]) for n in ("box", "sign", "vault") if self.mine[n]]
        held += list(self.keys.values())
        names = (b"tuckbox-photos", b"tuckbox-record", b"tuckbox-manifest", b"tuckbox-grant")
        names += (b"tuckbox-dropbox", b"tuckbox-age", b"")
        return held + [subkey(key, name) for key in held for name in names]
