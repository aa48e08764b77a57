"""From a folder and a password to a session: create, unlock, recover."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from vault.crypto.kdf import KdfParams, default_params
from vault.crypto.key_files import KeyFile
from vault.crypto.passwords import Strength, judge, must_be_strong, suggest_passphrase
from vault.crypto.primitives import random_key
from vault.crypto.recovery import code_text, parse_code
from vault.crypto.shares import SharePile, is_share
from vault.domain.backups import RestoreReport
from vault.domain.ids import new_id
from vault.domain.profile_names import checked_name
from vault.domain.profiles import Profile
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import (
    CloudFolderError,
    FolderExistsError,
    InvalidValueError,
    KeyringDamagedError,
    NotAVaultError,
    RefusedError,
    StorageError,
    TooSoonError,
)
from vault.platform.folders import cloud_service_of, read_seen
from vault.platform.locked_note import LockedNote, locked_note
from vault.platform.waiting import (
    leave_note,
    seconds_to_wait,
    waiting_notes,
)
from vault.store.database.ballast import Ballast
from vault.store.database.connection import storage_error
from vault.store.database.lock_file import LockFile
from vault.store.files.restored import is_restored
from vault.store.keyfile.keyring import KeyFileFinishedError, Keyring, OpenKeys
from vault.store.keyfile.keyring_file import NAME as KEYRING
from vault.store.keyfile.stick_file import find_on_sticks, read_key_file

# What stands on an open vault is loaded as one is opened: the unlock window does without it.
if TYPE_CHECKING:
    from vault.domain.printouts import Printout
    from vault.session import Session

__all__ = [
    "RecoverySheet",
    "SharePile",
    "Strength",
    "check_recovery_code",
    "create_vault",
    "find_key_file",
    "is_key_file_of",
    "is_recovery_share",
    "is_rekey_planned",
    "judge_password",
    "locked_note_of",
    "parse_recovery_code",
    "profiles_of",
    "recover_vault",
    "restore_vault",
    "suggest_passphrase",
    "takes_stick",
    "unlock_vault",
    "with_sticks",
]

judge_password = judge
parse_recovery_code = parse_code
is_recovery_share = is_share


@dataclass(frozen=True)
class RecoverySheet:
    """The sheet to print: `pdf` holds the code, so it is as secret as the vault."""

    pdf: bytes
    code: RecoveryCode

    def printout(self) -> "Printout":
        """The sheet, to be printed."""
        # Loaded now and not at the start: the unlock window should stand as soon as it can.
        from vault.domain.printouts import Printout

        return Printout("vault.create", self.pdf, is_secret=True)

    def groups(self) -> tuple[str, ...]:
        """The code as printed, in its groups; one of them is asked back."""
        return tuple(code_text(self.code).split("-"))

    def __repr__(self) -> str:
        return "RecoverySheet(…)"


def create_vault(
    folder: Path,
    school: str,
    lead: str,
    password: Password,
    params: KdfParams | None = None,
) -> "tuple[Session, RecoverySheet]":
    """A new vault with its first data lead. Nothing is left behind when any part fails.
    InvalidValueError without names, CloudFolderError."""
    if not school.strip() or not lead.strip():
        raise InvalidValueError(field="name", reason="the school and the data lead need a name")
    lead = checked_name(lead)
    must_be_strong(password, [school, lead])
    service = cloud_service_of(folder)
    if service is not None:
        raise CloudFolderError(service=service)
    from vault.reports.recovery_sheet import recovery_sheet_pdf  # late: PDF takes time to load
    from vault.store.upkeep.new_vault import create_files

    _make_folder(folder)
    try:
        first = random_key()
        keyring, keys, code = Keyring.create(folder, new_id(), lead, password, params, first)
        create_files(folder, keys, school.strip(), first)
        sheet = RecoverySheet(
            recovery_sheet_pdf(
                school=school.strip(),
                vault_id=keys.vault_id,
                code_text=code_text(code),
                slot_payload=keyring.recovery.payload(),
                made_on=date.today(),
            ),
            code,
        )
        with _locked(folder, lead) as lock:
            session = _session(folder, lock, keyring, keys, "vault.create", params)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return session, sheet


def unlock_vault(
    folder: Path,
    profile: str,
    password: Password,
    report: Callable[[int, int], None] | None = None,
    params: KdfParams | None = None,
    key_file: Path | None = None,
) -> "Session":
    """Open the vault as `profile` (name or id). Only a slot box that stays shut is a wrong
    password; whatever is wrong with the files has an error of its own. `key_file` lies on the USB
    stick of a profile that opens with one (StickNeededError, KeyFileUnreadableError); it says
    nothing to the others."""
    stick = read_key_file(key_file) if key_file is not None else None
    attempt = _Attempt(profile, password, stick, report or _no_report, params)
    try:
        return Ballast(folder).with_room(lambda: _unlock(folder, attempt))
    finally:
        if stick is not None:
            stick.secret.wipe()


def takes_stick(folder: Path, profile: str) -> bool:
    """Whether the profile (name or id) opens with a USB stick as well; read without a password, so
    that it can be shown before one is asked for."""
    return _load(folder).sticks.takes(profile)


def with_sticks(folder: Path) -> frozenset[str]:
    """The ids of all profiles that do."""
    keyring = _load(folder)
    return frozenset(key for key, state in keyring.sticks.all().items() if state.has)


def find_key_file(folder: Path, profile: str) -> Path | None:
    """The profile's key file in the top folder of a stick that is plugged in."""
    keyring = _load(folder)
    return find_on_sticks(lambda key: keyring.sticks.is_key_file_of(profile, key))


