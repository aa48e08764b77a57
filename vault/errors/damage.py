"""A vault that is damaged, older than it should be, or not to be opened here."""

from vault.errors.base import RefusedError, TuckboxError


class VaultDamagedError(TuckboxError):
    """A file of the vault fails its checks; details: file."""

    code = "vault.damaged"
    exit_code = 5


class KeyringDamagedError(VaultDamagedError):
    """The key file is none of ours, or not as it was signed."""

    code = "keyring.damaged"


class DirectorySignatureError(RefusedError):
    """keyring.json was altered: the directory is not signed by the pinned root key."""

    code = "keyring.signature"


class NotesDamagedError(TuckboxError):
    """Notes of this machine could not be read and were set aside (`names`): told, not raised."""

    code = "notes.damaged"


class PlanRefusedError(KeyringDamagedError):
    """What lies in the key file as the plan of a re-key is none that a data lead made for it. The
    vault opens all the same: this is told, not raised."""

    code = "keyring.plan"


class PlanLostError(PlanRefusedError):
    """New keys were planned, and the key file has neither them nor the plan: told, not raised."""

    code = "keyring.plan_lost"


class NotAVaultError(VaultDamagedError):
    """The folder holds no vault."""

    code = "vault.not_a_vault"


class VaultRolledBackError(VaultDamagedError):
    """The files are older than what this machine has already seen; details: seen, found."""

    code = "vault.rolled_back"


class KeyFileOlderError(VaultRolledBackError):
    """The key file is older than the records beside it; details: seen, found."""

    code = "keyring.older"


class TrailCutError(VaultRolledBackError):
    """What was seen in the audit trail is not in it any more, though the files say that nothing is
    missing; details: entry."""

    code = "vault.trail_cut"


class PartnerAheadError(VaultDamagedError):
    """A file knows of changes of this vault that this vault does not have: it is an old copy."""

    code = "merge.behind"


class NewerVersionError(VaultDamagedError):
    """A later version of the program has written it."""

    code = "vault.newer_version"


class VaultInUseError(TuckboxError):
    """details: holder (host and profile of the process that has it open)."""

    code = "vault.in_use"
    exit_code = 6


class ForeignCodeError(TuckboxError):
    """Python would look for this program's code in the folder a person stands in; details:
    folder."""

    code = "start.foreign_code"
    exit_code = 2
