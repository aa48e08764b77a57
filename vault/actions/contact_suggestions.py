"""Suggesting changes of contacts, and the office's answer to them."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.catalogue.contact_suggestions import SUGGESTION_READ, SUGGESTION_WRITE
from vault.domain.contact_suggestions import ContactSuggestion, ListedSuggestion
from vault.domain.ids import ContactId, PupilId, RecordId
from vault.domain.people import Contact
from vault.store.records import Records
from vault.store.school.contact_suggestions import ContactSuggestions


@dataclass(frozen=True)
class PupilSuggestions(Query[tuple[ContactSuggestion, ...]]):
    """What was suggested about a pupil's contacts: all that waits, and for a fortnight what came
    of the rest. Who sees them has the pupil's page open."""

    name = "contact.suggestions"
    needs = SUGGESTION_READ
    is_recorded = False

    pupil: PupilId

    def apply(self, records: Records) -> tuple[ContactSuggestion, ...]:
        return records.of(ContactSuggestions).of_pupil(self.pupil, date.today())


@dataclass(frozen=True)
class ListSuggestions(Query[tuple[ListedSuggestion, ...]]):
    """All of them, the newest first, for who decides; for who suggests those of their own, with
    what came of each."""

    name = "contact.suggestion_list"
    needs = SUGGESTION_READ

    def apply(self, records: Records) -> tuple[ListedSuggestion, ...]:
        own_alone = not records.may(Permission.CONTACT_WRITE)
        return records.of(ContactSuggestions).every(own_alone=own_alone)


@dataclass(frozen=True)
class SuggestContact(Command[RecordId]):
    """How a contact should be (its id and the version that was read), or one to be added (empty
    id); the office confirms it."""

    name = "contact.suggest"
    needs = SUGGESTION_WRITE

    pupil: PupilId
    contact: Contact

    def apply(self, records: Records) -> RecordId:
        return records.of(ContactSuggestions).suggest(self.pupil, self.contact, date.today())


@dataclass(frozen=True)
class WithdrawSuggestion(Command[None]):
    """By who made it, as long as nobody has decided. `version` is the one that was read."""

    name = "contact.withdraw"
    needs = SUGGESTION_WRITE

    pupil: PupilId
    suggestion: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(ContactSuggestions).withdraw(self.pupil, self.suggestion, self.version)


@dataclass(frozen=True)
class AcceptSuggestion(Command[ContactId]):
    """The contact becomes what is suggested. `contact_version` is that of the contact which was
    shown beside it, 0 where there was none."""

    name = "contact.accept"
    needs = Permission.CONTACT_WRITE

    pupil: PupilId
    suggestion: RecordId
    contact_version: int

    def apply(self, records: Records) -> ContactId:
        return records.of(ContactSuggestions).accept(
            self.pupil, self.suggestion, self.contact_version, date.today()
        )


@dataclass(frozen=True)
class DeclineSuggestion(Command[None]):
    """The contact stays as it is; the reason may be empty."""

    name = "contact.decline"
    needs = Permission.CONTACT_WRITE

    pupil: PupilId
    suggestion: RecordId
    reason: str = ""

    def apply(self, records: Records) -> None:
        records.of(ContactSuggestions).decline(
            self.pupil, self.suggestion, self.reason, date.today()
        )
