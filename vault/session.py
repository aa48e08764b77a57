"""The only door to the data: every action is checked, run and written down here."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Self, TypeVar

from vault.actions.base import Action, Command
from vault.actions.history import UndoStep
from vault.domain.access import Permission
from vault.domain.audit import FailedUnlock, Outcome
from vault.domain.english.spoken import speaking
from vault.domain.ids import StepNumber
from vault.domain.kinds import Kind
from vault.domain.matrix import may
from vault.domain.profiles import Profile
from vault.domain.training import Gate
from vault.errors import (
    DriveGoneError,
    NotesDamagedError,
    NotFoundError,
    NotFromThisComputerError,
    NothingToUndoError,
    PermissionDeniedError,
    PlanRefusedError,
    ReadFailedError,
    SessionLockedError,
    StickNotAskedError,
    StorageError,
    TrainingDueError,
    TuckboxError,
    UndoConflictError,
    VaultDamagedError,
)
from vault.governance.known_law import known_law
from vault.governance.training import check_gate
from vault.platform.machine_policy import machine_policy
from vault.store.database.live_connection import is_reading_trouble
from vault.store.database.opened import is_out_of_sight, is_refused_by_fence
from vault.store.database.vault_file import NAME as RECORDS
from vault.store.database.work import no_report
from vault.store.open_vault import OpenVault
from vault.store.records import Records

R = TypeVar("R")
UNDO_DEPTH = 50


def _applied(action: Action[R], records: Records) -> R:
    """A paper in the English of the school, as far as it is known."""
    law = known_law(records) if action.is_paper else None
    if law is None:
        return action.apply(records)
    with speaking(law.speech):
        return action.apply(records)


class Session:
    """One person's open vault. Lives on the thread that unlocked it; `lock` ends it."""

    def __init__(
        self,
        vault: OpenVault,
        failed_unlocks: tuple[FailedUnlock, ...] = (),
        open_erasures: int = 0,
    ) -> None:
        self._vault: OpenVault | None = vault
        self.failed_unlocks = failed_unlocks
        self.open_erasures = open_erasures
        """Pupils of this copy who were erased in another, and about whom nobody has decided yet
        whether it is done here as well: to be shown."""
        self.alarm = vault.parts.watch.alarm
        """Set when this vault is older than somebody remembers it: to be shown at once."""
        self.plan_refused: PlanRefusedError | None = None
        self.stick_doubt: StickNotAskedError | None = None
        """Set when the key file held an invalid plan for new keys: to be shown."""
        self.notes_damaged: NotesDamagedError | None = None
        """Set when notes of this machine were found damaged: to be shown."""
        self.is_rekeyed = False
        """Set when this unlock gave the vault new keys, which its user waits to hear."""
        self.profile: Profile = vault.profile
        self.changed: frozenset[Kind] = frozenset()
        """What the last act changed, by what it wrote."""
        self._doubted: set[str] = set()
        """Acts that could not be read, and were not done since then."""
        self._undo: deque[StepNumber] = deque(maxlen=UNDO_DEPTH)
        self._redo: deque[StepNumber] = deque(maxlen=UNDO_DEPTH)

    @property
    def undo_steps(self) -> tuple[StepNumber, ...]:
        """Steps of this session that can be taken back, newest last."""
        return tuple(self._undo)

    @property
    def redo_steps(self) -> tuple[StepNumber, ...]:
        """Undone steps that can be done again, newest last."""
        return tuple(self._redo)

    def may(self, permission: Permission) -> bool:
        """Whether the role may; pages use it to offer only what would be done."""
        return may(self.profile.role, permission)

    def run(self, action: Action[R], report: Callable[[int, int], None] | None = None) -> R:
        """Check, do and record one action; the record commits together with the effect.

        `report(done, total)` hears of progress; whatever it raises cancels and rolls back.
        SessionLockedError, PermissionDeniedError, NotFromThisComputerError, TrainingDueError, and
        what the action raises."""
        vault = self._vault
        if vault is None:
            raise SessionLockedError
        self.changed = frozenset()
        if not self.may(action.needs):
            vault.note(action.name, action.subject, Outcome.REFUSED)
            raise PermissionDeniedError
        leaving = action.leaving
        if leaving is not None and leaving not in machine_policy().exports:
            vault.note(action.name, action.subject, Outcome.REFUSED)
            raise NotFromThisComputerError(way=leaving.words)
        if action.waits_for is not None:
            self._check_training(vault, action, action.waits_for)
        try:
            result, step = self._with_room(vault, action, report or no_report)
        except BaseException as error:
            known = self._judged(vault, action, error)
            if isinstance(action, UndoStep):
                known = self._as_undone(action, known)
            self._note_failure(vault, action, known)
            if known is error:
                raise
            raise known from error
        self._doubted.discard(action.name)
        self._remember(action, step)
        return result

    def _judged(self, vault: OpenVault, action: Action[R], error: BaseException) -> BaseException:
        """As a person is to hear it. One read that failed looks like damage: it is that when the
        file does not open anew, or when the same act cannot be read once more then."""
        known = self._as_expected(vault, error)
        if not is_reading_trouble(error) or not isinstance(known, VaultDamagedError):
            return known
        try:
            vault.revive()
        except TuckboxError as worse:
            return DriveGoneError() if vault.is_gone else worse
        was_tried_twice = action.is_query and not action.is_recorded
        if known.details.get("file") != RECORDS or was_tried_twice or action.name in self._doubted:
            return known
        self._doubted.add(action.name)
        return ReadFailedError()

    def lock(self) -> None:
        """Close the files and wipe the keys; the process is then replaced by its owner."""
        if self._vault is not None:
            vault, self._vault = self._vault, None
            vault.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        """Lock. Where the work itself failed, that is what is told: a disk that refused it refuses
        the last note as well, whose error begins with 'your work is saved'."""
        if error is None:
            self.lock()
            return
        with suppress(StorageError):
            self.lock()

    def _with_room(
        self, vault: OpenVault, action: Action[R], report: Callable[[int, int], None]
    ) -> tuple[R, StepNumber]:
        if not action.may_use_ballast:
            return self._do(vault, action, report)
        return vault.with_room(lambda: self._do(vault, action, report))

    def _do(
        self, vault: OpenVault, action: Action[R], report: Callable[[int, int], None]
    ) -> tuple[R, StepNumber]:
        if action.is_query and not action.is_recorded:
            return vault.again(lambda: self._glance(vault, action, report)), StepNumber(0)
        with vault.unit(action.name, report, writes=not action.is_query) as work:
            records = Records(work, vault.services)
            if action.is_query:
                with vault.read_only():
                    result = _applied(action, records)
            else:
                result = _applied(action, records)
            if action.is_recorded:
                vault.parts.entries.record(
                    action.entry, work.subject(action.subject) or _id_of(result), work
                )
        self.changed = frozenset(work.noted)
        return result, StepNumber(work.step if work.wrote else 0)

    @staticmethod
    def _glance(vault: OpenVault, action: Action[R], report: Callable[[int, int], None]) -> R:
        with vault.glance(report) as work:
            return _applied(action, Records(work, vault.services))

    @staticmethod
    def _check_training(vault: OpenVault, action: Action[R], gate: Gate) -> None:
        def check() -> None:
            with vault.glance(no_report) as work:
                check_gate(Records(work, vault.services), gate)

        try:
            vault.again(check)
        except TrainingDueError:
            vault.note(action.name, action.subject, Outcome.REFUSED)
            raise

    def _remember(self, action: Action[R], step: StepNumber) -> None:
        if action.is_query:
            return
        if isinstance(action, UndoStep):
            if action.step in self._undo:
                self._undo.remove(action.step)
                self._redo.append(step)
            elif action.step in self._redo:
                self._redo.remove(action.step)
                self._undo.append(step)
        elif isinstance(action, Command) and action.can_undo and step:
            self._undo.append(step)
            self._redo.clear()

    def _as_undone(self, action: UndoStep, known: BaseException) -> BaseException:
        """What stays on record for good is told as what was changed since. A step that cannot be
        taken back any more keeps none behind it from being taken back."""
        for steps in (self._undo, self._redo):
            if action.step not in steps:
                continue
            if isinstance(known, PermissionDeniedError):
                known = UndoConflictError()
            if isinstance(known, UndoConflictError | NothingToUndoError):
                steps.remove(action.step)
        return known

    @staticmethod
    def _note_failure(vault: OpenVault, action: Action[R], why: BaseException) -> None:
        try:
            vault.note(action.name, action.subject, Outcome.FAILED)
        except StorageError:
            # A disk that would not do the act will not take a note of it either; nothing was
            # done, and what is told is why. Any other failure has to be noted.
            if not isinstance(why, StorageError):
                raise

    @staticmethod
    def _as_expected(vault: OpenVault, error: BaseException) -> BaseException:
        if is_out_of_sight(error):
            return NotFoundError()
        if is_refused_by_fence(error):
            return PermissionDeniedError()
        known = vault.judged(error)
        if isinstance(known, StorageError) and vault.is_gone:
            return DriveGoneError()
        return known


def _id_of(result: object) -> str:
    """A new record's id, when that or the record is what the action returned."""
    record = getattr(result, "id", result)
    return record if isinstance(record, str) else ""
