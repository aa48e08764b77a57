"""Contacts, alerts and consents of a pupil."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command
from vault.domain.access import Permission
from vault.domain.ids import AlertId, ConsentId, ContactId, PupilId
from vault.domain.people import Contact
from vault.store.records import Records
from vault.store.school.contacts import Alerts, Consents, Contacts


@dataclass(frozen=True)
class SetContact(Command[ContactId]):
    """Add a contact (empty id) or change one (its id and the version that was read)."""

    name = "contact.set"
    needs = Permission.CONTACT_WRITE

    pupil: PupilId
    contact: Contact

    def apply(self, records: Records) -> ContactId:
        return records.of(Contacts).set(self.pupil, self.contact)


@dataclass(frozen=True)
class RemoveContact(Command[None]):
    """`version`, where it is given, is the one that was read."""

    name = "contact.remove"
    needs = Permission.CONTACT_WRITE

    pupil: PupilId
    contact: ContactId
    version: int | None = None

    def apply(self, records: Records) -> None:
        records.of(Contacts).remove(self.contact, self.version)


@dataclass(frozen=True)
class SetAlert(Command[AlertId]):
    """Add a short plain alert (empty id) or change one (its id and the version that was read)."""

    name = "alert.set"
    needs = Permission.ALERT_WRITE

    pupil: PupilId
    alert: AlertId
    kind: str
    text: str
    ends: date | None = None
    version: int = 0

    def apply(self, records: Records) -> AlertId:
        return records.of(Alerts).set(
            self.pupil, self.alert, self.version, self.kind, self.text, self.ends
        )


@dataclass(frozen=True)
class RemoveAlert(Command[None]):
    """`version`, where it is given, is the one that was read."""

    name = "alert.remove"
    needs = Permission.ALERT_WRITE

    pupil: PupilId
    alert: AlertId
    version: int | None = None

    def apply(self, records: Records) -> None:
        records.of(Alerts).remove(self.alert, self.version)


@dataclass(frozen=True)
class DecideConsent(Command[ConsentId]):
    """Write down a consent decision for one purpose (one current decision per purpose). `version`
    is that of the decision that was read; 0 where there was none."""

    name = "consent.decide"
    needs = Permission.CONSENT_WRITE

    pupil: PupilId
    purpose: str
    state: str
    decided_by: str
    decided_on: date
    version: int = 0

    def apply(self, records: Records) -> ConsentId:
        return records.of(Consents).decide(
            self.pupil,
            self.purpose,
            self.version,
            self.state,
            self.decided_by,
            self.decided_on,
        )
