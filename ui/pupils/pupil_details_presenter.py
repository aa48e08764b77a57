"""Contacts, alerts, consents, classes and photos of one pupil: adding, changing, removing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.pupils.pupil_details import AlertDialog, ConsentDialog, ContactDialog, EnrolDialog
from ui.pupils.pupil_page import PupilPageView
from ui.pupils.pupil_tabs import TabAct
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
from vault.domain.people import Alert, Consent, Contact


class PupilDetailsPresenter(Presenter[PupilPageView]):
    """Contacts, alerts, consents, classes and photos of the page's pupil."""

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil = pupil
        page.contacts.do(
            {
                TabAct.ADD: self._write_contact,
                TabAct.CHANGE: self._write_contact,
                TabAct.REMOVE: lambda c: self._run(RemoveContact(pupil, c.id, c.version)),
            }
        )
        page.alerts.do(
            {
                TabAct.ADD: self._write_alert,
                TabAct.CHANGE: self._write_alert,
                TabAct.REMOVE: lambda a: self._run(RemoveAlert(pupil, a.id, a.version)),
            }
        )
        page.add_alert.setVisible(desk.may(Permission.ALERT_WRITE))
        page.add_alert.clicked.connect(lambda: self._write_alert(None))
        page.consents.do({TabAct.CHANGE: self._decide_consent})
        page.classes.do(
            {
                TabAct.ADD: lambda _: self._enrol(),
                TabAct.END: lambda e: self._run(EndEnrolment(e.id, date.today())),
            }
        )
        page.photos.do({TabAct.REMOVE: lambda p: self._run(RemovePhoto(p.id))})
        for tab, needs in (
            (page.contacts, Permission.CONTACT_WRITE),
            (page.alerts, Permission.ALERT_WRITE),
            (page.consents, Permission.CONSENT_WRITE),
            (page.classes, Permission.CLASS_WRITE),
            (page.photos, Permission.PHOTO_WRITE),
        ):
            tab.allow(may_write=desk.may(needs))

    def _write_contact(self, contact: Contact | None) -> None:
        dialog = ContactDialog(self._page, contact)
        words = self.tr("Contact changed") if contact else self.tr("Contact added")
        self._submit(dialog, lambda: SetContact(self._pupil, dialog.contact()), self._tells(words))

    def _write_alert(self, alert: Alert | None) -> None:
        dialog = AlertDialog(self._page, alert)
        self._submit(
            dialog,
            lambda: SetAlert(
                self._pupil,
                dialog.alert,
                dialog.kind.currentText(),
                dialog.text.text(),
                dialog.ends.value(),
                dialog.version,
            ),
            self._tells(self.tr("Alert changed") if alert else self.tr("Alert added")),
        )

    def _decide_consent(self, row: tuple[str, Consent | None]) -> None:
        purpose, known = row
        dialog = ConsentDialog(self._page, purpose, known.state if known else "given")
        self._submit(
            dialog,
            lambda: DecideConsent(
                self._pupil,
                purpose,
                dialog.state.currentText(),
                dialog.by.text(),
                dialog.on.value() or date.today(),
                known.version if known else 0,
            ),
            self._tells(self.tr("Consent written down")),
        )

    def _enrol(self) -> None:
        dialog = EnrolDialog(self._page)
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)
        self._submit(
            dialog,
            lambda: Enrol(self._pupil, dialog.school_class.currentData(), dialog.starts.value()),
        )

    def _tells(self, words: str) -> Callable[[object], None]:
        return lambda _: self._desk.message.emit(words, "good")

    def _run(self, action: Command[Any]) -> None:
        done = self.tr("Done. Ctrl+Z undoes it.")
        self._do(action, lambda _: self._desk.message.emit(done, "good"))
