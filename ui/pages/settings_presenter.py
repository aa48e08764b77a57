"""Settings: keeping them, changing the password."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.dialogs.profile_form import PasswordDialog
from ui.pages.settings_page import SettingsPage
from vault.actions.profiles import ChangeOwnPassword
from vault.domain.access import Permission
from vault.domain.messages import sentence

_MINUTES = 5


class SettingsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: SettingsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.own.setVisible(desk.may(Permission.SETTING_OWN))
        minutes = desk.settings.get("lock.minutes", "")
        page.show_own(
            desk.settings.get("theme", "system"), int(minutes) if minutes.isdigit() else _MINUTES
        )
        page.own_changed.connect(self._keep)
        page.password_wanted.connect(self._ask_password)

    def _keep(self) -> None:
        self._desk.set("theme", str(self._page.theme.currentData()))
        self._desk.set("lock.minutes", str(self._page.minutes.value()))
        self._desk.settings_applied.emit()

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
            self._good("The password is changed. The old one opens nothing any more.")

        dialog.submitted.connect(change)
        dialog.open()

    def _good(self, words: str) -> None:
        self._page.notice.say(self.tr(words), "good")
