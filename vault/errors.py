"""Every error the vault raises on purpose; `code` finds its words in vault.domain.messages.

Anything else that escapes is a bug. `exit_code` is what the command line ends with, so the
window and the command line tell the same failures apart.
"""

from typing import ClassVar


class TuckboxError(Exception):
    """Base of all expected errors; `details` fill the blanks of the sentence (never secrets)."""

    code: ClassVar[str] = "tuckbox"
    exit_code: ClassVar[int] = 3

    def __init__(self, **details: str | int) -> None:
        super().__init__(self.code)
        self.details = details


class RefusedError(TuckboxError):
    """The password, the role, a signature or a date says no."""

    code = "refused"


class WrongPasswordError(RefusedError):
    """The slot box does not open: the one and only sign of a wrong password."""

    code = "unlock.wrong_password"


class WrongPasswordOrStickError(WrongPasswordError):
    """The same where a USB stick goes with the password: which of them is wrong is not known."""

    code = "unlock.wrong_password_or_stick"


class StickNeededError(TuckboxError):
    """The profile opens with a USB stick as well, and none was given. Not a try, so not counted."""

    code = "unlock.stick_needed"


class StickRequiredError(RefusedError):
    """A data lead asks for a USB stick with this profile, so it cannot be switched off."""

    code = "profiles.stick_required"


class StickNotAskedError(RefusedError):
    """The trail knows of a USB stick that the key file does not ask for."""

    code = "unlock.stick_not_asked"


class NoSuchProfileError(RefusedError):
    code = "unlock.no_such_profile"


class TooSoonError(RefusedError):
    """Too many wrong passwords in a row; details: seconds."""

    code = "unlock.too_soon"


class ProfileSuspendedError(RefusedError):
    code = "unlock.suspended"


class ProfileEndedError(RefusedError):
    """The profile is past its end date; details: date."""

    code = "unlock.ended"


class ClockBehindError(ProfileEndedError):
    """The same by what was written down here since, though the clock stands before it; details:
    date, clock, seen."""

    code = "unlock.clock_behind"


class TrainingDueError(RefusedError):
    """This act waits for training modules; details: modules (titles)."""

    code = "training.due"


class NobodyKeepsError(RefusedError):
    """Nobody holds the key that a concern would be sealed to."""

    code = "sealed.nobody"


class StatementAlteredError(RefusedError):
    """A custody statement whose signature does not hold."""

    code = "statement.altered"


class RekeyUnfinishedError(RefusedError):
    """A re-key was interrupted, and only a data lead can finish it."""

    code = "rekey.unfinished"


class ShareRefusedError(RefusedError):
    """A recovery share that was misread or belongs to another set; details: reason."""

    code = "recovery.share"


class SharesMissingError(RefusedError):
    """details: have, needed."""

    code = "recovery.shares_missing"


class SharesMixedError(RefusedError):
    """Recovery shares of more than one set; details: which (by the order in which they came)."""

    code = "recovery.shares_mixed"


class WrongRecoveryCodeError(RefusedError):
    code = "recovery.wrong_code"


class DirectorySignatureError(RefusedError):
    """keyring.json was altered: the directory is not signed by the pinned root key."""

    code = "keyring.signature"


class PermissionDeniedError(RefusedError):
    code = "session.denied"


class SessionLockedError(RefusedError):
    code = "session.locked"


class WeakPasswordError(RefusedError):
    """details: reason (a short plain phrase)."""

    code = "password.weak"


class LastDataLeadError(RefusedError):
    code = "profiles.last_data_lead"


class LastHolderError(RefusedError):
    """Nobody would be left, and no sheet, that opens the safeguarding records."""

    code = "profiles.last_holder"


class ProfileExistsError(RefusedError):
    code = "profiles.exists"


class GrantMissingError(RefusedError):
    """Only a holder of a compartment can hand it on; details: compartment."""

    code = "profiles.grant_missing"


class NotFoundError(RefusedError):
    """The record is not there, or not in this profile's sight: deliberately the same."""

    code = "store.not_found"


class StaleRecordError(RefusedError):
    """Somebody (or another window) changed the record since it was read."""

    code = "store.stale"


class NothingToUndoError(RefusedError):
    code = "undo.nothing"


class UndoConflictError(RefusedError):
    code = "undo.conflict"


class GroundMovedError(RefusedError):
    """The vault changed between preview and apply; nothing was written."""

    code = "import.ground_moved"


