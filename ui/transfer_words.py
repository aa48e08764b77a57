"""What sealed files carry, in words: kinds of data, tables, fields, and what merging would do."""

from collections.abc import Callable

from ui.words import field_words, purpose_words
from vault.domain.merge import Value
from vault.domain.transfer import DataKind, Standing

_KINDS = {
    DataKind.NAMES: "Names, year groups and classes",
    DataKind.DETAILS: "Birth dates, UPNs and other facts",
    DataKind.CONTACTS: "Contacts",
    DataKind.ALERTS: "Alerts",
    DataKind.CONSENTS: "Consents",
    DataKind.PHOTOS: "Photos",
    DataKind.HEALTH: "Health and SEND records",
    DataKind.SAFEGUARDING: "Safeguarding records",
}
_TABLES = {
    "academic_year": "School years",
    "class": "Classes",
    "pupil": "Pupils",
    "enrolment": "Who is in which class",
    "contact": "Contacts",
    "alert": "Alerts",
    "consent": "Consents",
    "photo": "Photos",
}
_STANDINGS = {
    Standing.NEW: "new here",
    Standing.CHANGED: "changed there",
    Standing.CONFLICT: "changed on both sides",
    Standing.REMOVED: "removed there",
    Standing.QUESTION: "the same child?",
}
_FLAGS = frozenset({"parental_responsibility", "emergency", "is_current"})
_DATES = frozenset({"born", "started", "left_on", "starts", "ends", "ended", "decided_on"})
_SAYS: dict[str, Callable[[str], str]] = {"purpose": purpose_words}


def kind_words(kind: DataKind) -> str:
    """'Birth dates, UPNs and other facts'."""
    return _KINDS[kind]


def table_words(table: str) -> str:
    """'Who is in which class'."""
    return _TABLES.get(table, table.replace("_", " ").capitalize())


def standing_words(standing: Standing) -> str:
    """'changed on both sides'."""
    return _STANDINGS[standing]


def met_words(field: str) -> str:
    """A field that differs; '' is the record itself."""
    return field_words(field) if field else "The record"


def value_words(field: str, value: Value) -> str:
    """As a person writes it; nothing is 'nothing'."""
    if field in _FLAGS:
        return "yes" if value else "no"
    if value is None or value == "":
        return "nothing"
    text = str(value)
    if (field in _DATES or field == "taken_on") and len(text) == 10:
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return _SAYS[field](text) if field in _SAYS else text
