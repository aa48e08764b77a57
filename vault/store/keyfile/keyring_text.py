"""What keyring.json says: the signed directory, the slots, the grants and the anchor."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from vault.crypto.directory import (
    RECOVERY,
    Directory,
    Member,
    Succession,
    check_signature,
    check_succession,
    decode,
    encode,
    sign_directory,
)
from vault.crypto.grants import Boxes
from vault.crypto.primitives import is_signed, verify_key_of
from vault.crypto.slots import Slot
from vault.domain.access import Compartment
from vault.domain.collation import sort_key
from vault.domain.profile_names import visible
from vault.domain.profiles import Profile
from vault.errors import (
    DirectorySignatureError,
    KeyringDamagedError,
    NewerVersionError,
    NoSuchProfileError,
    NotFoundError,
)
from vault.store.keyfile.keyring_file import (
    FORMAT,
    NAME,
    prepare_keyring,
    publish_keyring,
    read_keyring,
)
from vault.store.keyfile.keyring_json import (
    Anchor,
    OwnAnchor,
    anchor_from_json,
    anchor_to_json,
    canonical,
    in_todays_format,
    own_anchor_from_json,
    own_anchor_to_json,
    slot_from_json,
    slot_to_json,
)

_NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)
"""What values of another kind or size than ours raise on the way in."""
GrantTable = Mapping[tuple[str, Compartment], bytes]


@dataclass(frozen=True)
class KeyringText:
    """Parsed, not yet believed: `check` does that with the pinned root key."""

    directory: Directory
    directory_text: bytes
    signature: bytes
    slots: dict[str, Slot] = field(default_factory=dict)
    grants: dict[tuple[str, Compartment], bytes] = field(default_factory=dict)
    anchor: Anchor | None = None
    anchors: dict[str, OwnAnchor] = field(default_factory=dict)
    """What each person saw, signed by themselves, so that nobody can move all of it."""
    successions: tuple[Succession, ...] = ()
    earlier: dict[tuple[str, int], bytes] = field(default_factory=dict)
    """Grants of safeguarding keys from before a re-key, by owner and generation."""
    links: dict[tuple[str, int], bytes] = field(default_factory=dict)
    """Newer vault keys for slots that have an older one, by owner and generation."""
    pending: Any = None
    """What lies there as the plan of a re-key, as it was found. Anybody who can write the file can
    lay something there: `rekey_plan` alone says whether it is one."""

    @classmethod
    def signed(
        cls,
        directory: Directory,
        root_seed: bytes,
        slots: dict[str, Slot],
        grants: GrantTable,
        anchor: Anchor | None = None,
    ) -> Self:
        """With a fresh signature of the directory, which names its root key."""
        directory = replace(directory, root=verify_key_of(root_seed))
        text = encode(directory)
        return cls(
            directory, text, sign_directory(root_seed, text), dict(slots), dict(grants), anchor
        )

    @classmethod
    def load(cls, folder: Path, name: str = NAME) -> Self:
        """KeyringDamagedError, or NewerVersionError for a later format."""
        raw = read_keyring(folder, name)
        raw.pop("hash", None)
        return cls.parsed(raw)

    @classmethod
    def parsed(cls, raw: Any) -> Self:
        """The same from JSON that was read; one thing has one spelling. KeyringDamagedError."""
        try:
            raw = in_todays_format(raw)
            if raw.get("pending", raw) is None:
                raw = {key: value for key, value in raw.items() if key != "pending"}
            text = cls._parsed(raw)
            if canonical(text.as_json()) != canonical(raw):
                raise KeyringDamagedError(file=NAME)
        except (*_NOT_OURS, RecursionError) as error:
            raise KeyringDamagedError(file=NAME) from error
        return text

    def with_parts(
        self,
        *,
        slots: dict[str, Slot] | None = None,
        grants: dict[tuple[str, Compartment], bytes] | None = None,
        anchor: Anchor | None = None,
        earlier: dict[tuple[str, int], bytes] | None = None,
        links: dict[tuple[str, int], bytes] | None = None,
    ) -> "KeyringText":
        """The same directory with other slots, grants or anchor."""
        return replace(
            self,
            slots=self.slots if slots is None else slots,
            grants=self.grants if grants is None else grants,
            anchor=self.anchor if anchor is None else anchor,
            earlier=self.earlier if earlier is None else earlier,
            links=self.links if links is None else links,
        )

    def profiles(self) -> tuple[Profile, ...]:
        """By name."""
        members = self.directory.members.values()
        return tuple(sorted((m.profile for m in members), key=lambda p: sort_key(p.name)))

    def find(self, who: str) -> Profile:
        """The profile of this name or id; NoSuchProfileError."""
        name = visible(who).casefold()
        for profile in self.profiles():
            if who == profile.id or name == profile.name.casefold():
                return profile
        raise NoSuchProfileError

    def id_of(self, who: str) -> str:
        """The id of the profile of this name or id; empty when there is none."""
        try:
            return str(self.find(who).id)
        except NoSuchProfileError:
            return ""

    def member(self, profile: str) -> Member:
        """By id; NotFoundError."""
        member = self.directory.members.get(profile)
        if member is None:
            raise NotFoundError
        return member

    def slot(self, profile: str) -> Slot:
        """By id; DirectorySignatureError, because everybody in the directory has one."""
        slot = self.slots.get(profile)
        if slot is None:
            raise DirectorySignatureError
        return slot

    @property
    def boxes(self) -> Boxes:
        """All that is sealed to people."""
        return Boxes(self.grants, self.earlier, self.links)

    def root_after(self, root_public: bytes) -> bytes:
        """The root key that holds now, from one that a slot has pinned: each re-key's new root was
        signed by the one before. DirectorySignatureError for a chain that does not hold."""
        now = root_public
        for succession in self.successions:
            if succession.old == now:
                check_succession(self.directory.vault_id, succession)
                now = succession.new
        return now

    def check(self, root_public: bytes) -> None:
        """DirectorySignatureError unless root signed the directory and each owner their slot."""
        root = self.root_after(root_public)
        check_signature(root, self.directory_text, self.signature)
        directory = self.directory
        if directory.root not in (b"", root):
            raise DirectorySignatureError
        for owner, slot in self.slots.items():
            if owner == RECOVERY:
                public = directory.recovery_verify
            elif owner in directory.members:
                public = directory.members[owner].verify_key
            else:
                raise DirectorySignatureError
            if not is_signed(public, slot.signed_part(directory.vault_id), slot.signature):
                raise DirectorySignatureError

    def save(self, folder: Path) -> None:
        """One atomic replacement."""
        self.prepare(folder)
        publish_keyring(folder)

    def prepare(self, folder: Path) -> None:
        """Write it beside the file that holds, to be published when its entry has committed."""
        prepare_keyring(folder, self.as_json())

    def bound(self) -> bytes:
        """What a plan is signed together with: all of it but the anchors, which move on as the
        vault is used, and the plan itself."""
        moves = ("anchor", "anchors", "pending")
        rest = {key: v for key, v in self.as_json().items() if key not in moves}
        return canonical(rest)

    def as_json(self) -> dict[str, Any]:
        """What stands in the file, without the hash."""
        newest = self.anchor
        content: dict[str, Any] = {
            "format": FORMAT,
            "directory": self.directory_text.decode(),
            "signature": self.signature.hex(),
            "slots": {owner: slot_to_json(slot) for owner, slot in self.slots.items()},
            "grants": [[who, c.value, box.hex()] for (who, c), box in self.grants.items()],
            "anchor": anchor_to_json(newest) if newest else [],
        }
        if self.anchors:
            content["anchors"] = {
                who: own_anchor_to_json(anchor) for who, anchor in self.anchors.items()
            }
        if self.successions:
            content["successions"] = [
                [step.old.hex(), step.new.hex(), step.signature.hex()] for step in self.successions
            ]
        if self.earlier:
            content["earlier"] = [[who, g, box.hex()] for (who, g), box in self.earlier.items()]
        if self.links:
            content["links"] = [[who, g, box.hex()] for (who, g), box in self.links.items()]
        if self.pending is not None:
            content["pending"] = self.pending
        return content

    @classmethod
    def _parsed(cls, raw: dict[str, Any]) -> Self:
        if type(raw["format"]) is not int or raw["format"] < FORMAT:
            raise KeyringDamagedError(file=NAME)
        if raw["format"] > FORMAT:
            raise NewerVersionError(file=NAME)
        text = str(raw["directory"]).encode()
        anchor = raw["anchor"]
        return cls(
            directory=decode(text),
            directory_text=text,
            signature=bytes.fromhex(raw["signature"]),
            slots={str(o): slot_from_json(str(o), slot) for o, slot in raw["slots"].items()},
            grants={
                (str(who), Compartment(c)): bytes.fromhex(box) for who, c, box in raw["grants"]
            },
            anchor=anchor_from_json(anchor) if anchor else None,
            anchors={str(w): own_anchor_from_json(a) for w, a in raw.get("anchors", {}).items()},
            successions=tuple(
                Succession(bytes.fromhex(step[0]), bytes.fromhex(step[1]), bytes.fromhex(step[2]))
                for step in raw.get("successions", ())
            ),
            earlier={
                (str(who), int(g)): bytes.fromhex(box) for who, g, box in raw.get("earlier", ())
            },
            links={(str(who), int(g)): bytes.fromhex(box) for who, g, box in raw.get("links", ())},
            pending=raw.get("pending"),
        )
