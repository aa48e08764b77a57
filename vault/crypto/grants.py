"""Grants: compartment secrets sealed to a person's X25519 key.

A grant needs no signature: what it opens to is held against the commitment in the signed
directory, so a forged one can only fail to open.
"""

from vault.crypto.directory import CompartmentEntry, Directory, commitment_of
from vault.crypto.primitives import BoxDoesNotOpenError, is_same, open_from, seal_to
from vault.crypto.slots import SlotContents
from vault.domain.access import Compartment
from vault.errors import DirectorySignatureError

Grants = dict[tuple[str, Compartment], bytes]
EarlierGrants = dict[tuple[str, int], bytes]


def grant_to(public: bytes, secret: bytes) -> bytes:
    """The secret, for the holder of `public` alone."""
    return seal_to(public, secret)


def granted(
    directory: Directory, grants: Grants, owner: str, contents: SlotContents
) -> dict[Compartment, bytes]:
    """All compartment secrets of one person; DirectorySignatureError for a grant of another key."""
    found = {}
    for (who, compartment), box in grants.items():
        if who != owner or compartment not in directory.compartments:
            continue
        found[compartment] = _opened(
            directory.compartments[compartment], compartment, box, contents
        )
    return found


def granted_earlier(
    directory: Directory, grants: EarlierGrants, owner: str, contents: SlotContents
) -> dict[int, bytes]:
    """The same for safeguarding keys from before a re-key, by generation."""
    return {
        generation: _opened(directory.earlier[generation], Compartment.SAFEGUARDING, box, contents)
        for (who, generation), box in grants.items()
        if who == owner and generation in directory.earlier
    }


def _opened(
    entry: CompartmentEntry, compartment: Compartment, box: bytes, contents: SlotContents
) -> bytes:
    try:
        secret = open_from(bytes(contents.box_secret), box)
    except BoxDoesNotOpenError as error:
        raise DirectorySignatureError from error
    if not is_same(commitment_of(compartment, secret), entry.commitment):
        raise DirectorySignatureError
    return secret
