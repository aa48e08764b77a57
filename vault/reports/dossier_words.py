"""Columns and values of a record in words for a parent."""

import re

from vault.domain.act_words import act_words
from vault.domain.catalogue.all_tables import FLAGS
from vault.domain.catalogue.shape import capital
from vault.domain.field_words import field_words
from vault.domain.law.shape import Law

_CODES = frozenset({"record", "field", "kind", "purpose", "state", "what"})
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}\S*")


def column_title(law: Law, section: str, column: str) -> str:
    """'Given name', above a column of what one table holds, or of another section."""
    return capital(field_words(law, section, column))


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
