"""The program: the window before the vault, the window on it, and locking by replacement."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.desk.tasks import Tasks
from ui.english import speak_in
from ui.front.front import DEMO, Front
from ui.front.locked_lines import IDLE, SIGN
from ui.look.theme import dress
from ui.shell.idle import IdleWatch
from ui.shell.out_of_sight import OutOfSight
from ui.shell.system_watch import SystemWatch
from vault.domain.access import Permission
from vault.domain.backups import BACKUP_SUFFIX
from vault.domain.english.spoken import Speech, chosen_english
from vault.domain.messages import sentence
from vault.errors import NoteNotKeptError, StorageError, TuckboxError
from vault.platform.folders import recent_vaults, remember_vault
from vault.platform.last_english import last_english, remember_english
from vault.platform.machine_policy import machine_policy
from vault.platform.relaunch import replace_process

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.shell.main_window import MainWindow
    from vault.domain.people import School
    from vault.session import Session

_LOCK_WITHIN_MS = 1000
_IDLE_MINUTES = 5
NOT_NOTED = "--not-noted"
"""To the process that comes after: this one locked, and the disk would not take its last note."""


def _left_to_say(desk: "Desk") -> list[str]:
    return [] if desk.is_noted else [NOT_NOTED]


class Program(QObject):
    """One vault at a time."""

    def __init__(self, app: QApplication, locked_by: str | None = None) -> None:
        """`locked_by` as `locked_lines` takes it."""
        super().__init__()
        self._app, self._tasks = app, Tasks()
        speak_in(app, Speech(last_english()))
        self._vault: Path | None = None
        self._school = ""
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self.front = Front(self._tasks)
        self.front.locked_by = locked_by
        self.front.opened.connect(self._open)
        self._idle = IdleWatch(min(_IDLE_MINUTES, machine_policy().lock_minutes))
        self._idle.lock_wanted.connect(lambda: self.lock(f"{IDLE}:{self._idle.minutes}"))
        self._system = SystemWatch()
        self._system.lock_wanted.connect(lambda: self.lock(SIGN))

    def start(
        self,
        vault: Path | None,
        profile: str = "",
        file: Path | None = None,
        *,
        is_noted: bool = True,
    ) -> None:
        """The window before the vault; `file` is opened after it. Without `is_noted` it says what
        the process before this one could not when it locked."""
        is_backup = file is not None and file.suffix.casefold() == BACKUP_SUFFIX
        self.front.waiting.path = None if is_backup else file
        self.front.left_to_say = "" if is_noted else sentence(NoteNotKeptError())
        if is_backup:
            self.front.ask_backup(file)
        elif file is not None and vault is None:
            self.front.receive(file)
        else:
            self.front.begin(vault, profile)
        self.front.show()

    def take_file(self, file: Path) -> None:
        """A file that the desktop hands over while the program runs."""
        if self.window is not None:
            self.window.take_any(str(file))
        else:
            self.start(next(iter(recent_vaults()), None), file=file)

    def start_demo(self) -> None:
        """The demo school, built when it is not there yet."""
        self.front.make_demo()
        self.front.show()

    def lock(self, why: str = "") -> None:
        """Close the vault, then start anew in this process's place; no dialog delays it. `why` as
        `locked_lines` takes it."""
        if self.desk is not None:
            who = str(self.desk.profile.id)
            self._start_anew([str(self._vault), "--profile", who, "--locked", why])

    def end(self, then: Callable[[], None]) -> None:
        """Close the vault and watch no longer; what stands in this process's place is for others
        to say."""
        self._idle.stop()
        desk, self.desk = self.desk, None
        if desk is None:
            then()
        else:
            desk.lock(then)

    def practise(self) -> None:
        """Lock, and go on with the made-up school."""
        self._start_anew(["--demo"])

    def _start_anew(self, arguments: list[str]) -> None:
        if self.desk is None or self._vault is None:
            return
        desk, self.desk = self.desk, None
        try:
            OutOfSight(self._app)
            if self.window is not None:
                self.window.keep_place()
        finally:
            # Whatever became of the window: nobody may be left in front of an open vault.
            QTimer.singleShot(_LOCK_WITHIN_MS, lambda: replace_process(arguments))
            desk.lock(lambda: replace_process([*arguments, *_left_to_say(desk)]))

    def _open(self, session: "Session", vault: Path) -> None:
        # Loaded now and not at the start: the unlock window should stand as soon as it can.
        from ui.desk.desk import Desk
        from vault.actions.school import SchoolFacts

        self._vault = vault
        self.desk = desk = Desk(session, self._tasks)
        remember_vault(vault)
        desk.load_settings(lambda: self._dress(desk))
        desk.practice_wanted.connect(self.practise)
        desk.settings_applied.connect(lambda: self._dress(desk))

        def refused(_: TuckboxError) -> None:
            # A technician may not read even the school's name.
            self._show_main(vault.stem)

        desk.do(self, SchoolFacts(), then=self._named, failed=refused)

    def _named(self, school: "School") -> None:
        self._show_main(school.name)

    def _show_main(self, school: str) -> None:
        self._school = school
        window = self._make_window()
        if window is not None and self.front.waiting.path is not None:
            window.take_any(str(self.front.waiting.path))
        self.front.hide()

    def _make_window(self) -> "MainWindow | None":
        if self.desk is None:
            return None
        # Loaded now and not at the start: the unlock window should stand as soon as it can.
        from ui.shell.main_window import MainWindow

        is_practice = self._vault is not None and self._vault.name == DEMO
        self.window = MainWindow(self.desk, self._school, is_practice=is_practice)
        self.window.lock_wanted.connect(self.lock)
        self.window.show()
        self._system.watch_window(int(self.window.winId()))
        return self.window

    def _dress(self, desk: "Desk") -> None:
        dress(self._app, desk.settings.get("theme", "system"))
        self._speak(desk)
        setting = desk.settings.get("lock.minutes", "")
        minutes = int(setting) if setting.isdecimal() else _IDLE_MINUTES
        self._idle.set_minutes(min(max(minutes, 1), machine_policy().lock_minutes))

    def _speak(self, desk: "Desk") -> None:
        """In the English that this person chose, or else that of the school; who may know neither
        keeps that of the machine. A window that is there already is made anew."""
        from ui.desk.record_words import law_spoken

        if not desk.may(Permission.SETTING_OWN):
            return
        law = law_spoken()
        english = chosen_english(desk.settings.get("english", ""), law.english)
        with suppress(StorageError):  # it only greets the next person less well
            remember_english(english)
        if speak_in(self._app, Speech(english, law.is_in_grades)) and self.window is not None:
            old = self.window
            old.keep_place()
            self._make_window()
            old.hide()
            old.deleteLater()
