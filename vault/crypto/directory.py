"""The directory of a vault: its profiles with roles and public keys, signed by the root key."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from vault.crypto.chain import TrailMark, mark_out
from vault.crypto.primitives import digest, is_signed, sign, verify_key_of
from vault.domain.access import Compartment, Role
from vault.domain.ids import ClassId, ProfileId, RecordId
from vault.domain.outside_json import read_json
from vault.domain.profile_names import visible
from vault.domain.profiles import Profile
from vault.errors import DirectorySignatureError, KeyringDamagedError

RECOVERY = "recovery"
SHEET_NAME = "Recovery sheet"
"""How it is called where people are; nobody else may be called so."""
_CONTEXT = b"tuckbox directory"
_MOST_PROFILES = 2000


@dataclass(frozen=True, slots=True)
class Member:
    """A profile and its public keys: X25519 for grants, Ed25519 for signatures. `asks_stick`: a
    data lead wants it to open with a USB stick as well."""

    profile: Profile
    box_public: bytes
    verify_key: bytes
    asks_stick: bool = False


class GrantForm(StrEnum):
    """The form that a grant of the secret must have. RENEWED: it was bare in earlier key files, of
    which somebody may keep a copy; only a new secret ends that."""

    BARE = ""
    RENEWED = "renewed"
    WRAPPED = "wrapped"


@dataclass(frozen=True, slots=True)
class CompartmentEntry:
    """`commitment` is a hash of the secret: a grant of any other key is refused. `public` (X25519)
    is there where others seal to the compartment, and empty elsewhere: who breaks X25519 has
    the secret behind it."""

    generation: int
    public: bytes
    commitment: bytes
    form: GrantForm = GrantForm.BARE


@dataclass(frozen=True)
class Directory:
    """The content that the root key signs. `epoch` is the number of the key file and grows with
    each change; keys are 32 bytes each, those of the recovery sheet among them."""

    vault_id: str
    epoch: int
    members: dict[str, Member] = field(default_factory=dict)
    compartments: dict[Compartment, CompartmentEntry] = field(default_factory=dict)
    recovery_public: bytes = b""
    recovery_verify: bytes = b""
    former: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Profiles that were removed: name and verify key, so that their entries stay checkable."""
    earlier: dict[int, CompartmentEntry] = field(default_factory=dict)
    """Generations of the safeguarding key from before a re-key, until a holder has sealed the
    records anew: a data lead's program, which makes the new key, does not hold the old one."""
    root: bytes = b""
    """The root key's public half, so that the file can be checked without any key of the vault.
    Who opens a slot believes the one pinned there. Not in directories of earlier versions."""
    trail: TrailMark | None = None
    """Where the audit trail began or had come to. None in directories of earlier versions, until
    a data lead unlocks."""

    def with_member(self, member: Member) -> "Directory":
        """The directory with this member added or replaced. A recovered profile has new keys; its
        old verify key stays in `former`, for its old entries."""
        old = self.members.get(member.profile.id)
        former = dict(self.former)
        if old is not None and old.verify_key != member.verify_key:
            former[f"{member.profile.id}@{self.epoch}"] = (old.profile.name, old.verify_key)
        members = {**self.members, member.profile.id: member}
        return replace(self, members=members, former=former)

    def without_member(self, profile: str) -> "Directory":
        """The directory without this member, whose name and verify key move to `former`. KeyError
        for nobody's id."""
        removed = self.members[profile]
        rest = {key: value for key, value in self.members.items() if key != profile}
        former = {**self.former, profile: (removed.profile.name, removed.verify_key)}
        return replace(self, members=rest, former=former)


def commitment_of(compartment: Compartment, secret: bytes) -> bytes:
    """The hash (32 bytes) that the directory keeps of a compartment's secret."""
    return digest(compartment.value.encode(), secret, context=b"tuckbox-commit")


def encode(directory: Directory) -> bytes:
    """The signed text: canonical JSON (UTF-8, sorted keys, no spaces)."""
    earlier = {str(g): _entry_out(entry) for g, entry in directory.earlier.items()}
    return json.dumps(
        {
            "vault": directory.vault_id,
            "epoch": directory.epoch,
            "members": {key: _member_out(m) for key, m in directory.members.items()},
            "compartments": {
                key.value: _entry_out(entry) for key, entry in directory.compartments.items()
            },
            "recovery": [directory.recovery_public.hex(), directory.recovery_verify.hex()],
            "former": {key: [name, k.hex()] for key, (name, k) in directory.former.items()},
            **({"earlier": earlier} if earlier else {}),
            **({"root": directory.root.hex()} if directory.root else {}),
            **({"trail": mark_out(directory.trail)} if directory.trail else {}),
        },
        sort_keys=True,
        separators=(",", ":"),
    ).encode()


