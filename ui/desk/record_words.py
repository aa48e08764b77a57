"""Tables and columns of records as a person calls them."""

import re

from ui.widgets.dates import write_month_first
from ui.words import tr
from vault.domain import field_words as words
from vault.domain.catalogue.all_tables import words_of
from vault.domain.catalogue.shape import capital
from vault.domain.law import law_of
from vault.domain.law.shape import Law
from vault.domain.policy import Policy

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERED = re.compile(r"^contact(\d)")


class _Spoken:
    """Whose law the window speaks: one for the program, as its language is, since the program has
    one vault open at most. Pages are made anew as they are shown."""

    law: Law = law_of(Policy().country)


def speak_of(law: Law) -> None:
    """From now on fields are called what this law calls them, and days written as people there
    write them."""
    _Spoken.law = law
    write_month_first(law.is_month_first)


def law_spoken() -> Law:
    """Whose words these are."""
    return _Spoken.law


def column_words(table: str, column: str) -> str:
    """'date of birth', within a sentence."""
    return words.field_words(_Spoken.law, table, column)


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
        return f"{capital(words_of(table).singular)}: {column_words(table, column)}"
    return tr("May: {0}").format(tr(line.replace(":", ", ")))
