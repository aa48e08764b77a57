"""SQL for contacts, alerts and consents."""

from datetime import date

from vault.domain.ids import AlertId, ConsentId, ContactId, PupilId
from vault.domain.people import (
    ALERT_KINDS,
    CONSENT_PURPOSES,
    CONSENT_STATES,
    CONTACT_TEXTS,
    Contact,
)
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError, StaleRecordError
from vault.store.context import Context


class Contacts:
    """Who may be called about a pupil, in which order."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def set(self, pupil: PupilId, contact: Contact) -> ContactId:
        """Add one (empty id) or change it; its id. InvalidValueError without a name, NotFoundError,
        StaleRecordError."""
        values = {
            **{name: clean_text(getattr(contact, name)) for name in CONTACT_TEXTS},
            "priority": contact.priority,
            "parental_responsibility": int(contact.parental_responsibility),
            "emergency": int(contact.emergency),
        }
        if not (values["given"] or values["family"]):
            raise InvalidValueError(field="name", reason="a contact needs a name")
        if contact.id:
            self._work.update("contact", contact.id, contact.version, values)
            return contact.id
        self._work.must_see_pupil(pupil)
        return ContactId(self._work.insert("contact", {"pupil_id": pupil, **values}))

    def remove(self, contact: ContactId, version: int | None) -> None:
        """NotFoundError; StaleRecordError unless it is at `version`, if that is given."""
        self._work.delete("contact", contact, version)


class Alerts:
    """What must be known of a pupil at once."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def set(
        self,
        pupil: PupilId,
        alert: AlertId,
        version: int,
        kind: str,
        text: str,
        ends: date | None,
    ) -> AlertId:
        """StaleRecordError when somebody changed the alert since it was read at `version`.
        InvalidValueError for a kind that is none, or without a text."""
        if kind not in ALERT_KINDS:
            raise InvalidValueError(field="kind", reason="this is not a kind of alert")
        if not clean_text(text):
            raise InvalidValueError(field="what to know", reason="an alert needs a sentence")
        values = {
            "kind": kind,
            "text": clean_text(text),
            "ends": ends.isoformat() if ends else None,
        }
        if alert:
            self._work.update("alert", alert, version, values)
            return alert
        self._work.must_see_pupil(pupil)
        return AlertId(self._work.insert("alert", {"pupil_id": pupil, **values}))

    def remove(self, alert: AlertId, version: int | None) -> None:
        """NotFoundError; StaleRecordError unless it is at `version`, if that is given."""
        self._work.delete("alert", alert, version)


class Consents:
    """What families decided, by purpose."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def states(self, purpose: str) -> dict[str, str]:
        """What was decided for the purpose, by pupil; who was not asked is not in it."""
        sql = "SELECT pupil_id, state FROM consent WHERE purpose = ?"
        rows = self._work.select(sql, (purpose,))
        return {row.pupil_id: row.state for row in rows}

    def decide(
        self,
        pupil: PupilId,
        purpose: str,
        version: int,
        state: str,
        decided_by: str,
        decided_on: date,
    ) -> ConsentId:
        """`version` is the one that was read, 0 where nothing was decided yet; StaleRecordError
        when somebody decided meanwhile. InvalidValueError for a purpose or a decision that is
        none."""
        if purpose not in CONSENT_PURPOSES or state not in CONSENT_STATES:
            raise InvalidValueError(
                field="consent", reason="this is not a known purpose or decision"
            )
        self._work.must_see_pupil(pupil)
        values = {
            "state": state,
            "decided_by": clean_text(decided_by),
            "decided_on": decided_on.isoformat(),
        }
        rows = self._work.select(
            "SELECT id, version FROM consent WHERE pupil_id = ? AND purpose = ?",
            (pupil, purpose),
        )
        if rows and version not in {row.version for row in rows}:
            raise StaleRecordError
        # Where files of an older program left two answers, both are this one now.
        for row in rows:
            self._work.update("consent", row.id, row.version, values)
        if rows:
            return ConsentId(rows[0].id)
        if version:
            raise StaleRecordError
        return ConsentId(
            self._work.insert("consent", {"pupil_id": pupil, "purpose": purpose, **values})
        )
