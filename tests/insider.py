"""An insider with their own SQLCipher, a text editor and the keys of their own profile.

Nothing of the program is used here: what the formats are anybody can read in its source.
"""

import hashlib
import json
from contextlib import contextmanager

from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey
from sqlcipher3 import dbapi2 as sqlcipher

ZERO = bytes(32)


def blake(*parts, person):
    state = hashlib.blake2b(digest_size=32, person=person)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def keyed(key, person, message=b""):
    return hashlib.blake2b(message, digest_size=32, key=key, person=person).digest()


def entry_mac(key, digest):
    return keyed(keyed(key, b"tuckbox-entry"), b"tuckbox-mac", digest)


@contextmanager
def loosened(raw, tables):
    """Without STRICT and NOT NULL for a moment; afterwards the schema reads as it did."""
    there = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    written = {table: there[table] for table in tables}

    def spell(table, sql):
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, table))
        raw.execute("PRAGMA writable_schema = RESET")

    for table, sql in written.items():
        spell(table, sql.replace(" NOT NULL", "").replace(" STRICT", "").replace(" TEXT", ""))
    yield
    for table, sql in written.items():
        spell(table, sql)


class Insider:
    """`vault_key` and `seed` are what this person's own session has in its memory."""

    def __init__(self, folder, profile, vault_key, seed):
        self.folder, self.profile, self.vault_key = folder, profile, vault_key
        self.signer = SigningKey(seed)

    @classmethod
    def of(cls, session, folder):
        keys = session._vault._keys
        seed = bytes(keys._contents.sign_seed)
        return cls(folder, str(keys.profile.id), bytes(keys.vault_key.expose()), seed)

    def edit(self, change, loose=(), file="vault.db", key=b""):
        """Change vault.db; the triggers that guard the trail are put back as they were. The tables
        in `loose` take any type meanwhile, and are STRICT again afterwards."""
        raw = sqlcipher.connect(str(self.folder / file), isolation_level=None)
        raw.execute(f"PRAGMA key = \"x'{(key or self.vault_key).hex()}'\"")
        guards = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        with loosened(raw, loose):
            change(raw)
        for _, sql in guards:
            raw.execute(sql)
        raw.close()

    def key_file(self, change):
        """Change keyring.json; the hash in it needs no key."""
        path = self.folder / "keyring.json"
        content = json.loads(path.read_bytes())
        content.pop("hash")
        change(content)
        rest = json.dumps(content, sort_keys=True).encode()
        content["hash"] = hashlib.blake2b(rest, digest_size=32, person=b"tuckbox-part").hexdigest()
        path.write_text(json.dumps(content, sort_keys=True, indent=1))

    def audit_public(self):
        content = json.loads((self.folder / "keyring.json").read_bytes())
        return bytes.fromhex(json.loads(content["directory"])["compartments"]["audit"][1])

    def first_key(self):
        """A key for a trail of one's own, and its box for whoever reads the trail."""
        key = hashlib.sha256(b"whatever I like").digest()
        return key, SealedBox(PublicKey(self.audit_public())).encrypt(key)

    def begin_anew(self, keep):
        """The first `keep` entries as they are, or one harmless entry of one's own, under a MAC
        key of one's own; then the anchor in the key file moves there as well."""
        key, box = self.first_key()

        def change(raw):
            mac_key = key
            raw.execute("DELETE FROM audit WHERE number > ?", (keep,))
            rows = raw.execute("SELECT number, hash FROM audit ORDER BY number").fetchall()
            number, last = 0, ZERO
            for number, last in rows:
                mac = entry_mac(mac_key, bytes(last))
                raw.execute("UPDATE audit SET mac = ? WHERE number = ?", (mac, number))
                mac_key = keyed(mac_key, b"tuckbox-evolve")
            if not keep:
                number, last = 1, self._write(raw, 1, ZERO, mac_key)
                mac_key = keyed(mac_key, b"tuckbox-evolve")
            raw.execute(
                "UPDATE audit_state SET number = ?, hash = ?, mac_key = ?, first_key_box = ?",
                (number, last, mac_key, box),
            )
            self.newest = number, bytes(last)

        self.edit(change)
        self.key_file(self.move_anchor)

    def _write(self, raw, number, previous, mac_key):
        head = ("2026-11-02T08:00:00.000+00:00", "vault.unlock")
        body = SealedBox(PublicKey(self.audit_public())).encrypt(b"{}")
        digest = blake(
            number.to_bytes(8, "big"),
            previous,
            self.profile.encode(),
            *(word.encode() for word in head),
            body,
            b"",
            person=b"tuckbox-audit",
        )
        signature = self.signer.sign(b"tuckbox audit entry" + digest).signature
        raw.execute(
            "INSERT INTO audit (number, previous, profile, time, kind, body, own_body, hash, mac,"
            " signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, previous, self.profile, *head, body, b"", digest),
                *(entry_mac(mac_key, digest), signature),
            ),
        )
        return digest

    def move_anchor(self, content):
        """Any profile may say what it saw."""
        number, digest = self.newest
        message = b"tuckbox anchor" + number.to_bytes(8, "big") + digest
        signature = self.signer.sign(message).signature
        content["anchor"] = [number, digest.hex(), self.profile, signature.hex()]
