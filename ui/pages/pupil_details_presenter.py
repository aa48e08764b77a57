"""Contacts, alerts, consents, classes and photos of one pupil: adding, changing, removing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ui.desk import Desk
from ui.dialogs.pupil_details import AlertDialog, ConsentDialog, ContactDialog, EnrolDialog
from ui.dialogs.submit import submit_with
from ui.pages.pupil_page import PupilPageView
from ui.presenter import Presenter, nothing
from ui.widgets.form_dialog import FormDialog
from vault.actions.base import Command
from vault.actions.classes import EndEnrolment, Enrol, ListClasses
from vault.actions.contacts import (
    DecideConsent,
    RemoveAlert,
    RemoveContact,
    SetAlert,
    SetContact,
)
from vault.actions.photos import RemovePhoto
from vault.domain.access import Permission
from vault.domain.ids import PupilId


class PupilDetailsPresenter(Presenter[PupilPageView]):
    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil = pupil
        for tab, act, needs in (
            (page.contacts, self._contact, Permission.CONTACT_WRITE),
            (page.alerts, self._alert, Permission.ALERT_WRITE),
            (page.consents, self._consent, Permission.CONSENT_WRITE),
            (page.classes, self._class, Permission.CLASS_WRITE),
            (page.photos, self._photo, Permission.PHOTO_WRITE),
        ):
            tab.acted.connect(act)
            tab.allow(may_write=desk.may(needs))

    def _contact(self, word: str, row: Any) -> None:
        if word == "remove":
            self._run(RemoveContact(self._pupil, row.id, row.version))
            return
        dialog = ContactDialog(self._page, row if word == "change" else None)
        self._open(dialog, lambda: SetContact(self._pupil, dialog.contact()))

    def _alert(self, word: str, row: Any) -> None:
        if word == "remove":
            self._run(RemoveAlert(self._pupil, row.id, row.version))
            return
        dialog = AlertDialog(self._page, row if word == "change" else None)
        self._open(
            dialog,
            lambda: SetAlert(
                self._pupil,
                dialog.alert,
                dialog.kind.currentText(),
                dialog.text.text(),
                dialog.ends.value(),
                dialog.version,
            ),
        )

    def _consent(self, _word: str, row: Any) -> None:
        purpose, known = row
        dialog = ConsentDialog(self._page, purpose, known.state if known else "given")
        self._open(
            dialog,
            lambda: DecideConsent(
                self._pupil,
                purpose,
                dialog.state.currentText(),
                dialog.by.text(),
                dialog.on.value() or date.today(),
                known.version if known else 0,
            ),
        )

    def _class(self, word: str, row: Any) -> None:
        if word == "end":
            self._run(EndEnrolment(row.id, date.today()))
            return
        dialog = EnrolDialog(self._page)
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)
        self._open(
            dialog, lambda: Enrol(self._pupil, dialog.room.currentData(), dialog.starts.value())
        )

    def _photo(self, _word: str, row: Any) -> None:
        self._run(RemovePhoto(row.id))

    def _run(self, action: Command[Any]) -> None:
        done = self.tr("Done. Ctrl+Z takes it back.")
        self._do(action, lambda _: self._page.notice.say(done, "good"))

    def _open(self, dialog: FormDialog, make: Callable[[], Command[Any]]) -> None:
        submit_with(self._desk, dialog, make, nothing)
