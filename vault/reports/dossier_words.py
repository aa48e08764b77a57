"""Columns and values of a record in words for a parent."""

import re

from vault.domain.act_words import act_words
from vault.domain.catalogue.all_tables import FLAGS

_COLUMNS = {
    "legal_given": "Given name",
    "legal_family": "Family name",
    "middle": "Middle names",
    "preferred_given": "Known as",
    "preferred_family": "Family name in use",
    "upn": "UPN",
    "admission_no": "Admission number",
    "year_group": "Year group",
    "left_on": "Left on",
    "given": "Given name",
    "family": "Family name",
    "is_current": "Shown now",
    "emergency": "Called in an emergency",
    "parental_responsibility": "Parental responsibility",
    "priority": "Called in this order",
    "by_profile": "By",
    "first_profile": "Asked for by",
    "second_profile": "Confirmed by",
    "identity_on": "Who asks was checked on",
    "sealed_on": "Looked at by the safeguarding lead on",
    "handed_on": "Copy made on",
    "redacted": "Names left out",
    "party": "To whom",
    "purpose": "For",
    "act": "How",
    "at": "When",
}
_CODES = frozenset({"record", "field", "kind", "purpose", "state", "what"})
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}\S*")


def column_words(column: str) -> str:
    """'Given name'."""
    return _COLUMNS.get(column, column.replace("_", " ").capitalize())


def value_words(column: str, value: str) -> str:
    """Flags as yes and no, moments to the minute, codes without their signs."""
    if column in FLAGS:
        return "yes" if value == "1" else "no"
    moment = _MOMENT.fullmatch(value)
    if moment:
        return f"{moment[1]} {moment[2]}"
    if column == "what":
        return act_words(value)
    if column in _CODES and re.fullmatch(r"[a-z]+([._-][a-z]+)+", value):
        return re.sub(r"[._-]", " ", value)
    return value
