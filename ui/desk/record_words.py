"""Tables and columns of records as a person calls them."""

import re

from vault.domain.catalogue.all_tables import column_words
from vault.domain.catalogue.shape import capital

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERED = re.compile(r"^contact(\d)")


def field_words(field: str, table: str = "pupil") -> str:
    """'Date of birth': a field of a record as a person calls it; other fields with spaces for
    signs. What is no field of ours (a column of a file, a child's name) stands as it is."""
    if not _CODE.fullmatch(field):
        return field
    return capital(_NUMBERED.sub(r"contact \1", column_words(table, field)))


def right_words(line: str) -> str:
    """A line of the matrix: 'pupil.legal_given' is 'Pupil: given name', 'pupil:write' is
    'May: pupil, write'."""
    table, dot, column = line.partition(".")
    if dot:
        return f"{capital(table.replace('_', ' '))}: {column_words(table, column)}"
    return f"May: {line.replace(':', ', ')}"
