"""A suggested change of a contact, without a vault."""

from dataclasses import replace
from datetime import date

from vault.domain.contact_suggestions import ContactSuggestion
from vault.domain.people import Contact

ROBIN = Contact("c" * 32, 4, given="Robin", family="Ash", phone="01632 960001", email="r@x.org")
WANTED = replace(ROBIN, version=0, phone="0161 496 0123", email="robin@x.org")
_TESS = ContactSuggestion("s" * 32, 1, WANTED, ROBIN, ROBIN, "Tess", date(2026, 9, 3))


def suggestion(**other):
    """Tess suggests another phone and email for Robin."""
    return replace(_TESS, **other)