def is_key_file_of(folder: Path, profile: str, path: Path) -> bool:
    """Whether the file is the profile's newest; KeyFileUnreadableError."""
    key = read_key_file(path)
    key.secret.wipe()
    return _load(folder).sticks.is_key_file_of(profile, key)


@dataclass(frozen=True)
class _Attempt:
    """What somebody comes to the door with."""

    profile: str
    password: Password
    stick: KeyFile | None
    report: Callable[[int, int], None]
    params: KdfParams | None


def _unlock(folder: Path, attempt: _Attempt) -> "Session":
    named = _load(folder)
    who = named.people.name_of(named.people.id_of(attempt.profile))
    try:
        return _unlock_once(folder, who, attempt)
    except KeyFileFinishedError:
        # What the key file says now may be otherwise about this very person.
        return _unlock_once(folder, who, attempt)


def _unlock_once(folder: Path, shown: str, attempt: _Attempt) -> "Session":
    with _locked(folder, shown) as lock:
        # Once more, now that nobody else can change it.
        keyring = _load(folder)
        seen = read_seen(keyring.vault_id)
        who = keyring.people.id_of(attempt.profile)
        wait = seconds_to_wait(waiting_notes(keyring.vault_id), who)
        if wait:
            raise TooSoonError(seconds=wait)
        try:
            keys = keyring.unlock(
                attempt.profile,
                attempt.password,
                date.today(),
                # A backup is older than the vault it stands for; the alarm tells by how much.
                min_epoch=0 if seen is None or is_restored(folder) else seen.epoch,
                renew_below=attempt.params or default_params(),
                seen_on=seen.day if seen is not None else None,
                stick=attempt.stick.copy() if attempt.stick is not None else None,
            )
            attempt.report(1, 2)
            return _session(
                folder, lock, keyring, keys, "vault.unlock", attempt.params, attempt.report
            )
        except RefusedError:
            leave_note(keyring.vault_id, who, "unlock.failed")
            raise


def recover_vault(
    folder: Path,
    code: RecoveryCode,
    profile: str,
    new_password: Password,
    params: KdfParams | None = None,
) -> "Session":
    """All passwords are lost: the sheet's code gives `profile` a new one."""
    must_be_strong(new_password, [profile])
    return Ballast(folder).with_room(lambda: _recover(folder, code, profile, new_password, params))


def _recover(
    folder: Path,
    code: RecoveryCode,
    profile: str,
    new_password: Password,
    params: KdfParams | None,
) -> "Session":
    with _locked(folder, profile) as lock:
        keyring = _load(folder)
        opened = keyring.recovery.open(code)
        try:
            if keyring.rekeying.has_plan:
                _finish_rekey(folder, keyring, opened, _no_report).forget_secrets()
            elif keyring.rekeying.plan_refused is not None:
                _must_open(folder, opened)
        finally:
            opened.wipe()
        keys = keyring.recovery.recover(code, profile, new_password, params)
        return _session(folder, lock, keyring, keys, "vault.recover", params)


def restore_vault(
    source: Path, folder: Path, report: Callable[[int, int], None] | None = None
) -> RestoreReport:
    """Put a backup back as a new vault, which stays locked; nobody's key is needed.
    CloudFolderError."""
    service = cloud_service_of(folder)
    if service is not None:
        raise CloudFolderError(service=service)
    from vault.exchange.backup.restore import restore_backup  # late: few people ever need it

    return restore_backup(source, folder, report or _no_report)


