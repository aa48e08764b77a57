"""The parts of keyring.json as JSON: slots, anchors, and files of format 1."""

import json
from datetime import date
from typing import Any

from vault.crypto.chain import SeenEntry
from vault.crypto.directory import decode
from vault.crypto.kdf import KdfParams, check_params
from vault.crypto.slots import SALT_BYTES, Slot
from vault.domain.access import Compartment
from vault.store.keyfile.keyring_file import FORMAT

Anchor = tuple[int, bytes, str, bytes, str]
"""Number and hash of the newest audit entry, who saw it, that profile's signature, and the day (as
YYYY-MM-DD; empty in files of earlier versions)."""
OwnAnchor = tuple[SeenEntry, bytes]
"""What one person saw of the trail, and their signature."""
_MOST_ENTRIES = 1 << 62


def in_todays_format(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 1 had a newer vault key among the grants, and no generation beside it."""
    if type(raw["format"]) is not int or raw["format"] != 1 or "links" in raw:
        return raw
    directory = decode(str(raw["directory"]).encode())
    entry = directory.compartments.get(Compartment.VAULT)
    vault = [row for row in raw["grants"] if row[1] == Compartment.VAULT.value]
    rest = [row for row in raw["grants"] if row[1] != Compartment.VAULT.value]
    moved = {**raw, "format": FORMAT, "grants": rest}
    if vault:
        moved["links"] = [[who, entry.generation if entry else 0, box] for who, _, box in vault]
    return moved


def anchor_to_json(anchor: Anchor) -> list[Any]:
    """The day only where there is one."""
    number, entry, who, signature, day = anchor
    return [number, entry.hex(), who, signature.hex(), *([day] if day else [])]


def anchor_from_json(raw: list[Any]) -> Anchor:
    """ValueError, TypeError or LookupError for what is no anchor."""
    number = int(raw[0])
    if not 0 <= number < _MOST_ENTRIES:
        raise ValueError("no number of an entry")
    day = date.fromisoformat(raw[4]).isoformat() if len(raw) > 4 else ""
    return number, bytes.fromhex(raw[1]), str(raw[2]), bytes.fromhex(raw[3]), day


def own_anchor_to_json(anchor: OwnAnchor) -> list[Any]:
    """Number, hash (hex), epoch and signature (hex) of an entry, in this order."""
    seen, signature = anchor
    return [seen.number, seen.hash.hex(), seen.epoch, signature.hex()]


def own_anchor_from_json(raw: list[Any]) -> OwnAnchor:
    """The inverse. ValueError or TypeError for what is no anchor."""
    number, entry, epoch, signature = raw
    if not 0 <= int(number) < _MOST_ENTRIES or not 0 <= int(epoch) < _MOST_ENTRIES:
        raise ValueError("no number of an entry")
    return SeenEntry(int(number), bytes.fromhex(entry), int(epoch)), bytes.fromhex(signature)


def canonical(raw: Any) -> bytes:
    """The one way to write it: sorted keys, no spaces."""
    return json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()


def slot_payload(vault_id: str, slot: Slot) -> str:
    """A recovery slot as text, for the square on its sheet."""
    return json.dumps({"vault": vault_id, "slot": slot_to_json(slot)}, separators=(",", ":"))


def slot_to_json(slot: Slot) -> dict[str, Any]:
    """Bytes as hex; the costs of Argon2id as [KiB, passes, lanes], or [] for a recovery slot."""
    params = slot.params
    content = {
        "salt": slot.salt.hex(),
        "argon2id": [params.memory_kib, params.passes, params.lanes] if params else [],
        "box": slot.box.hex(),
        "signature": slot.signature.hex(),
    }
    return content | ({"stick": slot.stick} if slot.stick else {})


def slot_from_json(owner: str, raw: dict[str, Any]) -> Slot:
    """The inverse. KeyringDamagedError for a cost that is not accepted; ValueError, TypeError or
    LookupError for what is no slot."""
    cost = raw["argon2id"]
    if not isinstance(cost, list):
        raise TypeError("no list of Argon2's costs")
    params = KdfParams(int(cost[0]), int(cost[1]), int(cost[2])) if cost else None
    salt = bytes.fromhex(raw["salt"])
    if params is not None:
        check_params(params)
    if len(salt) != (SALT_BYTES if params is not None else 0):
        raise ValueError("no salt of ours")
    return Slot(
        profile=owner,
        salt=salt,
        params=params,
        box=bytes.fromhex(raw["box"]),
        signature=bytes.fromhex(raw["signature"]),
        stick=bytes.fromhex(raw.get("stick", "")).hex(),
    )
