"""The window before a vault is open: welcome, create, recovery sheet, unlock, recover, restore."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk.tasks import Tasks
from ui.front.brand_frame import BrandFrame
from ui.front.create_page import CreatePage
from ui.front.front_words import NETWORK, PLANNED, error_words
from ui.front.locked_lines import locked_lines
from ui.front.looking_for_stick import LookingForStick
from ui.front.recover_page import RecoverPage
from ui.front.restore_page import RestorePage
from ui.front.restoring import Restoring
from ui.front.sheet_page import SheetPage
from ui.front.unlock_page import UnlockPage
from ui.front.vault_outside import what_stands_in
from ui.front.waiting_file import WaitingFile
from ui.front.welcome_page import WelcomePage
from ui.widgets.ask_place import ask_file, ask_folder
from ui.widgets.enter_presses import let_enter_press
from ui.widgets.on_screen import OnScreen
from ui.words import tr
from vault.demo import DEMO_PASSWORD
from vault.domain.messages import sentence
from vault.domain.profiles import Profile
from vault.errors import TooSoonError, TuckboxError
from vault.platform.folders import is_on_network, recent_vaults, vaults_folder
from vault.platform.locked_note import LockedNote
from vault.unlock import (
    RecoverySheet,
    create_vault,
    recover_vault,
    unlock_vault,
)

if TYPE_CHECKING:
    from vault.session import Session

DEMO, LAPTOP = "demo.tuckbox", "demo-laptop.tuckbox"


class Front(QStackedWidget):
    """`opened` carries the session and the vault's folder."""

    opened = Signal(object, object)
    _rekeyed_so_far = Signal(object, object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._profile = ""
        self._asked: Path | None = None
        self.left_to_say = ""  # what the lock before could not say any more
        self.locked_by: str | None = None  # as `locked_lines` takes it
        self._since = datetime.now(UTC).astimezone()
        self.waiting = WaitingFile(tasks)
        self._is_warned = False
        self.resize(1080, 660)
        OnScreen(self, QSize(480, 400))

    def begin(self, vault: Path | None, profile: str = "") -> None:
        """The unlock page of the vault, or the welcome page."""
        self._profile = profile
        if vault is None or not (vault / "keyring.json").exists():
            self.welcome()
        else:
            self.ask_password(vault)

    def welcome(self, words: str = "") -> None:
        """The first page; `words` says what went wrong before it."""
        page = WelcomePage()
        page.create_wanted.connect(self.ask_school)
        page.open_wanted.connect(self._ask_vault)
        page.receive_wanted.connect(self._ask_sealed)
        page.demo_wanted.connect(self.make_demo)
        page.restore_wanted.connect(self.ask_backup)
        self._show(page)
        page.setFocus()
        if words or self.left_to_say:
            page.notice.say(words or self.left_to_say, "bad" if words else "warn")

    def currentWidget(self) -> QWidget | None:
        """The page, without what stands beside it."""
        frame = super().currentWidget()
        return frame.page if isinstance(frame, BrandFrame) else frame

    def receive(self, file: Path) -> None:
        """A sealed file waits: for the vault that was open last, or for a first one."""
        self.waiting.path = file
        last = next(iter(recent_vaults()), None)
        self.ask_school() if last is None else self.ask_password(last)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leaving the sheet unsaved takes a second try, and is told what it means."""
        page = self.currentWidget()
        if isinstance(page, SheetPage) and not page.go.isEnabled() and not self._is_warned:
            self._is_warned = True
            event.ignore()
            page.notice.say(
                self.tr(
                    "The sheet is neither printed nor saved. If all passwords are lost, nobody can"
                    " ever open this vault without it. Print it first; or close again to leave"
                    " without it."
                ),
                "bad",
            )

    def make_demo(self) -> None:
        """Build the demo school if it is not there, then its unlock page."""
        folder = vaults_folder() / DEMO
        if (folder / "keyring.json").exists():
            self.ask_password(folder)
            return
        page = WelcomePage()
        self._show(page)
        page.show_building(self.tr("Building the demo school: 420 invented pupils …"))
        from vault.demo.colleague import build_both  # late, as only few people ever need it

        self._tasks.run(
            page,
            lambda: build_both(folder, folder.with_name(LAPTOP), page.progressed.emit),
            lambda _: self.ask_password(folder),
            lambda error: self.welcome(error_words(error)),
        )

    def ask_school(self) -> None:
        """The form for a new vault."""
        page = CreatePage(vaults_folder())
        page.back_wanted.connect(lambda: self.begin(next(iter(recent_vaults()), None)))
        page.place_wanted.connect(lambda: self._ask_place(page))
        page.create_wanted.connect(lambda: self._create(page))
        self._show(page)
        self.waiting.tell(page.notice, is_new=True)
        page.school.setFocus()

    def ask_password(self, vault: Path) -> None:
        """Its files are read on the worker: a vault on a stick or a share may take its time."""
        self._asked = vault
        self._tasks.run(
            self,
            lambda: what_stands_in(vault),
            lambda result: self._show_unlock(vault, *result) if self._asked == vault else None,
            lambda error: self.welcome(error_words(error)),
        )

    def _show_unlock(
        self,
        vault: Path,
        profiles: tuple[Profile, ...],
        recent: list[Path],
        is_planned: bool,
        on_network: bool,
        sticks: frozenset[str],
        known: LockedNote,
    ) -> None:
        note = self.tr("Demo school. The password of every profile is: {0}").format(DEMO_PASSWORD)
        note = note if vault.name in (DEMO, LAPTOP) else ""
        page = UnlockPage(vault, profiles, recent, note, sticks)
        page.choose(self._profile)
        LookingForStick(page, self._tasks, vault)
        page.unlock_wanted.connect(lambda who: self._unlock(page, vault, who))
        page.vault_chosen.connect(lambda name: self.ask_password(Path(name)))
        page.other_wanted.connect(self.welcome)
        page.recover_wanted.connect(lambda: self._ask_code(vault, profiles))
        page.restore_wanted.connect(self.ask_backup)
        self._show(page, locked_lines(self.locked_by, self._since, known))
        self.waiting.tell(page.notice, is_new=False)
        if is_planned:
            self._rekeyed_so_far.connect(page.show_rekeying)
            page.notice.say(PLANNED, "warn")
        elif on_network:
            page.notice.say(NETWORK, "warn")
        if self.left_to_say:
            page.notice.say(self.left_to_say, "warn")
        page.password.setFocus()

    def ask_backup(self, backup: Path | None = None) -> None:
        """The form that puts a backup back; `backup` when it was chosen already."""
        page = RestorePage(vaults_folder())
        page.back_wanted.connect(lambda: self.begin(next(iter(recent_vaults()), None)))
        Restoring(page, self._tasks, self.ask_password)
        self._show(page)
        page.file.setFocus()
        if backup is not None:
            page.choose(backup)

    def _unlock(self, page: UnlockPage, vault: Path, who: str) -> None:
        password, key_file = page.password.take(), page.stick.path
        page.show_busy()

        def refused(error: BaseException) -> None:
            seconds = error.details["seconds"] if isinstance(error, TooSoonError) else 0
            page.show_problem(error_words(error), int(seconds))

        self._tasks.run(
            page,
            lambda: unlock_vault(
                vault, who, password, self._rekeyed_so_far.emit, key_file=key_file
            ),
            lambda session: self.opened.emit(session, vault),
            refused,
        )

    def _create(self, page: CreatePage) -> None:
        school, lead, folder = page.school.text(), page.lead.text(), page.folder
        password = page.password.peek()
        page.show_busy(busy=True)

        def made(answer: "tuple[Session, RecoverySheet]") -> None:
            self._show_sheet(answer[0], answer[1], folder)

        def refused(error: BaseException) -> None:
            page.show_busy(busy=False)
            page.notice.say(error_words(error), "bad")

        self._tasks.run(page, lambda: create_vault(folder, school, lead, password), made, refused)

    def _show_sheet(self, session: "Session", sheet: RecoverySheet, folder: Path) -> None:
        page = SheetPage(sheet)
        page.print_wanted.connect(lambda: self._preview_sheet(page, session))
        page.confirmed.connect(lambda: self.opened.emit(session, folder))
        self._show(page)
        page.print.setFocus()

    def _ask_code(self, vault: Path, profiles: tuple[Profile, ...]) -> None:
        page = RecoverPage(profiles)
        page.back_wanted.connect(lambda: self.ask_password(vault))
        page.recover_wanted.connect(lambda who: self._recover(page, vault, who))
        self._show(page)
        page.code.setFocus()

    def _recover(self, page: RecoverPage, vault: Path, who: str) -> None:
        password = page.password.peek()
        try:
            code = page.code.take()
        except TuckboxError as error:
            page.notice.say(sentence(error), "bad")
            return
        page.go.setEnabled(False)
        page.notice.say(self.tr("Opening …"))

        def refused(error: BaseException) -> None:
            page.go.setEnabled(True)
            page.notice.say(error_words(error), "bad")

        self._tasks.run(
            page,
            lambda: recover_vault(vault, code, who, password),
            lambda session: self.opened.emit(session, vault),
            refused,
        )

    def _ask_sealed(self) -> None:
        name = ask_file(self, self.tr("Receive"), self.tr("Sealed files (*.tuck)"))
        if name:
            self.receive(Path(name))

    def _ask_vault(self) -> None:
        self._ask_folder(self.tr("The vault's folder"), self.begin)

    def _ask_place(self, page: CreatePage) -> None:
        def put(folder: Path) -> None:
            page.put_into(folder)
            if is_on_network(folder):
                page.notice.say(NETWORK, "warn")

        self._ask_folder(self.tr("A folder for the vault"), put)

    def _ask_folder(self, title: str, then: Callable[[Path], None]) -> None:
        name = ask_folder(self, title)
        if name:
            then(Path(name))

    def _preview_sheet(self, page: SheetPage, session: "Session") -> None:
        # Loaded now and not at the start: the unlock window should stand as soon as it can.
        from ui.desk.desk import Desk
        from ui.desk.paper_out import open_preview

        desk, title = Desk(session, self._tasks, page), self.tr("Recovery sheet")
        desk.message.connect(page.notice.say)
        open_preview(desk, (page.sheet.printout(),), title, page, page.show_left)

    def _show(self, page: QWidget, lines: list[tuple[str, str]] | None = None) -> None:
        old, frame = super().currentWidget(), BrandFrame(page, lines or [])
        let_enter_press(page)
        self.addWidget(frame)
        self.setCurrentWidget(frame)
        self.setWindowTitle(tr("{0} · Tuckbox").format(page.windowTitle()))
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
