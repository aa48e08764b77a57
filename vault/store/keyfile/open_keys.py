"""One person's opened keys: lent to the store while the vault is open, wiped when it locks."""

from vault.crypto.chain import SeenEntry, TrailMark, signed_message
from vault.crypto.directory import (
    SHEET_NAME,
    CompartmentEntry,
    Directory,
    GrantForm,
    commitment_of,
)
from vault.crypto.grants import Boxes, Granter, Held, open_grants
from vault.crypto.key_files import KeyFile
from vault.crypto.primitives import is_same, public_of, subkey
from vault.crypto.seal import identity_text, recipient_text
from vault.crypto.sealed_records import drop_box_secret
from vault.crypto.slots import Slot, SlotContents, reseal_slot
from vault.domain.access import Compartment
from vault.domain.profiles import Profile
from vault.domain.secrets import FileKey, Secret
from vault.errors import PermissionDeniedError


class OpenKeys:
    """Nothing of it shows in a repr; `wipe` ends it."""

    def __init__(
        self,
        profile: Profile,
        directory: Directory,
        contents: SlotContents,
        held: Held,
    ) -> None:
        self.profile = profile
        self._directory = directory
        self._contents = contents
        self._secrets = {c: Secret(secret) for c, secret in held.secrets.items()}
        self._earlier = {g: Secret(secret) for g, secret in held.earlier.items()}
        self.vault_key = FileKey(held.vault_keys[-1]) if held.vault_keys else None
        photos = self._secrets.get(Compartment.PHOTOS)
        self.photos_key = (
            FileKey(subkey(bytes(photos.expose()), b"tuckbox-photos")) if photos else None
        )

    @property
    def vault_id(self) -> str:
        """The same in every copy of this vault."""
        return self._directory.vault_id

    @property
    def trail_mark(self) -> TrailMark | None:
        """What the root key signed for of the audit trail; None in a vault not yet renewed."""
        return self._directory.trail

    @property
    def seen(self) -> SeenEntry | None:
        """What this person's slot remembers of the audit trail."""
        return self._contents.seen

    def slot_with(self, slot: Slot, seen: SeenEntry) -> Slot:
        """This person's slot, remembering that; only while the unlock lasts."""
        self._contents.seen = seen
        return reseal_slot(self.vault_id, slot, self._contents)

    def forget_slot_key(self) -> None:
        """The unlock is over: what the password was turned into goes."""
        self._contents.forget_slot_key()

    @property
    def own_public(self) -> bytes:
        """For boxes that only this person opens again."""
        return self._contents.box_public

    @property
    def own_secret(self) -> bytes:
        """The secret half of this person's X25519 box key, 32 bytes."""
        return bytes(self._contents.box_secret)

    @property
    def own_verify_key(self) -> bytes:
        """What others check this person's signatures with."""
        return self._contents.verify_key

    def copy_of_stick(self) -> KeyFile | None:
        """What this person's slot took beside the password, None where it takes nothing; a copy."""
        stick = self._contents.stick
        return stick.copy() if stick is not None else None

    def use_stick(self, stick: KeyFile | None) -> None:
        """The slot was written anew, and takes this from now on."""
        if self._contents.stick is not None:
            self._contents.stick.secret.wipe()
        self._contents.stick = stick

    @property
    def age_identity(self) -> str:
        """What opens sealed files that were sent to this person."""
        return identity_text(self.own_secret)

    @property
    def age_recipient(self) -> str:
        """The public half, which stands on this person's card."""
        return recipient_text(self.age_identity)

    @property
    def verify_keys(self) -> dict[str, tuple[bytes, ...]]:
        """Every signature key a profile ever had here, removed and recovered ones too."""
        keys: dict[str, tuple[bytes, ...]] = {
            key: (member.verify_key,) for key, member in self._directory.members.items()
        }
        for key, (_, verify) in self._directory.former.items():
            profile = key.partition("@")[0]
            keys[profile] = (*keys.get(profile, ()), verify)
        return keys | {"recovery": (self._directory.recovery_verify,)}

    def holds(self, compartment: Compartment) -> bool:
        """Whether this person was granted the compartment."""
        if compartment is Compartment.VAULT:
            return self.vault_key is not None
        return compartment in self._secrets

    def secret(self, compartment: Compartment) -> bytes:
        """The compartment's secret, or PermissionDeniedError."""
        held = self._secrets.get(compartment)
        if held is None:
            raise PermissionDeniedError
        return bytes(held.expose())

    def granter(self) -> Granter:
        """Makes grants for others under the vault key."""
        return Granter(self.vault_id, bytes(self.must_vault_key().expose()))

    @property
    def is_slot_behind(self) -> bool:
        """Whether this person's slot still has a vault key from before a re-key, or none."""
        held, newest = self._contents.vault_key, self.vault_key
        if newest is None:
            return False
        return held is None or not is_same(bytes(held), bytes(newest.expose()))

    def earlier_secrets(self) -> dict[int, bytes]:
        """Safeguarding keys from before a re-key, by generation, while records wait for it."""
        return {generation: bytes(secret.expose()) for generation, secret in self._earlier.items()}

    @property
    def pinned_root(self) -> bytes:
        """The root key that this person's slot believes."""
        return self._contents.root_public

    def after_rekey(self, directory: Directory, boxes: Boxes) -> "OpenKeys":
        """The same person under another directory."""
        owner = str(self.profile.id)
        member = directory.members.get(owner)
        profile = member.profile if member is not None else self.profile
        held = open_grants(directory, boxes, owner, self._contents)
        return OpenKeys(profile, directory, self._contents, held)

    def generation(self, compartment: Compartment) -> int:
        """Which secret of the compartment holds now; the first one is 1."""
        entry = self._directory.compartments.get(compartment)
        return entry.generation if entry is not None else 1

    def public(self, compartment: Compartment) -> bytes | None:
        """What others seal to, None while nobody keeps the compartment yet."""
        entry = self._directory.compartments.get(compartment)
        return entry.public if entry is not None else None

    def must_public(self, compartment: Compartment) -> bytes:
        """The same of a compartment that every vault has."""
        return self._directory.compartments[compartment].public

    @property
    def is_bare(self) -> bool:
        """Whether this person holds no key to the records (a technician)."""
        return self.vault_key is None

    def must_vault_key(self) -> FileKey:
        """The vault key, or PermissionDeniedError for a technician."""
        if self.vault_key is None:
            raise PermissionDeniedError
        return self.vault_key

    def name_of(self, profile: str) -> str:
        """The name behind a profile's id, removed profiles included."""
        member = self._directory.members.get(profile)
        if member is not None:
            return member.profile.name
        if profile in self._directory.former:
            return self._directory.former[profile][0]
        return SHEET_NAME if profile == "recovery" else "unknown"

    def sign(self, entry: bytes) -> bytes:
        """This person's signature of an audit entry."""
        return self._contents.sign(signed_message(entry))

    def sign_raw(self, message: bytes) -> bytes:
        """This person's signature of a message that says by itself what it is."""
        return self._contents.sign(message)

    def use_directory(self, directory: Directory) -> None:
        """The directory was changed by this session."""
        self._directory = directory

    def wipe(self) -> None:
        """Overwrite every key."""
        self._contents.wipe()
        self.forget_secrets()

    def forget_secrets(self) -> None:
        """Overwrite what was granted; the person's own keys stay."""
        granted_keys = (*self._secrets.values(), *self._earlier.values())
        for secret in (*granted_keys, self.vault_key, self.photos_key):
            if secret is not None:
                secret.wipe()

    def __repr__(self) -> str:
        return "OpenKeys(…)"


def entry_of(compartment: Compartment, secret: bytes, generation: int = 1) -> CompartmentEntry:
    """What the directory keeps of a compartment's secret."""
    commitment = commitment_of(compartment, secret)
    return CompartmentEntry(
        generation, _public_half(compartment, secret), commitment, GrantForm.WRAPPED
    )


def _public_half(compartment: Compartment, secret: bytes) -> bytes:
    """Of the two that others seal to: concerns to the one, bodies of audit entries to the other."""
    if compartment is Compartment.SAFEGUARDING:
        return public_of(drop_box_secret(secret))
    return public_of(secret) if compartment is Compartment.AUDIT else b""
