"""Erasures as the root key signed them: the proof by which copies of a vault elsewhere learn of
them.

Only those who may erase hold the root key. What it signed is believed wherever it comes from (a
note of this machine, a backup), and nothing else is: neither a note nor a backup's list needs any
key to be written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vault.crypto.directory import Succession, is_succession
from vault.crypto.primitives import digest, is_signed, sign, verify_key_of

MOST_ERASURES = 20_000
"""A school of 214,000 pupils does not erase as many before its oldest backup is thrown away."""
_MOST_SUCCESSIONS = 1000
_MOST_TEXT = 64
_CONTEXT = b"tuckbox erasure"


@dataclass(frozen=True, slots=True)
class SignedErasure:
    """One erasure. `mark` is the pupil's hash (`mark_of`), `at` an ISO instant, `by` a profile's
    id; `root` is the Ed25519 public key of `signature`."""

    mark: str
    at: str
    by: str
    root: bytes
    signature: bytes

    def is_signed_in(self, vault_id: str) -> bool:
        """Whether `root` signed it, for this vault; whether that key is the vault's is for the
        caller."""
        return is_signed(self.root, _message(vault_id, self.mark, self.at, self.by), self.signature)


@dataclass(frozen=True, slots=True)
class ErasureList:
    """The content of a note or of a backup's list: erasures, and the chain of root keys."""

    erasures: tuple[SignedErasure, ...] = ()
    successions: tuple[Succession, ...] = ()

    def roots_after(self, vault_id: str, root: bytes) -> frozenset[bytes]:
        """`root` and every root key that followed it by a signed succession: an older copy believes
        the successors of its own key, and nobody believes a key that was replaced."""
        roots, waiting = {root}, [root]
        while waiting:
            old = waiting.pop()
            for succession in self.successions:
                if (
                    succession.old == old
                    and succession.new not in roots
                    and is_succession(vault_id, succession)
                ):
                    roots.add(succession.new)
                    waiting.append(succession.new)
        return frozenset(roots)

    def believed(self, vault_id: str, root: bytes) -> tuple[SignedErasure, ...]:
        """The erasures that `root`, or a key that followed it, signed for this vault."""
        roots = self.roots_after(vault_id, root)
        return tuple(e for e in self.erasures if e.root in roots and e.is_signed_in(vault_id))

    def only(self, marks: frozenset[str]) -> "ErasureList":
        """The list with the erasures of these marks alone; all successions stay."""
        return ErasureList(tuple(e for e in self.erasures if e.mark in marks), self.successions)

    def joined(self, other: "ErasureList") -> "ErasureList":
        """The union of both, without duplicates, up to MOST_ERASURES."""
        erasures = tuple(dict.fromkeys((*self.erasures, *other.erasures)))[:MOST_ERASURES]
        successions = tuple(dict.fromkeys((*self.successions, *other.successions)))
        return ErasureList(erasures, successions[:_MOST_SUCCESSIONS])

    def out(self) -> dict[str, list[list[str]]]:
        """JSON form, which `parse_erasures` reads; keys, marks and signatures in hex."""
        return {
            "erased": [
                [e.mark, e.at, e.by, e.root.hex(), e.signature.hex()] for e in self.erasures
            ],
            "successions": [
                [s.old.hex(), s.new.hex(), s.signature.hex()] for s in self.successions
            ],
        }


def mark_of(vault_id: str, pupil: str) -> str:
    """What stands for a pupil outside the vault: a hash (64 hex digits) of the vault's id and the
    pupil's, which are both random, so that nobody can guess at it."""
    return digest(vault_id.encode(), pupil.encode(), context=b"tuckbox-erased").hex()


def sign_erasure(root_seed: bytes, vault_id: str, pupil: str, at: str, by: str) -> SignedErasure:
    """The erasure of one pupil, signed with the root key; `at` is an ISO instant, `by` a profile's
    id."""
    mark = mark_of(vault_id, pupil)
    signature = sign(root_seed, _message(vault_id, mark, at, by))
    return SignedErasure(mark, at, by, verify_key_of(root_seed), signature)


def parse_erasures(content: Any) -> ErasureList:
    """The entries of a JSON value that have the right form. Other entries, and those beyond the
    limits, are left out without an error; no signature is checked."""
    if not isinstance(content, dict):
        return ErasureList()
    erasures = (_erasure_in(row) for row in _rows(content.get("erased"), MOST_ERASURES))
    chain = (_succession_in(row) for row in _rows(content.get("successions"), _MOST_SUCCESSIONS))
    return ErasureList(
        tuple(e for e in erasures if e is not None), tuple(s for s in chain if s is not None)
    )


def _message(vault_id: str, mark: str, at: str, by: str) -> bytes:
    parts = (part.encode() for part in (vault_id, mark, at, by))
    return _CONTEXT + digest(*parts, context=b"tuckbox-erasure")


def _rows(value: Any, most: int) -> Iterable[Any]:
    return value[:most] if isinstance(value, list) else ()


def _erasure_in(row: Any) -> SignedErasure | None:
    match row:
        case [str(mark), str(at), str(by), str(root), str(signature)]:
            pass
        case _:
            return None
    key, signed = _bytes(root, 32), _bytes(signature, 64)
    is_ours = _bytes(mark, 32) and all(len(t) <= _MOST_TEXT and t.isascii() for t in (at, by))
    return SignedErasure(mark, at, by, key, signed) if key and signed and is_ours else None


def _succession_in(row: Any) -> Succession | None:
    match row:
        case [str(old), str(new), str(signature)]:
            pass
        case _:
            return None
    parts = (_bytes(old, 32), _bytes(new, 32), _bytes(signature, 64))
    return Succession(*parts) if all(parts) else None


def _bytes(text: str, size: int) -> bytes:
    """Empty for what is not so many bytes in lower-case hex."""
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        return b""
    return raw if len(raw) == size and raw.hex() == text else b""
