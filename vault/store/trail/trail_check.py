"""Checking a trail by what stands in it and what others remember of it; reads no file.

`packaging/verify_trail.py` checks the same without this code, and the two must judge alike: the
trails in tests/data/vectors/trails go through both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vault.crypto.chain import (
    ZERO,
    AuditLine,
    TrailMark,
    entry_hash,
    entry_mac,
    is_signed_by,
    key_commitment,
    next_key,
)
from vault.domain.audit import Check
from vault.domain.english.counted import counted
from vault.store.database.rows import Row

FEWEST_HEX = 8
"""Of a hash that somebody holds on paper; fewer digits would agree by chance."""
MOST_ENTRIES = 1 << 62


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number and hash (or its first 4 bytes and more) that somebody remembers of this trail."""

    where: str
    number: int
    hash: bytes


@dataclass(frozen=True)
class TrailHead:
    """What is known of a trail besides its lines. `first_key` is empty when it is not known, for
    the reason that `no_key` gives; `last_key` is the MAC key of the entry to come, where known."""

    keys: dict[str, tuple[bytes, ...]]
    first_key: bytes
    number: int
    hash: bytes
    mark: TrailMark | None
    no_key: str = "the key of the first entry is not there"
    last_key: bytes = b""
    anchors: list[Anchor] = field(default_factory=list)


def check_lines(
    head: TrailHead, rows: Sequence[Row], report: Callable[[int, int], None]
) -> list[Check]:
    """One check for each way a trail can be wrong; the first entry that fails is named. A row has
    number, previous, profile, time, kind, body, own_body, hash, mac and signature; profile, time
    and kind are UTF-8 as bytes. What is of another type is None, and fails."""
    walk = _Walk(head)
    for done, row in enumerate(rows):
        walk.step(row)
        if done % 1000 == 0:
            report(done, len(rows))
    walk.finish()
    hashes = [row.hash or b"" for row in rows]
    return [*walk.checks(), *(check_anchor(anchor, hashes) for anchor in head.anchors)]


def check_anchor(anchor: Anchor, hashes: Sequence[bytes]) -> Check:
    """Whether the trail still has what is remembered; nothing remembered agrees with nothing."""
    name = f"anchor in {anchor.where}"
    if anchor.number == 0:
        return Check(name, True, "no entry remembered yet")
    if anchor.number > len(hashes):
        words = f"remembers entry {anchor.number}, but the trail ends at {len(hashes)}"
        return Check(name, False, f"{words}: the vault is older than it was")
    if anchor.number < 0 or len(anchor.hash) * 2 < FEWEST_HEX:
        return Check(name, False, f"does not say what entry {anchor.number} was")
    same = hashes[anchor.number - 1].startswith(anchor.hash)
    detail = f"agrees at entry {anchor.number}" if same else f"entry {anchor.number} is another"
    return Check(name, same, detail)


class _Walk:
    """Goes through the entries once and remembers the first failure of each kind."""

    def __init__(self, head: TrailHead) -> None:
        self._head = head
        self._previous = ZERO
        self._number = 0
        self._mac_key = head.first_key if len(head.first_key) == len(ZERO) else b""
        self._failed: dict[str, int] = {}
        self._reach_mark()

    def step(self, row: Row) -> None:
        self._number += 1
        digest, signature = row.hash or b"", row.signature or b""
        line = _line(row)
        if line is None or line.number != self._number or line.previous != self._previous:
            self._fail("chain")
        if line is not None and entry_hash(line) != digest:
            self._fail("chain")
        if self._mac_key:
            if entry_mac(self._mac_key, digest) != (row.mac or b""):
                self._fail("mac")
            self._mac_key = next_key(self._mac_key)
        known = self._head.keys.get(_word(row.profile) or "", ())
        if not any(is_signed_by(public, digest, signature) for public in known):
            self._fail("signatures")
        self._previous = digest
        self._reach_mark()

    def finish(self) -> None:
        """The end of the trail must be where its head says it is: nothing was cut off."""
        self._number += 1
        head = self._head
        if (head.number, head.hash) != (self._number - 1, self._previous):
            self._fail("chain")
        if self._mac_key and head.last_key and self._mac_key != head.last_key:
            self._fail("mac")
        if head.mark is not None and not 0 <= head.mark.number < self._number:
            self._fail("beginning")

    def checks(self) -> list[Check]:
        return [
            self._check("chain", "unbroken"),
            self._check("mac", "agree") if self._mac_key else self._no_mac(),
            self._check("signatures", "hold"),
            self._beginning(),
        ]

    def _check(self, name: str, complete: str) -> Check:
        first = self._failed.get(name)
        if first is None:
            return Check(
                f"audit {name}",
                True,
                f"{counted(self._number - 1, 'entry', 'entries')}, all {complete}",
            )
        return Check(f"audit {name}", False, f"entry {first} is the first that fails")

    def _no_mac(self) -> Check:
        return Check("audit mac", False, f"not checked: {self._head.no_key}")

    def _beginning(self) -> Check:
        mark, first = self._head.mark, self._failed.get("beginning")
        if mark is None:
            words = "signed for by nobody yet; the next unlock of a data lead does it"
        elif first is not None:
            words = f"not the trail that a data lead signed for at entry {mark.number}"
        elif mark.since == 0:
            words = f"signed for from the first entry on, newest at entry {mark.number}"
        else:
            words = (
                f"signed for since entry {mark.since}, newest at entry {mark.number}. Before that"
                " an earlier version kept it, which signed for no beginning: that nothing was taken"
                " away before then cannot be told from this trail alone"
            )
        return Check("audit beginning", first is None, words)

    def _reach_mark(self) -> None:
        mark = self._head.mark
        if mark is None or mark.number != self._number:
            return
        if mark.hash != self._previous:
            self._fail("beginning")
        if self._mac_key and key_commitment(self._mac_key) != mark.key:
            self._fail("beginning")

    def _fail(self, name: str) -> None:
        self._failed.setdefault(name, self._number)


def _word(part: bytes | None) -> str | None:
    """None for what is no UTF-8 or no text."""
    try:
        return part.decode() if part is not None else None
    except UnicodeDecodeError:
        return None


def _line(row: Row) -> AuditLine | None:
    """None for what cannot be an entry."""
    profile, time, kind = _word(row.profile), _word(row.time), _word(row.kind)
    if profile is None or time is None or kind is None:
        return None
    if None in row or not 0 <= row.number < MOST_ENTRIES:
        return None
    return AuditLine(row.number, row.previous, profile, time, kind, row.body, row.own_body)
