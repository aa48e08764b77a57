"""Which values of a file replace what stands in the vault: a poorer spelling never does, nor does
what somebody has put right by hand."""

from typing import Any

from vault.domain.catalogue.all_tables import words_of
from vault.domain.identity.folding import (
    NUMBERS,
    fold,
    folded_number,
    full_names,
    is_richer,
    longer_number,
    spellings,
)
from vault.domain.people import PUPIL_NAMES
from vault.store.roll.roll_hands import ByHand

_NAMES = frozenset({*PUPIL_NAMES, "middle", *words_of("contact").named_by})
Values = dict[str, Any]


def worth_writing(
    record: str, row: Values, values: Values, hands: ByHand | None
) -> tuple[Values, list[tuple[str, str]]]:
    """The values that replace the row's, and (field, words) for those that were left out and are
    worth a look."""
    kept: Values = {}
    notices: list[tuple[str, str]] = []
    for name, value in values.items():
        old, new = str(row.get(name) or ""), str(value or "")
        if old == new:
            continue
        if not new:
            kept[name] = value
        elif name == "legal_given" and _is_call_name(row, old, new):
            if fold(new) != fold(str(row.get("preferred_given") or "")):
                notices.append((name, f"'{new[:40]}' is short for {old[:40]}, which stays"))
        elif name == "legal_family" and _is_called_family(row, old, new):
            continue
        elif hands and hands.undoes_a_correction(record, name, old, new):
            done = f"'{old[:40]}' was put in by hand" if old else "it was taken out by hand"
            notices.append((name, f"still '{new[:40]}' in the file; {done}"))
        elif not _is_poorer(name, old, new):
            kept[name] = value
    return kept, notices


def _is_poorer(name: str, old: str, new: str) -> bool:
    """The same number or name, with zeros, accents or capitals lost."""
    if name in NUMBERS:
        return folded_number(old) == folded_number(new) and longer_number(old, new) == old
    if name not in _NAMES:
        return False
    if fold(old) == fold(new):
        return not is_richer(old, new)
    return new.isascii() and bool(spellings(old) & spellings(new))


def _is_called_family(row: Values, old: str, new: str) -> bool:
    """A list that has the family name a child goes by does not change the legal one."""
    return bool(old) and fold(new) == fold(str(row.get("preferred_family") or "")) != fold(old)


def _is_call_name(row: Values, old: str, new: str) -> bool:
    """A list that has the name a child is called by does not change the legal one."""
    if not old:
        return False
    called, legal, incoming = (fold(str(n)) for n in (row.get("preferred_given") or "", old, new))
    return incoming != legal and (incoming == called or legal in full_names(incoming))
