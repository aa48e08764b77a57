"""Grants: compartment secrets for one person, which take the vault key and that person's own key.

A grant is sealed twice: under a subkey of the vault key, which is nowhere but behind a password or
the recovery code, and then to the person's X25519 key. X25519 alone would leave a copy of the key
file to those who break that curve later; its public halves stand in the clear in there.

A new vault key is granted under the one before it, so that the slots of people who are away still
lead to it: a link for each re-key, from the key in the slot to the one that holds now.

A grant needs no signature: what it opens to is held against the commitment in the signed
directory, so a forged one can only fail to open.
"""

from dataclasses import dataclass, field

from vault.crypto.directory import CompartmentEntry, Directory, commitment_of
from vault.crypto.primitives import (
    KEY_BYTES,
    BoxDoesNotOpenError,
    is_same,
    open_box,
    open_from,
    seal,
    seal_to,
    subkey,
)
from vault.crypto.slots import SlotContents
from vault.domain.access import Compartment
from vault.errors import DirectorySignatureError

Grants = dict[tuple[str, Compartment], bytes]
EarlierGrants = dict[tuple[str, int], bytes]
VaultLinks = dict[tuple[str, int], bytes]
"""Newer vault keys, by owner and generation."""
_BARE_BYTES = KEY_BYTES + 48
"""A secret in a sealed box with nothing around it, as versions up to 0.1 made grants."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Everything in the key file that is sealed to people."""

    now: Grants = field(default_factory=dict)
    earlier: EarlierGrants = field(default_factory=dict)
    links: VaultLinks = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """The secrets that one person's boxes opened to. `vault_keys` go from the slot's key to the
    present one; empty for a technician."""

    vault_keys: tuple[bytes, ...] = ()
    secrets: dict[Compartment, bytes] = field(default_factory=dict)
    earlier: dict[int, bytes] = field(default_factory=dict)


class Granter:
    """Makes grants under one vault key."""

    def __init__(self, vault_id: str, vault_key: bytes) -> None:
        self._vault_id, self._wrapping = vault_id, _wrapping(vault_key)

    def box(
        self, owner: str, public: bytes, compartment: Compartment, generation: int, secret: bytes
    ) -> bytes:
        """The secret sealed for the holder of both keys; it opens only as this owner's grant of
        this compartment and generation."""
        bound = _bound(self._vault_id, owner, compartment, generation)
        return seal_to(public, seal(self._wrapping, secret, bound))


def is_bare(box: bytes) -> bool:
    """Whether only X25519 is around the secret."""
    return len(box) <= _BARE_BYTES


def open_grants(directory: Directory, boxes: Boxes, owner: str, contents: SlotContents) -> Held:
    """Everything that one person holds. DirectorySignatureError for a box that does not open, that
    holds another key than the directory commits to, or that is bare although the directory says
    otherwise."""
    reader = _Reader(directory.vault_id, owner, contents)
    _follow_links(directory, boxes.links, reader)
    entries = directory.compartments
    secrets = {
        compartment: reader.secret(compartment, entries[compartment], box)
        for (who, compartment), box in boxes.now.items()
        if who == owner and compartment in entries
    }
    earlier = {
        generation: reader.secret(Compartment.SAFEGUARDING, directory.earlier[generation], box)
        for (who, generation), box in boxes.earlier.items()
        if who == owner and generation in directory.earlier
    }
    return Held(tuple(reader.vault_keys), secrets, earlier)


def _follow_links(directory: Directory, links: VaultLinks, reader: "_Reader") -> None:
    entry = directory.compartments.get(Compartment.VAULT)
    mine = sorted((g, box) for (who, g), box in links.items() if who == reader.owner)
    for generation, box in mine:
        may_be_bare = entry is None or not entry.form or generation != entry.generation
        reader.follow(generation, box, may_be_bare=may_be_bare)
    if entry is not None and reader.vault_keys:
        _must_be(entry, Compartment.VAULT, reader.vault_keys[-1])


class _Reader:
    """Opens one person's boxes; the vault keys it has found so far unwrap them."""

    def __init__(self, vault_id: str, owner: str, contents: SlotContents) -> None:
        self.owner = owner
        self._vault_id = vault_id
        self._box_secret = bytes(contents.box_secret)
        held = contents.vault_key
        self.vault_keys = [bytes(held)] if held is not None else []

    def follow(self, generation: int, box: bytes, *, may_be_bare: bool) -> None:
        """One link further; a link that the slot's own key is past already opens no more."""
        inner = self._outside(box)
        if len(inner) == KEY_BYTES:
            if not may_be_bare:
                raise DirectorySignatureError
            self.vault_keys.append(inner)
            return
        vault_key = self._inside(inner, Compartment.VAULT, generation)
        if vault_key is not None:
            self.vault_keys.append(vault_key)

    def secret(self, compartment: Compartment, entry: CompartmentEntry, box: bytes) -> bytes:
        """The secret of one grant."""
        inner = self._outside(box)
        if len(inner) != KEY_BYTES:
            secret = self._inside(inner, compartment, entry.generation)
        else:
            secret = None if entry.form else inner
        if secret is None:
            raise DirectorySignatureError
        _must_be(entry, compartment, secret)
        return secret

    def _outside(self, box: bytes) -> bytes:
        try:
            return open_from(self._box_secret, box)
        except BoxDoesNotOpenError as error:
            raise DirectorySignatureError from error

    def _inside(self, inner: bytes, compartment: Compartment, generation: int) -> bytes | None:
        bound = _bound(self._vault_id, self.owner, compartment, generation)
        for key in reversed(self.vault_keys):
            try:
                return open_box(_wrapping(key), inner, bound)
            except BoxDoesNotOpenError:
                continue
        return None


def _must_be(entry: CompartmentEntry, compartment: Compartment, secret: bytes) -> None:
    if not is_same(commitment_of(compartment, secret), entry.commitment):
        raise DirectorySignatureError


def _wrapping(vault_key: bytes) -> bytes:
    return subkey(vault_key, b"tuckbox-grant")


def _bound(vault_id: str, owner: str, compartment: Compartment, generation: int) -> bytes:
    parts = ("tuckbox grant", vault_id, owner, compartment.value, str(generation))
    return "|".join(parts).encode()
