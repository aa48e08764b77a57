"""SQL for suggested changes of contacts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from vault.domain.catalogue.all_tables import FLAGS
from vault.domain.contact_suggestions import (
    CONTACT_FIELDS,
    SHOWN_DAYS,
    ContactSuggestion,
    ListedSuggestion,
    SuggestionState,
    check_suggestion,
    cleaned,
)
from vault.domain.ids import ContactId, PupilId, RecordId
from vault.domain.people import Called, Contact
from vault.domain.pupil_values import clean_text
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
)
from vault.store.context import Context
from vault.store.database.rows import Row, called_as, fill
from vault.store.school.contacts import Contacts
from vault.store.school.pupils import Pupils

_FIELDS = ", ".join(CONTACT_FIELDS)
_BEFORE = ", ".join(f"was_{name}" for name in CONTACT_FIELDS)
_ALL = (
    f"SELECT id, version, pupil_id, contact_id, {_FIELDS}, {_BEFORE}, by_profile, suggested_by,"
    " suggested_on, state, reason, decided_by, decided_on FROM contact_suggestion"
)
_WAITING = (
    "SELECT s.pupil_id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family"
    " FROM contact_suggestion s JOIN pupil p ON p.id = s.pupil_id WHERE s.state = ''"
    " ORDER BY s.suggested_on, s.made, s.id"
)
_NEWEST_FIRST = "ORDER BY suggested_on DESC, made DESC, id"
_EVERY = f"{_ALL} {_NEWEST_FIRST}"
_OWN = f"{_ALL} WHERE by_profile = ? {_NEWEST_FIRST}"


class ContactSuggestions:
    """What was suggested about contacts, and what came of it."""

    def __init__(self, context: Context) -> None:
        self._work, self._contacts = context.work, Contacts(context)
        self._pupils = Pupils(context)

    def of_pupil(self, pupil: PupilId, today: date) -> tuple[ContactSuggestion, ...]:
        """The oldest first: those that wait, and for SHOWN_DAYS what came of the others."""
        since = (today - timedelta(days=SHOWN_DAYS)).isoformat()
        rows = self._work.select(
            f"{_ALL} WHERE pupil_id = ? AND (state = '' OR decided_on >= ?)"
            " ORDER BY suggested_on, made, id",
            (pupil, since),
        )
        return tuple(self._read(row) for row in rows)

    def every(self, *, own_alone: bool) -> tuple[ListedSuggestion, ...]:
        """Open and decided, the newest first, of the pupils in sight; with `own_alone` those that
        this profile made."""
        if own_alone:
            rows = self._work.select(_OWN, (str(self._work.profile.id),))
        else:
            rows = self._work.select(_EVERY)
        briefs = self._pupils.briefly(dict.fromkeys(row.pupil_id for row in rows))
        return tuple(
            ListedSuggestion(briefs[row.pupil_id], self._read(row))
            for row in rows
            if row.pupil_id in briefs
        )

    def waiting(self) -> list[tuple[PupilId, Called]]:
        """About whom each is that waits, the oldest first."""
        return [(row.pupil_id, called_as(row)) for row in self._work.select(_WAITING)]

    def suggest(self, pupil: PupilId, contact: Contact, today: date) -> RecordId:
        """A contact to be added (empty id), or how one should be, with the version that was read.
        InvalidValueError for no change, without a name and for what was suggested already;
        NotFoundError, StaleRecordError."""
        self._work.must_see_pupil(pupil)
        wanted = cleaned(contact)
        before = self._contact(pupil, contact.id) if contact.id else None
        if contact.id and before is None:
            raise NotFoundError
        if before is not None and before.version != contact.version:
            raise StaleRecordError
        check_suggestion(before, wanted)
        if any(
            other.is_open and other.wanted == replace(wanted, version=0)
            for other in self.of_pupil(pupil, today)
        ):
            reason = "this was suggested already, and the office has not looked at it yet"
            raise InvalidValueError(field="contact", reason=reason)
        profile = self._work.profile
        values: dict[str, Any] = {
            "pupil_id": pupil,
            "contact_id": contact.id or None,
            **_columns(wanted),
            "by_profile": str(profile.id),
            "suggested_by": profile.name,
            "suggested_on": today.isoformat(),
        }
        if before is not None:
            values |= {f"was_{name}": value for name, value in _columns(before).items()}
        return self._work.insert("contact_suggestion", values)

    def withdraw(self, pupil: PupilId, record: RecordId, version: int) -> None:
        """By who made it, before the office decides. PermissionDeniedError for that of somebody
        else; StaleRecordError once it is decided; NotFoundError."""
        present = self._get(pupil, record)
        if not present.is_mine:
            raise PermissionDeniedError
        if not present.is_open:
            raise StaleRecordError
        self._work.delete("contact_suggestion", record, version)

    def accept(
        self, pupil: PupilId, record: RecordId, contact_version: int, today: date
    ) -> ContactId:
        """Write what is suggested on top of the contact that stands at `contact_version` (0: there
        is none, so that it is added). StaleRecordError for another version, and when it was decided
        by now; NotFoundError."""
        present = self._get(pupil, record)
        if not present.is_open or present.contact_version != contact_version:
            raise StaleRecordError
        self._decide(record, SuggestionState.ACCEPTED, "", today)
        contact = present.accepted()
        if contact == present.now:
            return contact.id
        return self._contacts.set(pupil, contact)

    def decline(self, pupil: PupilId, record: RecordId, reason: str, today: date) -> None:
        """The contact stays as it is. StaleRecordError when it was decided by now;
        NotFoundError."""
        if not self._get(pupil, record).is_open:
            raise StaleRecordError
        self._decide(record, SuggestionState.DECLINED, clean_text(reason), today)

    def _decide(self, record: RecordId, state: SuggestionState, reason: str, today: date) -> None:
        self._work.set_state(
            "contact_suggestion",
            record,
            {
                "state": state.value,
                "reason": reason,
                "decided_by": self._work.profile.name,
                "decided_on": today.isoformat(),
            },
        )

    def _get(self, pupil: PupilId, record: RecordId) -> ContactSuggestion:
        row = self._work.select_one(f"{_ALL} WHERE id = ? AND pupil_id = ?", (record, pupil))
        if row is None:
            raise NotFoundError
        return self._read(row)

    def _contact(self, pupil: str, contact: str) -> Contact | None:
        """Of this pupil: a sealed file could name somebody else's."""
        row = self._work.select_one(
            f"SELECT id, version, {_FIELDS} FROM contact WHERE id = ? AND pupil_id = ?",
            (contact, pupil),
        )
        return fill(Contact, row) if row is not None else None

    def _read(self, row: Row) -> ContactSuggestion:
        contact = ContactId(RecordId(row.contact_id or ""))
        before: dict[str, Any] = {
            name: bool(value) if name in FLAGS else value
            for name in CONTACT_FIELDS
            for value in (getattr(row, f"was_{name}"),)
        }
        is_new = not contact and not any(before.values())
        return fill(
            ContactSuggestion,
            row,
            wanted=fill(Contact, row, id=contact, version=0),
            before=None if is_new else Contact(contact, 0, **before),
            now=self._contact(row.pupil_id, contact) if contact else None,
            by=row.suggested_by,
            on=date.fromisoformat(row.suggested_on),
            is_mine=row.by_profile == str(self._work.profile.id),
            is_from_file=not row.by_profile,
        )


def _columns(contact: Contact) -> dict[str, Any]:
    values = {name: getattr(contact, name) for name in CONTACT_FIELDS}
    return {n: int(v) if isinstance(v, bool) else v for n, v in values.items()}