def decode(text: bytes) -> Directory:
    """The directory of a text; KeyringDamagedError for anything that is not one of ours. The
    signature is not checked (`check_signature`)."""
    try:
        content = read_json(text)
        members = {str(key): _member_in(str(key), m) for key, m in content["members"].items()}
        directory = Directory(
            vault_id=str(content["vault"]),
            epoch=int(content["epoch"]),
            members=members,
            compartments={
                Compartment(key): _entry_in(v) for key, v in content["compartments"].items()
            },
            recovery_public=_key(content["recovery"][0]),
            recovery_verify=_key(content["recovery"][1]),
            former={str(k): (visible(str(v[0])), _key(v[1])) for k, v in content["former"].items()},
            earlier={int(g): _entry_in(v) for g, v in content.get("earlier", {}).items()},
            root=_key(content["root"]) if "root" in content else b"",
            trail=_mark_in(content["trail"]) if "trail" in content else None,
        )
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise KeyringDamagedError(file="keyring.json") from error
    except RecursionError as error:
        raise KeyringDamagedError(file="keyring.json") from error
    if len(members) > _MOST_PROFILES:
        raise KeyringDamagedError(file="keyring.json")
    return directory


@dataclass(frozen=True, slots=True)
class Succession:
    """One root key handing over to the next, signed by the old one. Keys are Ed25519, 32 bytes
    each."""

    old: bytes
    new: bytes
    signature: bytes


def succession(vault_id: str, old_seed: bytes, new: bytes) -> Succession:
    """The signed step from the old root key, given by its seed, to the new public key."""
    old = verify_key_of(old_seed)
    return Succession(old, new, sign(old_seed, _succession_text(vault_id, old, new)))


def check_succession(vault_id: str, link: Succession) -> None:
    """DirectorySignatureError unless the old root key signed it, for this vault."""
    if not is_succession(vault_id, link):
        raise DirectorySignatureError


def is_succession(vault_id: str, link: Succession) -> bool:
    """Whether the old root key signed it, for this vault."""
    return is_signed(link.old, _succession_text(vault_id, link.old, link.new), link.signature)


def _succession_text(vault_id: str, old: bytes, new: bytes) -> bytes:
    return b"tuckbox root succession" + vault_id.encode() + old + new


def sign_directory(root_seed: bytes, text: bytes) -> bytes:
    """The root key's signature (64 bytes) over the text of `encode`."""
    return sign(root_seed, _CONTEXT + text)


def check_signature(root_public: bytes, text: bytes, signature: bytes) -> None:
    """DirectorySignatureError unless the pinned root key signed exactly this text."""
    if not is_signed(root_public, _CONTEXT + text, signature):
        raise DirectorySignatureError


def _key(text: Any) -> bytes:
    key = bytes.fromhex(text)
    if len(key) != 32:
        raise ValueError("not a key")
    return key


def _entry_out(entry: CompartmentEntry) -> list[Any]:
    fields = [entry.generation, entry.public.hex(), entry.commitment.hex()]
    return [*fields, entry.form.value] if entry.form else fields


def _entry_in(fields: Any) -> CompartmentEntry:
    public = b"" if fields[1] == "" else _key(fields[1])
    form = GrantForm(fields[3]) if len(fields) > 3 else GrantForm.BARE
    return CompartmentEntry(int(fields[0]), public, _key(fields[2]), form)


def _mark_in(fields: Any) -> TrailMark:
    number, entry, key, since, accepted = fields if len(fields) > 4 else (*fields, 0)
    if not 0 <= int(since) <= int(number) < 1 << 62 or not 0 <= int(accepted) < 1 << 62:
        raise ValueError("no number of an entry")
    return TrailMark(int(number), _key(entry), _key(key), int(since), int(accepted))


def _member_out(member: Member) -> dict[str, Any]:
    profile = member.profile
    return {
        "name": profile.name,
        "role": profile.role.value,
        "classes": sorted(profile.classes),
        "until": profile.until.isoformat() if profile.until else "",
        "suspended": profile.suspended,
        "box": member.box_public.hex(),
        "verify": member.verify_key.hex(),
        **({"stick": True} if member.asks_stick else {}),
    }


def _member_in(key: str, content: dict[str, Any]) -> Member:
    profile = Profile(
        id=ProfileId(key),
        name=visible(str(content["name"])),
        role=Role(content["role"]),
        classes=frozenset(ClassId(RecordId(str(c))) for c in content["classes"]),
        until=date.fromisoformat(content["until"]) if content["until"] else None,
        suspended=bool(content["suspended"]),
    )
    asks_stick = content.get("stick") is True
    return Member(profile, _key(content["box"]), _key(content["verify"]), asks_stick)
