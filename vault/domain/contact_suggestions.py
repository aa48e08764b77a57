"""A suggested change of a contact, held against what stood there and what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from vault.domain.ids import NEW, ContactId, PupilId, RecordId
from vault.domain.people import Called, Contact, PupilBrief
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

SHOWN_DAYS = 14
"""So long what came of a suggestion is shown beside the contacts."""
LONGEST_FIELD = 400
CONTACT_FIELDS = tuple(f.name for f in fields(Contact) if f.name not in ("id", "version"))
"""What is suggested of a contact, in the order of the form."""


class SuggestionState(StrEnum):
    """What came of a suggestion."""

    OPEN = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SuggestedField:
    """One field: as it was when it was suggested, as it is wanted, and as it stands now (None
    where there is no such contact now)."""

    name: str
    before: str | int
    wanted: str | int
    now: str | int | None

    @property
    def has_moved(self) -> bool:
        """Whether somebody wrote something else there since."""
        return self.now is not None and self.now not in (self.before, self.wanted)


@dataclass(frozen=True, slots=True)
class ContactSuggestion:
    """`before` is the contact as the suggestion found it, None for a new one; `now` as it stands,
    None where there is none. `is_mine`: made by who is asking, `is_from_file`: by nobody of this
    vault, so that its name is what a sealed file says."""

    id: RecordId
    version: int
    wanted: Contact
    before: Contact | None
    now: Contact | None
    by: str
    on: date
    is_mine: bool = False
    is_from_file: bool = False
    state: SuggestionState = SuggestionState.OPEN
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the office has not looked at it yet."""
        return self.state is SuggestionState.OPEN

    @property
    def is_gone(self) -> bool:
        """Whether the contact that was to be changed was removed since."""
        return self.before is not None and self.now is None

    @property
    def has_moved(self) -> bool:
        """Whether the contact was changed since, in something that is suggested."""
        return any(field.has_moved for field in self.fields)

    @property
    def contact_version(self) -> int:
        """Of the contact that stands now; 0 where there is none."""
        return self.now.version if self.now is not None else 0

    @property
    def fields(self) -> tuple[SuggestedField, ...]:
        """What is to be different; of a new contact all that is filled in."""
        before = self.before or _EMPTY
        return tuple(
            SuggestedField(
                name,
                getattr(before, name),
                getattr(self.wanted, name),
                getattr(self.now, name) if self.now is not None else None,
            )
            for name in changed_fields(before, self.wanted)
        )

    def accepted(self) -> Contact:
        """The contact to write: what is suggested on top of what stands now; one to be added where
        there is none any more."""
        if self.now is None:
            return replace(self.wanted, id=ContactId(NEW), version=0)
        wanted = {field.name: field.wanted for field in self.fields}
        return replace(self.now, **wanted)  # type: ignore[arg-type]  # by the names of its fields


@dataclass(frozen=True, slots=True)
class ListedSuggestion:
    """A suggestion, and the child whose contacts it is about."""

    pupil: PupilBrief
    suggestion: ContactSuggestion

    @property
    def id(self) -> PupilId:
        """Of the child."""
        return self.pupil.id

    @property
    def called(self) -> Called:
        """The child's names in use."""
        return self.pupil.called


_EMPTY = Contact(ContactId(NEW), 0, priority=0, emergency=False)


def changed_fields(before: Contact, wanted: Contact) -> Iterator[str]:
    """Names of the fields in which the two differ."""
    return (name for name in CONTACT_FIELDS if getattr(before, name) != getattr(wanted, name))


def cleaned(contact: Contact) -> Contact:
    """The texts in the form in which they are kept."""
    texts = {
        name: clean_text(value)
        for name in CONTACT_FIELDS
        for value in (getattr(contact, name),)
        if isinstance(value, str)
    }
    return replace(contact, **texts)  # type: ignore[arg-type]  # by the names of its fields


def check_suggestion(before: Contact | None, wanted: Contact) -> None:
    """InvalidValueError for one that changes nothing, leaves no name or is too long."""
    if not (wanted.given or wanted.family):
        raise InvalidValueError(field="name", reason="a contact needs a name")
    changed = list(changed_fields(before or _EMPTY, wanted))
    if not changed:
        reason = "this is what stands there already: change something first"
        raise InvalidValueError(field="contact", reason=reason)
    for name in changed:
        value = getattr(wanted, name)
        if isinstance(value, str) and len(value) > LONGEST_FIELD:
            reason = f"longer than {LONGEST_FIELD} characters"
            raise InvalidValueError(field=name, reason=reason)
