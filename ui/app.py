"""The program: which window stands, and locking by replacing the process."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget

from ui.desk import Desk
from ui.idle import IdleWatch
from ui.main_window import MainWindow
from ui.pages.first_run_page import FirstRunPage
from ui.pages.unlock_page import UnlockPage
from ui.tasks import Tasks
from vault.actions.school import SchoolFacts
from vault.demo import DEMO_PASSWORD
from vault.demo.build import build_demo_vault
from vault.domain.messages import sentence
from vault.domain.people import School
from vault.domain.secrets import Password
from vault.errors import TuckboxError
from vault.platform.folders import remember_vault, vaults_folder
from vault.platform.relaunch import replace_process
from vault.session import Session
from vault.unlock import RecoverySheet, create_vault, profiles_of, unlock_vault

_LOCK_WITHIN_MS = 1000
DEMO = "demo.tuckbox"


class Program(QObject):
    """One vault at a time; `vault` is the folder the unlock page is for."""

    def __init__(self, app: QApplication, vault: Path | None, profile: str = "") -> None:
        super().__init__()
        self._app, self._tasks = app, Tasks()
        self._vault, self._profile = vault, profile
        self._desk: Desk | None = None
        self.front = QStackedWidget()
        self.front.setWindowTitle("Tuckbox")
        self.front.resize(720, 520)
        self.window: MainWindow | None = None
        self._idle = IdleWatch(app, minutes=5)
        self._idle.lock_wanted.connect(self.lock)

    def start(self) -> None:
        """The unlock page of the vault, or the first-run page."""
        if self._vault is not None and (self._vault / "keyring.json").exists():
            self._show_unlock(self._vault)
        else:
            self._show_first_run()
        self.front.show()

    def make_demo(self) -> None:
        """Build the demo school if it is not there, then its unlock page."""
        folder = vaults_folder() / DEMO
        if folder.exists():
            self._show_unlock(folder)
            self.front.show()
            return
        page = self._show_first_run()
        page.setEnabled(False)
        page.show_said(self.tr("Building the demo school: 420 invented pupils …"))
        self.front.show()
        self._tasks.run(
            self,
            lambda: build_demo_vault(folder, lambda _done, _total: None),
            lambda _: self._show_unlock(folder),
            lambda error: page.show_said(_words(error)),
        )

    def unlock(self, profile: str, text: str) -> None:
        """On the worker: the password key takes about a second."""
        page = self.front.currentWidget()
        vault = self._vault
        if not isinstance(page, UnlockPage) or vault is None:
            return
        page.show_busy()
        password = Password.typed(text)
        self._tasks.run(
            self,
            lambda: unlock_vault(vault, profile, password),
            self._open,
            lambda error: page.show_problem(_words(error)),
        )

    def lock(self) -> None:
        """Close the vault, then start anew in this process's place; no dialog delays it."""
        if self._desk is None or self._vault is None:
            return
        arguments = [str(self._vault), "--profile", str(self._desk.profile.id)]
        QTimer.singleShot(_LOCK_WITHIN_MS, lambda: replace_process(arguments))
        self._desk.lock(lambda: replace_process(arguments))

    def _open(self, session: Session) -> None:
        self._desk = Desk(session, self._tasks)
        if self._vault is not None:
            remember_vault(self._vault)
        self._desk.do(self, SchoolFacts(), then=self._show_main)

    def _show_main(self, school: School) -> None:
        if self._desk is None:
            return
        self.window = MainWindow(self._desk, school.name)
        self.window.lock_wanted.connect(self.lock)
        self.window.show()
        self.front.hide()

    def _show_unlock(self, vault: Path) -> None:
        self._vault = vault
        is_demo = vault.name == DEMO
        note = self.tr("Demo school. The password of every profile is: ") + DEMO_PASSWORD
        page = UnlockPage(vault.stem, profiles_of(vault), note if is_demo else "")
        page.choose(self._profile)
        page.unlock_wanted.connect(self.unlock)
        self.front.addWidget(page)
        self.front.setCurrentWidget(page)
        page.password.setFocus()

    def _show_first_run(self) -> FirstRunPage:
        page = FirstRunPage()
        page.demo_wanted.connect(self.make_demo)
        page.open_wanted.connect(self._ask_vault)
        page.create_wanted.connect(self._create)
        self.front.addWidget(page)
        self.front.setCurrentWidget(page)
        return page

    def _ask_vault(self) -> None:
        options = QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly
        name = QFileDialog.getExistingDirectory(self.front, self.tr("Vault"), options=options)
        if name:
            try:
                self._show_unlock(Path(name))
            except TuckboxError as error:
                self._show_first_run().show_said(sentence(error))

    def _create(self, school: str, lead: str, text: str) -> None:
        page = self.front.currentWidget()
        name = "".join(c for c in school if c.isalnum() or c in " -").strip() or "School"
        folder = vaults_folder() / f"{name}.tuckbox"
        if not isinstance(page, FirstRunPage):
            return
        page.show_said(self.tr("Creating …"))

        def made(answer: tuple[Session, RecoverySheet]) -> None:
            self._vault = folder
            self._save_sheet(answer[1])
            self._open(answer[0])

        self._tasks.run(
            self,
            lambda: create_vault(folder, school, lead, Password.typed(text)),
            made,
            lambda error: page.show_said(_words(error)),
        )

    def _save_sheet(self, sheet: RecoverySheet) -> None:
        options = QFileDialog.Option.DontUseNativeDialog
        title = self.tr("Save the recovery sheet, print it, then delete the file")
        name, _ = QFileDialog.getSaveFileName(
            self.front, title, "recovery-sheet.pdf", "PDF (*.pdf)", options=options
        )
        if name:
            descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sheet.pdf)


def _words(error: BaseException) -> str:
    if isinstance(error, TuckboxError):
        return sentence(error)
    return f"Something went wrong in the program ({type(error).__name__})."