def check_recovery_code(folder: Path, code: RecoveryCode) -> None:
    """WrongRecoveryCodeError unless the code would open this vault."""
    _load(folder).recovery.test(code)


def is_rekey_planned(folder: Path) -> bool:
    """Whether new keys wait for the next unlock by a data lead."""
    return _load(folder).rekeying.seems_planned


def profiles_of(folder: Path) -> tuple[Profile, ...]:
    """Who may try to unlock; read without a password and so only good for a list of names."""
    return _load(folder).people.all()


def locked_note_of(folder: Path) -> LockedNote:
    """What this computer may say of the vault while it is locked."""
    return locked_note(_load(folder).vault_id)


def asks_for_passphrase(file: Path) -> bool:
    """Whether a sealed file opens with a passphrase, and so in any vault; SealedFileDamagedError
    for what is no such file."""
    from vault.exchange.transfer.opening import needs_passphrase  # late, as few unlocks need it

    return needs_passphrase(file)


def _no_report(_done: int, _total: int) -> None:
    return


def _load(folder: Path) -> Keyring:
    if not (folder / KEYRING).exists():
        raise NotAVaultError(file=folder.name)
    return Keyring.load(folder)


@contextmanager
def _locked(folder: Path, who: str) -> Iterator[LockFile]:
    """The vault's lock, from before its key file is read: what somebody else changes in between
    would be written over. It is let go of unless a session came about, which then holds it."""
    if not (folder / KEYRING).exists():
        raise NotAVaultError(file=folder.name)
    lock = LockFile.take(folder, who)
    try:
        yield lock
    except BaseException:
        # What went wrong is told, not that a drive which is gone lets nobody tidy up.
        with suppress(StorageError):
            lock.release()
        raise


def _finish_rekey(
    folder: Path, keyring: Keyring, keys: OpenKeys, report: Callable[[int, int], None]
) -> OpenKeys:
    """The planned keys take the place of the old ones; the vault is locked by us."""
    from vault.store.upkeep.rekey import carry_out, has_begun

    planned = keyring.rekeying.planned_keys(keys, has_begun=has_begun(folder, keys))
    carry_out(folder, keys, planned, report)
    keyring.rekeying.adopt_plan(keys)
    keys.forget_secrets()
    return planned


def _must_open(folder: Path, keys: OpenKeys) -> None:
    """KeyringDamagedError where the plan of a re-key was altered in the middle of one: the keys
    that the records have by now are in it, so the file is not written before it is put back."""
    from vault.store.upkeep.rekey import has_begun

    if keys.vault_key is not None and has_begun(folder, keys):
        raise KeyringDamagedError(file=KEYRING)


def _session(
    folder: Path,
    lock: LockFile,
    keyring: Keyring,
    keys: OpenKeys,
    kind: str,
    params: KdfParams | None,
    report: Callable[[int, int], None] | None = None,
) -> "Session":
    from vault import first_entries as first
    from vault.session import Session
    from vault.store.database.live_connection import twice
    from vault.store.open_vault import OpenVault

    try:
        is_rekeyed = keyring.rekeying.has_plan
        if is_rekeyed:
            keys = _finish_rekey(folder, keyring, keys, report or _no_report)
        elif keyring.rekeying.plan_refused is not None:
            _must_open(folder, keys)
        vault = twice(lambda: OpenVault(folder, keyring, keys, lock, params))
    except BaseException:
        keys.wipe()
        raise
    try:
        if kind == "vault.unlock":
            vault.parts.watch.must_not_have_ended()
        still_open = first.open_erasures(vault, keys, kind)
        failed = first.first_entries(vault, keyring, keys, kind, is_rekeyed=is_rekeyed)
        session = Session(vault, failed, still_open)
        session.notes_damaged = first.damaged_notes(vault)
        session.stick_doubt = first.stick_doubt(vault, keyring)
        lost = first.plan_lost(vault, keyring)
    except BaseException as error:
        known = vault.judged(error)  # while the files are open
        with suppress(StorageError):
            vault.let_go()
        if known is error:
            raise
        raise known from error
    session.is_rekeyed = is_rekeyed
    session.plan_refused = keyring.rekeying.plan_refused or lost
    return session


def _make_folder(folder: Path) -> None:
    try:
        os.makedirs(folder.parent, mode=0o700, exist_ok=True)
        os.mkdir(folder, mode=0o700)
    except FileExistsError as error:
        raise FolderExistsError from error
    except OSError as error:
        raise storage_error(error) from error
