"""Settings: keeping them, changing the password."""

from collections.abc import Callable

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.profiles.profile_form import PasswordDialog
from ui.profiles.stick_forms import KeyFileDialog, StickOffDialog
from ui.shell.settings_page import SettingsPage
from vault.actions.profiles import ChangeOwnPassword
from vault.actions.sticks import MakeKeyFile, ReadMyStick, SwitchStickOff
from vault.domain.access import Permission
from vault.domain.messages import sentence
from vault.domain.profiles import StickState
from vault.errors import StorageError
from vault.platform.locked_note import locked_note, note_call

_MINUTES = 5


class SettingsPresenter(Presenter[SettingsPage]):
    """Keeps each setting as it is changed."""

    def __init__(self, page: SettingsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.own.setVisible(desk.may(Permission.SETTING_OWN))
        minutes = desk.settings.get("lock.minutes", "")
        page.show_own(
            desk.settings.get("theme", "system"),
            desk.settings.get("english", ""),
            int(minutes) if minutes.isdecimal() else _MINUTES,
            locked_note("").call,
        )
        page.own_changed.connect(self._keep)
        page.call_changed.connect(self._keep_call)
        page.password_wanted.connect(self._ask_password)
        page.stick_wanted.connect(lambda: self._with_stick(self._ask_key_file))
        page.stick_off_wanted.connect(self._ask_stick_off)
        self._with_stick(page.show_stick)

    def _with_stick(self, then: Callable[[StickState], None]) -> None:
        self._desk.do(self, ReadMyStick(), then=then)

    def _ask_key_file(self, state: StickState) -> None:
        dialog = KeyFileDialog(self._page, self._desk.profile.name, state.has)

        def made(_: None) -> None:
            self._with_stick(self._page.show_stick)
            self._say(
                self.tr(
                    "From the next unlock you need this USB stick as well as your password. Take"
                    " it out now, and keep it away from the computer."
                )
            )

        self._submit(dialog, lambda: MakeKeyFile(dialog.password.peek(), dialog.wanted()), made)

    def _ask_stick_off(self) -> None:
        dialog = StickOffDialog(self._page)

        def done(_: None) -> None:
            self._with_stick(self._page.show_stick)
            self._say(self.tr("You unlock with your password alone."))

        self._submit(dialog, lambda: SwitchStickOff(dialog.password.peek()), done)

    def _keep(self) -> None:
        self._desk.set("theme", str(self._page.theme.currentData()))
        self._desk.set("english", str(self._page.english.currentData()))
        self._desk.set("lock.minutes", str(self._page.minutes.value()))
        self._desk.settings_applied.emit()

    def _keep_call(self, call: str) -> None:
        try:
            note_call(call)
        except StorageError as error:
            self._say(sentence(error), "bad")

    def _ask_password(self) -> None:
        dialog = PasswordDialog(self._page, self._desk.profile.name)

        def change() -> None:
            if not dialog.agrees():
                return
            dialog.ok.setEnabled(False)
            self._desk.do(
                dialog,
                ChangeOwnPassword(dialog.old.peek(), dialog.new.peek()),
                then=lambda _: done(),
                failed=lambda error: dialog.show_problem(sentence(error)),
            )

        def done() -> None:
            dialog.accept()
            self._say(self.tr("Password changed. The old one no longer works."))

        dialog.submitted.connect(change)
        dialog.open()
