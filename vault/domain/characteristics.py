"""Characteristics of pupils that schools count groups by: each is off until the school switches it
on, and says for what."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vault.domain.english.wording import worded
from vault.domain.ids import NEW, RecordId
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

LONGEST_VALUE = 60
LONGEST_PURPOSE = 400


class CharacteristicKind(StrEnum):
    """What may be kept; what it is called in a country, and on what ground, its law says."""

    FREE_MEALS = "free-school-meals"
    PUPIL_PREMIUM = "pupil-premium"
    EAL = "eal"
    SEN = "sen-status"
    LOOKED_AFTER = "looked-after"
    ETHNICITY = "ethnicity"
    FIRST_LANGUAGE = "first-language"


LIST_FIELD = {kind: kind.value.replace("-", "_") for kind in CharacteristicKind}
"""What a column of a class list is called that holds it."""
KIND_OF_FIELD = {field: kind for kind, field in LIST_FIELD.items()}
IN_TEACHING = (
    CharacteristicKind.SEN,
    CharacteristicKind.EAL,
    CharacteristicKind.FIRST_LANGUAGE,
)
"""Those that whoever teaches a child needs; the others are for the office and for who looks after
children's welfare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacteristicRule:
    """What a country's law and forms say of one: `title` as schools there call it, `values` with
    their codes and words (none: any short text), `basis` on what ground a school may keep it and
    `special` the further condition for special category data, '' where none is asked for;
    `usual` what schools commonly keep it for."""

    title: str
    values: tuple[tuple[str, str], ...]
    basis: str
    special: str
    usual: str

    def words_of(self, value: str) -> str:
        """'SEN support' for 'K'; a value that is none of them as it stands."""
        return dict(self.values).get(value, value)

    def value_of(self, text: str) -> str:
        """The stored value for what somebody wrote: a code or its words, however spelled, or a code
        with any words behind it ('K - SEN Support'). InvalidValueError for anything else."""
        line = clean_text(text)
        if not self.values:
            if len(line) > LONGEST_VALUE:
                reason = f"it can have {LONGEST_VALUE} characters at most"
                raise InvalidValueError(field="value", reason=reason)
            return line
        folded = _bare(line)
        for code, words in self.values:
            if folded and folded in (_bare(code), _bare(words)):
                return code
        behind = _CODE_FIRST.match(line)
        if behind and any(code == behind[1] for code, _ in self.values):
            return behind[1]
        if folded in _YES and any(code == YES for code, _ in self.values):
            return YES
        if folded in _NO and any(code == NO for code, _ in self.values):
            return NO
        if not line:
            return ""
        known = ", ".join(code for code, _ in self.values)
        raise InvalidValueError(
            field="value", reason=worded("choose one of these: {0}").format(known)
        )


YES, NO = "yes", "no"
YES_OR_NO = ((YES, "Yes"), (NO, "No"))
_CODE_FIRST = re.compile(r"([A-Z]+)(?: [-–—]|:) ")
_YES = frozenset({"y", "t", "1", "true", "ja", "oui", "x"})
_NO = frozenset({"n", "f", "0", "false", "nein", "non"})


def _bare(text: str) -> str:
    """Letters and digits: programs write 'White - British' and 'White British'."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


@dataclass(frozen=True, slots=True)
class CharacteristicUse:
    """That the school keeps one: for what, and since when. `id` is empty while it is switched off,
    `kept` how many pupils have a value."""

    kind: CharacteristicKind
    id: RecordId = NEW
    version: int = 0
    purpose: str = ""
    since: date | None = None
    kept: int = 0

    @property
    def is_on(self) -> bool:
        """Whether values may be kept."""
        return bool(self.id)


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One of a pupil; an empty id is none yet."""

    kind: CharacteristicKind
    value: str = ""
    id: RecordId = NEW
    version: int = 0


def checked_purpose(text: str) -> str:
    """For what it is kept, as it is stored. InvalidValueError for an empty or a long one."""
    line = clean_text(text)
    if not line:
        raise InvalidValueError(field="purpose", reason="say what the school needs it for")
    if len(line) > LONGEST_PURPOSE:
        reason = f"it can have {LONGEST_PURPOSE} characters at most"
        raise InvalidValueError(field="purpose", reason=reason)
    return line
