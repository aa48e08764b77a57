"""What the teacher of 4A suggests about contacts: a new number, and somebody to be added."""

from dataclasses import replace

from vault.actions.contact_suggestions import SuggestContact
from vault.actions.pupils import ListPupils, OpenPupil
from vault.domain.ids import NEW, ContactId
from vault.domain.people import Contact
from vault.session import Session

TEACHER = "Tess Teacher"
_NEW_NUMBER, _NEW_PERSON = ("Leo", "Marsh"), ("Isla", "Morgan")
_NUMBER = "07700 900990"
_UNCLE = Contact(
    ContactId(NEW), 0, "Callum", "Morgan", "uncle", "07700 900991", priority=3, emergency=True
)


def suggest_contacts(teacher: Session) -> None:
    """As somebody who reads contacts and does not write them."""
    ids = {(row.called.given, row.called.family): row.id for row in teacher.run(ListPupils())}
    first, *_ = teacher.run(OpenPupil(ids[_NEW_NUMBER])).contacts
    teacher.run(SuggestContact(ids[_NEW_NUMBER], replace(first, phone=_NUMBER)))
    teacher.run(SuggestContact(ids[_NEW_PERSON], _UNCLE))
