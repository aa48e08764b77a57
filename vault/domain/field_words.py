"""What the fields of records are called: as declared, but where a law has a word of its own."""

from collections.abc import Iterable

from vault.domain.catalogue.all_tables import column_words, told_columns
from vault.domain.characteristics import KIND_OF_FIELD
from vault.domain.law.shape import Law

_PUPIL_NUMBER = ("pupil", "upn")
_TOLD_NUMBER = ("pupil", ("upn",))


def field_words(law: Law, table: str, column: str) -> str:
    """What a column is called in a sentence, by the law where it has a word of its own."""
    if (table, column) == _PUPIL_NUMBER:
        return law.pupil_number.word
    if table == "pupil" and column in KIND_OF_FIELD:
        return law.characteristics[KIND_OF_FIELD[column]].title
    return column_words(table, column)


def told_fields(law: Law, table: str, columns: Iterable[str]) -> tuple[str, ...]:
    """`told_columns`, by the law where it has words of its own."""
    own, number = law.pupil_number.explained, told_columns(*_TOLD_NUMBER)
    return tuple(
        own if table == "pupil" and words in number else words
        for words in told_columns(table, columns)
    )
