"""Checking the vault: pages of each file, the chain, MACs and signatures, and the anchors."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from vault.crypto.chain import ZERO, AuditLine, entry_hash, entry_mac, is_signed_by, next_key
from vault.crypto.primitives import open_from
from vault.domain.access import Compartment
from vault.domain.audit import Check
from vault.store.engine import sqlcipher
from vault.store.old_keys import audit_secrets
from vault.store.open_keys import OpenKeys

_NAMES = (
    *("number", "previous", "profile", "time", "kind", "body", "own_body"),
    *("hash", "mac", "signature"),
)
_LINES = (
    "SELECT number, previous, profile, time, kind, body, own_body, hash, mac, signature"
    " FROM main.audit ORDER BY number"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number and hash that somebody else remembers of this trail."""

    where: str
    number: int
    hash: bytes


def check_pages(connection: sqlcipher.Connection, token: str, file: str) -> Check:
    """SQLCipher's own check of every page's MAC, then SQLite's of the structure."""
    bad = connection.execute(f"{token} PRAGMA cipher_integrity_check").fetchall()
    if not bad:
        said = connection.execute(f"{token} PRAGMA quick_check").fetchall()
        bad = [row for row in said if row[0] != "ok"]
    detail = "every page is whole" if not bad else f"{len(bad)} pages are damaged"
    return Check(f"pages of {file}", not bad, detail)


def check_sealed(connection: sqlcipher.Connection, token: str) -> Check:
    """A compartment that was written in has a list of what it holds; that the list itself was
    taken away, with everything on it, shows only against the trail."""
    listed = connection.execute(f"{token} SELECT compartment FROM main.sealed_manifest")
    lists = {row[0] for row in listed}
    written = {
        str(row[0]).partition(".")[0]
        for row in connection.execute(
            f"{token} SELECT DISTINCT kind FROM main.audit"
            " WHERE kind IN ('health.write', 'safeguarding.write')"
        )
    }
    gone = sorted(written - lists)
    detail = f"the list of {', '.join(gone)} records is gone" if gone else "lists are there"
    return Check("sealed records", not gone, detail)


def check_trail(
    connection: sqlcipher.Connection,
    token: str,
    keys: OpenKeys,
    anchors: list[Anchor],
    report: Callable[[int, int], None],
) -> list[Check]:
    """The first entry that fails is named; the MAC needs the audit key and is said to be left out
    without it."""
    state = connection.execute(
        f"{token} SELECT number, hash, mac_key, first_key_box FROM main.audit_state"
    ).fetchone()
    lines = connection.execute(f"{token} {_LINES}").fetchall()
    walk = _Walk(keys, state, audit_secrets(connection, token, keys))
    for done, row in enumerate(lines):
        walk.step(row)
        if done % 1000 == 0:
            report(done, len(lines))
    walk.finish(state)
    return [*walk.checks(), *(_check_anchor(anchor, lines) for anchor in anchors)]


def trail_lines(
    connection: sqlcipher.Connection, token: str, keys: OpenKeys, anchors: list[Anchor]
) -> Iterator[str]:
    """The trail as JSON, a line an entry after one head, for a reader that knows nothing of us.

    The bodies stay sealed. The first MAC key goes along for who holds the audit key: with it all
    MACs can be checked, and none that the vault still writes can be forged.
    """
    number, last, _, first_box = connection.execute(
        f"{token} SELECT number, hash, mac_key, first_key_box FROM main.audit_state"
    ).fetchone()
    secrets = audit_secrets(connection, token, keys)
    head = {
        "format": "tuckbox-trail-1",
        "vault": keys.vault_id,
        "first_mac_key": open_from(secrets[-1], first_box).hex() if secrets else "",
        "keys": {who: [key.hex() for key in known] for who, known in keys.verify_keys.items()},
        "last_number": number,
        "last_hash": bytes(last).hex(),
        "anchors": [[anchor.where, anchor.number, anchor.hash.hex()] for anchor in anchors],
    }
    yield json.dumps(head, sort_keys=True)
    for row in connection.execute(f"{token} {_LINES}"):
        named = dict(zip(_NAMES, row, strict=True))
        yield json.dumps({k: v.hex() if isinstance(v, bytes) else v for k, v in named.items()})


class _Walk:
    """Goes through the entries once and remembers the first failure of each kind."""

    def __init__(self, keys: OpenKeys, state: tuple[Any, ...], secrets: tuple[bytes, ...]) -> None:
        self._keys = keys
        self._previous = ZERO
        self._number = 0
        self._mac_key: bytes | None = None
        if secrets:
            # The first MAC key was sealed to the audit key of the vault's beginning.
            self._mac_key = open_from(secrets[-1], state[3])
        self._verify_keys = keys.verify_keys
        self._failed: dict[str, int] = {}

    def step(self, row: tuple[Any, ...]) -> None:
        line = AuditLine(*row[:7])
        digest, mac, signature = (bytes(part) for part in row[7:10])
        self._number += 1
        if line.number != self._number or bytes(line.previous) != self._previous:
            self._fail("chain", line.number)
        if entry_hash(line) != digest:
            self._fail("chain", line.number)
        if self._mac_key is not None:
            if entry_mac(self._mac_key, digest) != mac:
                self._fail("mac", line.number)
            self._mac_key = next_key(self._mac_key)
        known = self._verify_keys.get(line.profile, ())
        if not any(is_signed_by(public, digest, signature) for public in known):
            self._fail("signatures", line.number)
        self._previous = digest

    def finish(self, state: tuple[Any, ...]) -> None:
        """The end of the trail must be where the state says it is: nothing was cut off."""
        if state[0] != self._number or bytes(state[1]) != self._previous:
            self._fail("chain", self._number + 1)
        if self._mac_key is not None and self._mac_key != bytes(state[2]):
            self._fail("mac", self._number + 1)

    def checks(self) -> list[Check]:
        found = []
        for name, whole in (("chain", "unbroken"), ("mac", "agree"), ("signatures", "hold")):
            if name == "mac" and not self._keys.holds(Compartment.AUDIT):
                continue
            first = self._failed.get(name)
            detail = (
                f"{self._number} entries, all {whole}"
                if first is None
                else f"entry {first} is the first that fails"
            )
            found.append(Check(f"audit {name}", first is None, detail))
        return found

    def _fail(self, name: str, number: int) -> None:
        self._failed.setdefault(name, number)


def _check_anchor(anchor: Anchor, lines: list[tuple[Any, ...]]) -> Check:
    name = f"anchor in {anchor.where}"
    if anchor.number == 0:
        return Check(name, True, "no entry remembered yet")
    if anchor.number > len(lines):
        return Check(
            name,
            False,
            f"remembers entry {anchor.number}, but the trail ends at {len(lines)}:"
            " the vault is older than it was",
        )
    same = bytes(lines[anchor.number - 1][7]) == anchor.hash
    detail = f"agrees at entry {anchor.number}" if same else f"entry {anchor.number} is another"
    return Check(name, same, detail)
