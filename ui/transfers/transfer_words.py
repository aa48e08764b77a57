"""What sealed files carry, in words: kinds of data, tables, fields, and what merging would do."""

from collections.abc import Callable

from ui.widgets.dates import stored_day_text
from ui.words import counted, purpose_words, tr
from vault.domain.catalogue.all_tables import CATALOGUE, DAYS, FLAGS, words_of
from vault.domain.catalogue.shape import capital
from vault.domain.data_kinds import DataKind
from vault.domain.merge import Value
from vault.domain.transfer import MergeItem, SendCounts, Standing

SECTIONS = {
    section: frozenset(
        name
        for name, table in CATALOGUE.items()
        if table.travels is not None and table.travels.section == section
    )
    for section in dict.fromkeys(t.travels.section for t in CATALOGUE.values() if t.travels)
}
"""What is taken or left as a whole: its name, and the kinds of record in it."""
_STANDINGS = {
    Standing.NEW: "new",
    Standing.CHANGED: "changed",
    Standing.CONFLICT: "changed on both sides",
    Standing.REMOVED: "deleted there",
}
_SAYS: dict[str, Callable[[str], str]] = {
    "purpose": purpose_words,
    **dict.fromkeys(DAYS, stored_day_text),
}


def left_out_words(restricted: int, opted_out: int) -> str:
    """Which pupils stay here, and why; nothing when all go along."""
    sentences = []
    if restricted:
        single = tr("1 pupil is left out: the use of their data is restricted.")
        many = tr("{0} pupils are left out: the use of their data is restricted.")
        sentences.append(counted(restricted, single, many))
    if opted_out:
        single = tr("1 pupil is left out: they are in no list for people outside.")
        many = tr("{0} pupils are left out: they are in no list for people outside.")
        sentences.append(counted(opted_out, single, many))
    return " ".join(sentences)


def kind_words(kind: DataKind) -> str:
    """'Birth dates, numbers and other facts'."""
    return kind.words


def size_words(number: int) -> str:
    """'2.1 MB' of bytes."""
    return f"{number / 1_000_000:.1f} MB" if number >= 100_000 else f"{number / 1000:.1f} kB"


def part_words(kind: DataKind, counts: SendCounts | None) -> str:
    """'Contacts (9)'; of the names, whose."""
    if counts is None:
        return kind_words(kind)
    if kind is DataKind.NAMES:
        return (
            tr("Names of {0} pupils").format(counts.pupils)
            if counts.pupils != 1
            else tr("The name of 1 pupil")
        )
    return f"{kind_words(kind)} ({counts.by_kind.get(kind, 0)})"


def standing_words(standing: Standing) -> str:
    """'changed on both sides'."""
    return _STANDINGS[standing]


def record_words(item: MergeItem) -> str:
    """What kind of record it is: 'Contact'."""
    return capital(words_of(item.table).singular)


def value_words(field: str, value: Value) -> str:
    """As a person writes it; nothing is 'nothing'."""
    if field in FLAGS:
        return "yes" if value else "no"
    if value is None or value == "":
        return "nothing"
    text = str(value)
    return _SAYS[field](text) if field in _SAYS else text
