"""The open session as the pages see it: do an action in the background, hear what changed."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from ui.desk.bug_words import bug_words
from ui.desk.linked_act import LinkedAct, linked
from ui.desk.owner_file import write_owner_only
from ui.desk.projector import Projector
from ui.desk.record_words import speak_of
from ui.desk.tasks import Tasks
from ui.desk.undo_words import nothing_words, undone_words
from vault.actions.base import Action
from vault.actions.desk_notes import MySettings, SetSetting
from vault.actions.history import UndoStep
from vault.actions.policy import ReadLaw
from vault.domain.access import Permission
from vault.domain.ids import StepNumber
from vault.domain.kinds import Kind
from vault.domain.law.shape import Law
from vault.domain.messages import sentence
from vault.domain.undone import Undone
from vault.errors import CancelledError, NoteNotKeptError, TuckboxError
from vault.platform.removable import Drive, plugged_in, unused_place

if TYPE_CHECKING:
    from vault.session import Session

R = TypeVar("R")
_TELL_EVERY_S = 0.05
_OWN = frozenset({Kind.DRAFT, Kind.SETTING})


class Desk(QObject):
    """`changed` carries the kinds that a command changed; `message` a sentence and its tone."""

    changed = Signal(object)
    message = Signal(str, str)
    began = Signal()
    progressed = Signal(object, object)
    ended = Signal()
    about_to_lock = Signal()
    about_to_leave = Signal()
    practice_wanted = Signal()
    reverted = Signal()
    lock_wanted = Signal()
    settings_applied = Signal()

    def __init__(self, session: "Session", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.profile = session.profile
        self.projector = Projector(self)
        self.failed_unlocks = session.failed_unlocks
        self.alarm = session.alarm
        self.plan_refused = session.plan_refused
        self.stick_doubt = session.stick_doubt
        self.notes_damaged = session.notes_damaged
        self.is_rekeyed = session.is_rekeyed
        self.open_erasures = session.open_erasures
        self.is_noted = True
        """False once the vault was locked, and the disk took no note of how far it went."""
        self.settings: dict[str, str] = {}
        self._waiting = 0
        self._cancel = threading.Event()
        self._reported_at = 0.0
        self._fresh: int | None = None
        self.changing: QObject | None = None
        """While `changed` is emitted, whose act it was."""

    def may(self, permission: Permission) -> bool:
        """Whether the role may; what it may not is not offered."""
        return self._session.may(permission)

    @property
    def is_busy(self) -> bool:
        """Whether the vault was asked something whose answer is not there yet."""
        return self._waiting > 0

    def do(
        self,
        owner: QObject,
        action: Action[R] | LinkedAct[R],
        then: Callable[[R], None],
        failed: Callable[[TuckboxError], None] | None = None,
    ) -> None:
        """Run the action on the worker; without `failed` the error goes to the status line, and so
        it does where something was not written of a page that has gone by then."""

        written: set[Kind] = set()
        act = linked(action)

        def work() -> R:
            before = self._session.undo_steps[-1:]
            result = self._session.run(act.make(), self._report)
            act.done(result)
            self._note_step(before)
            written.update(self._session.changed)
            return result

        def fail(error: BaseException) -> None:
            if failed is not None and isinstance(error, TuckboxError):
                failed(error)
            else:
                self._tell_failed(error)

        def settle(error: BaseException | None) -> None:
            # For the desk itself, because the page that asked may be gone by now.
            self._waiting -= 1
            self._cancel.clear()
            if self._waiting == 0:
                self.ended.emit()
            if error is None:
                self._tell_changed(owner, frozenset(written))
            elif act.writes and not shiboken6.isValid(owner):
                self._tell_failed(error)

        self._waiting += 1
        if self._waiting == 1:
            self.began.emit()
        self._tasks.run(owner, work, then, fail, settle)

    def write_file(
        self, owner: QObject, path: Path, content: bytes, then: Callable[[str], None]
    ) -> None:
        """A file outside the vault, written on the worker: a stick or a share may take its time.
        `then` hears nothing, or in words why it was not written."""
        work = partial(write_owner_only, path, content)
        self._tasks.run(owner, work, then, lambda error: self.message.emit(bug_words(error), "bad"))

    def list_drives(self, owner: QObject, then: Callable[[tuple[Drive, ...]], None]) -> None:
        """USB sticks that are plugged in, asked on the worker: a drive may take its time."""
        self._tasks.run(owner, plugged_in, then, lambda _: None)

    def find_unused(self, owner: QObject, path: Path, then: Callable[[Path], None]) -> None:
        """The path, or where something lies there by then the next with a number behind it."""
        self._tasks.run(owner, partial(unused_place, path), then, lambda _: then(path))

    def cancel(self) -> None:
        """Stop what runs now at its next report; it is rolled back whole."""
        self._cancel.set()

    def load_settings(self, then: Callable[[], None]) -> None:
        """Read this person's settings once, then call back; a role without any has none. Before
        them comes the law of the school's country, whose words the first page has."""
        self._speak_of_the_law()

        def got(settings: dict[str, str]) -> None:
            self.settings = settings
            then()

        if self.may(Permission.SETTING_OWN):
            self.do(self, MySettings(), then=got)
        else:
            then()

    def _tell_failed(self, error: BaseException) -> None:
        words = sentence(error) if isinstance(error, TuckboxError) else bug_words(error)
        self.message.emit(words, "bad")

    def _tell_changed(self, owner: QObject, kinds: frozenset[Kind]) -> None:
        if not kinds - _OWN:
            return
        self.changing = owner
        self.changed.emit(kinds)
        self.changing = None
        if Kind.POLICY in kinds:
            self._speak_of_the_law(then=self.settings_applied.emit)

    def _speak_of_the_law(self, then: Callable[[], None] | None = None) -> None:
        def got(law: Law) -> None:
            speak_of(law)
            if then is not None:
                then()

        self.do(self, ReadLaw(), then=got)

    def set(self, key: str, value: str) -> None:
        """Keep one setting of this person."""
        if self.settings.get(key) != value and self.may(Permission.SETTING_OWN):
            self.settings[key] = value
            self.do(self, SetSetting(key, value), then=lambda _: None)

    def _note_step(self, before: tuple[int, ...]) -> None:
        """What cannot be taken back offers nothing, and least of all the step before it."""
        newest = self._session.undo_steps[-1:]
        if newest > before:
            self._fresh = newest[0]
        elif self._session.changed:
            self._fresh = None

    def fresh_step(self) -> int | None:
        """The step that a page just made, once: None until another one comes."""
        step, self._fresh = self._fresh, None
        return step

    def undo(self) -> None:
        """Take back this session's last step."""
        self._revert(self._session.undo_steps, is_again=False)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._revert(self._session.redo_steps, is_again=True)

    def lock(self, then: Callable[[], None]) -> None:
        """Keep what is typed, stop what runs, close the vault on its own thread, call back."""

        def failed(error: BaseException) -> None:
            self.is_noted = not isinstance(error, NoteNotKeptError)
            then()

        self.about_to_lock.emit()
        self._cancel.set()
        self._tasks.run(self, self._session.lock, lambda _: then(), failed)

    def _report(self, done: int, total: int) -> None:
        # On the worker's thread: raising here is how the work is cancelled.
        if self._cancel.is_set():
            raise CancelledError
        now = time.monotonic()
        if now - self._reported_at >= _TELL_EVERY_S:
            self._reported_at = now
            self.progressed.emit(done, total)

    def as_seen(self, what: Undone) -> Undone:
        """Without whose it was, while others see the screen."""
        return replace(what, pupil="") if self.projector.is_on else what

    def _revert(self, steps: tuple[StepNumber, ...], *, is_again: bool) -> None:
        if not steps:
            self.message.emit(nothing_words(is_again=is_again), "info")
            return

        def done(what: Undone) -> None:
            self.message.emit(undone_words(self.as_seen(what), is_again=is_again), "info")
            self.reverted.emit()

        self.do(self, UndoStep(steps[-1]), then=done)
