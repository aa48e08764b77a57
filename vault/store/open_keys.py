"""One person's opened keys: lent to the store while the vault is open, wiped when it locks."""

from vault.crypto.chain import signed_message
from vault.crypto.directory import CompartmentEntry, Directory, commitment_of
from vault.crypto.grants import EarlierGrants, Grants, granted, granted_earlier
from vault.crypto.primitives import public_of, subkey
from vault.crypto.seal import identity_text, recipient_text
from vault.crypto.slots import SlotContents
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
        secrets: dict[Compartment, bytes],
        earlier: dict[int, bytes] | None = None,
    ) -> None:
        self.profile = profile
        self._directory = directory
        self._contents = contents
        self._secrets = {c: Secret(secret) for c, secret in secrets.items()}
        self._earlier = {g: Secret(secret) for g, secret in (earlier or {}).items()}
        # After a re-key the vault key comes as a grant; the one in the slot is from before it.
        held = secrets.get(Compartment.VAULT) or contents.vault_key
        self.vault_key = FileKey(held) if held is not None else None
        photos = self._secrets.get(Compartment.PHOTOS)
        self.photos_key = (
            FileKey(subkey(bytes(photos.expose()), b"tuckbox-photos")) if photos else None
        )

    @property
    def vault_id(self) -> str:
        return self._directory.vault_id

    @property
    def own_public(self) -> bytes:
        """For boxes that only this person opens again."""
        return self._contents.box_public

    @property
    def own_secret(self) -> bytes:
        return bytes(self._contents.box_secret)

    @property
    def own_verify_key(self) -> bytes:
        """What others check this person's signatures with."""
        return self._contents.verify_key

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
        found: dict[str, tuple[bytes, ...]] = {
            key: (member.verify_key,) for key, member in self._directory.members.items()
        }
        for key, (_, verify) in self._directory.former.items():
            profile = key.partition("@")[0]
            found[profile] = (*found.get(profile, ()), verify)
        return found | {"recovery": (self._directory.recovery_verify,)}

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

    def any_secret(self, compartment: Compartment) -> bytes:
        """The secret to be handed on, the vault's own key included."""
        if compartment is Compartment.VAULT:
            return bytes(self.must_vault_key().expose())
        return self.secret(compartment)

    def earlier_secrets(self) -> dict[int, bytes]:
        """Safeguarding keys from before a re-key, by generation, while records wait for it."""
        return {generation: bytes(one.expose()) for generation, one in self._earlier.items()}

    @property
    def pinned_root(self) -> bytes:
        """The root key that this person's slot believes."""
        return self._contents.root_public

    def after_rekey(
        self, directory: Directory, grants: Grants, earlier: EarlierGrants
    ) -> "OpenKeys":
        """The same person under another directory."""
        owner = str(self.profile.id)
        secrets = granted(directory, grants, owner, self._contents)
        member = directory.members.get(owner)
        profile = member.profile if member is not None else self.profile
        older = granted_earlier(directory, earlier, owner, self._contents)
        return OpenKeys(profile, directory, self._contents, secrets, older)

    def generation(self, compartment: Compartment) -> int:
        """Which secret of the compartment holds now; the first one is 1."""
        entry = self._directory.compartments.get(compartment)
        return entry.generation if entry is not None else 1

    def public(self, compartment: Compartment) -> bytes | None:
        """The compartment's public key, None while nobody keeps it yet."""
        entry = self._directory.compartments.get(compartment)
        return entry.public if entry is not None else None

    def must_public(self, compartment: Compartment) -> bytes:
        """The public key of a compartment that every vault has."""
        return self._directory.compartments[compartment].public

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
        return "Recovery sheet" if profile == "recovery" else "unknown"

    def sign(self, entry: bytes) -> bytes:
        """This person's signature of an audit entry."""
        return self._contents.sign(signed_message(entry))

    def sign_raw(self, message: bytes) -> bytes:
        """This person's signature of a message that says by itself what it is."""
        return self._contents.sign(message)

    def see(self, directory: Directory) -> None:
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
    return CompartmentEntry(generation, public_of(secret), commitment_of(compartment, secret))
