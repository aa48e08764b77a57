"""What sealed files carry, in words: kinds of data, tables, fields, and what merging would do."""

from collections.abc import Callable

from ui.words import field_words, purpose_words
from vault.domain.merge import Value
from vault.domain.transfer import DataKind, MergeItem, Standing

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
SECTIONS: dict[str, frozenset[str]] = {
    "Pupils": frozenset({"pupil"}),
    "Classes and class lists": frozenset({"academic_year", "class", "enrolment"}),
    "Marks (restricted, correction asked)": frozenset({"restriction"}),
    "Contacts": frozenset({"contact"}),
    "Alerts": frozenset({"alert"}),
    "Consents": frozenset({"consent"}),
    "Photos": frozenset({"photo"}),
}
"""What is taken or left as a whole: its name, and the kinds of record in it."""
_FIELDS = {
    "given": "Given name",
    "family": "Family name",
    "is_current": "Is the one shown",
    "emergency": "May be called in an emergency",
    "priority": "Called in this order",
}
_RECORDS = {
    "academic_year": "School year",
    "enrolment": "Class list",
    "restriction": "Mark",
}
_STANDINGS = {
    Standing.NEW: "new",
    Standing.CHANGED: "changed",
    Standing.CONFLICT: "changed on both sides",
    Standing.REMOVED: "deleted there",
}
_FLAGS = frozenset({"parental_responsibility", "emergency", "is_current"})
_DATES = frozenset(
    {"born", "started", "left_on", "starts", "ends", "ended", "decided_on", "since", "ended_on"}
)
_SAYS: dict[str, Callable[[str], str]] = {"purpose": purpose_words}


def left_out_words(restricted: int, opted_out: int) -> str:
    """Which pupils stay here, and why; nothing when all go along."""
    said = []
    if restricted:
        said.append(f"{restricted} pupils stay here: the use of their data is restricted.")
    if opted_out:
        said.append(f"{opted_out} pupils stay here: they are in no list for people outside.")
    return " ".join(said)


def kind_words(kind: DataKind) -> str:
    """'Birth dates, UPNs and other facts'."""
    return _KINDS[kind]


def standing_words(standing: Standing) -> str:
    """'changed on both sides'."""
    return _STANDINGS[standing]


def record_words(item: MergeItem) -> str:
    """What kind of record it is: 'Contact'."""
    return _RECORDS.get(item.table, item.table.replace("_", " ").capitalize())


def met_words(field: str) -> str:
    """A field that differs."""
    return _FIELDS.get(field) or field_words(field)


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