class CancelledError(RefusedError):
    code = "cancelled"


class InvalidValueError(TuckboxError):
    """A value a person typed cannot be; details: field, reason."""

    code = "value.invalid"
    exit_code = 2


class BadFileError(TuckboxError):
    """An input file that cannot be read as what it claims to be; details: reason."""

    code = "import.bad_file"
    exit_code = 4


class RollStoppedError(BadFileError):
    """A roll whose numbers belong to other children here: another school's, or slipped; details:
    reason."""

    code = "import.stopped"


class UnreadableFileError(BadFileError):
    """A small file that is not there, or far too large; details: reason."""

    code = "file.unreadable"


class KeyFileUnreadableError(BadFileError):
    """A key file for a USB stick that is not there, or is no such file; details: reason."""

    code = "stick.unreadable"


class BadAdvisoryError(BadFileError):
    """A list of known weaknesses that is no OSV; details: reason."""

    code = "check.bad_advisory"


class BadModuleError(BadFileError):
    """A training module that cannot be read; details: line, reason."""

    code = "training.bad_module"


class StatementUnreadableError(TuckboxError):
    code = "statement.unreadable"
    exit_code = 4


class UnsafeFileError(BadFileError):
    """A file built to do harm (slip, bomb, entities); details: reason."""

    code = "import.unsafe_file"


class PhotoRejectedError(BadFileError):
    """details: reason."""

    code = "photo.rejected"


class ErasedElsewhereError(RefusedError):
    """This copy holds pupils who were erased in another; details: count."""

    code = "erased.elsewhere"


class HeldError(RefusedError):
    """A hold stands on the pupil; details: reason."""

    code = "rights.held"


class KeptByRuleError(RefusedError):
    """A retention rule is not over, and nobody said that it is to be done all the same."""

    code = "rights.kept_by_rule"


class SafeguardingFirstError(RefusedError):
    """The safeguarding lead has not looked at theirs yet."""

    code = "rights.safeguarding_first"


class SecondPersonError(RefusedError):
    """Who asked cannot confirm as well."""

    code = "rights.second_person"


class NoDataLeadError(RefusedError):
    """Nobody is left who could decide on an erasure."""

    code = "rights.no_data_lead"


class NamesChildError(RefusedError):
    """Words that are kept after an erasure must not name who was erased."""

    code = "rights.names_child"


class IdentityFirstError(RefusedError):
    """Nothing is handed over before it is known to whom."""

    code = "rights.identity_first"


class WrongStateError(RefusedError):
    """The case is not where this step could be taken."""

    code = "rights.wrong_state"


class ClockStandsError(RefusedError):
    """The clock of a request cannot be stopped in this country."""

    code = "rights.no_clock_stop"


class NoExtensionError(RefusedError):
    """A request cannot be extended in this country."""

    code = "rights.no_extension"


class TooLateToExtendError(RefusedError):
    """Whoever asks was not told within the first month; details: due."""

    code = "rights.too_late_to_extend"


class DateDoubtfulError(RefusedError):
    """The computer's clock may have been set forward; details: days, today."""

    code = "retention.date_doubtful"


class VaultDamagedError(TuckboxError):
    """A file of the vault fails its checks; details: file."""

    code = "vault.damaged"
    exit_code = 5


class KeyringDamagedError(VaultDamagedError):
    code = "keyring.damaged"


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


class StorageError(TuckboxError):
    """Disk or permission; base of the storage errors."""

    code = "storage"
    exit_code = 7


class ReadFailedError(StorageError):
    """Part of the vault could not be read just now; it may be the disk or the vault."""

    code = "storage.read"


class DiskFullError(StorageError):
    code = "storage.full"


class ReadOnlyError(StorageError):
    code = "storage.read_only"


class FolderExistsError(StorageError):
    code = "storage.exists"


class DriveGoneError(StorageError):
    """The stick or drive went away in the middle."""

    code = "storage.gone"


class FolderGoneError(StorageError):
    """A folder that is not there, or not any more."""

    code = "storage.no_folder"


class NoteNotKeptError(StorageError):
    """The work is saved; only what this computer remembers of the vault could not be written."""

    code = "storage.note"


class NotConfirmedError(StorageError):
    """A file is written and has its name, and its drive does not say that it keeps it."""

    code = "storage.not_confirmed"


class CloudFolderError(StorageError):
    """details: service."""

    code = "storage.cloud_folder"


class OutOfMemoryError(StorageError):
    code = "storage.memory"
