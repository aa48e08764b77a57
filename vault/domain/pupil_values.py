"""Values of a pupil's row as a person or a file gives them, checked once at the border."""

import unicodedata
from datetime import date

from vault.domain.english.wording import worded
from vault.domain.people import PUPIL_DAYS, PUPIL_FIELDS
from vault.domain.pupil_number import PupilNumber
from vault.errors import InvalidValueError

_SEXES = frozenset({"F", "M", "X", ""})
_LONGEST = 200
_BIDI = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]
)


def clean_text(text: str) -> str:
    """NFC, without control and direction characters, runs of blanks as one."""
    if text.isascii() and text.isprintable():
        bare = text.strip()
        return " ".join(bare.split()) if "  " in bare else bare
    kept = unicodedata.normalize("NFC", text).translate(_BIDI)
    kept = "".join(" " if c in "\t\r\n" else c for c in kept)
    kept = "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cs"))
    return " ".join(kept.split())


def has_unseen(text: str) -> bool:
    """Whether the text holds signs that nobody sees and that `clean_text` takes out."""
    if text.isascii() and text.isprintable():
        return False
    return any(
        ord(c) in _BIDI or (unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\r\n")
        for c in text
    )


def checked_pupil_values(
    values: tuple[tuple[str, object], ...], *, is_new: bool, number: PupilNumber
) -> dict[str, str | None]:
    """Field to stored value; InvalidValueError (field, reason) for what cannot be. `number` is the
    state's, as the law of the school's country has it."""
    checked: dict[str, str | None] = {}
    for field, value in values:
        if field not in PUPIL_FIELDS:
            raise InvalidValueError(field="part", reason=worded("a pupil has no such field"))
        checked[field] = _date(field, value) if field in PUPIL_DAYS else _text(field, value, number)
    if is_new and not (checked.get("legal_given") or checked.get("legal_family")):
        raise InvalidValueError(field="name", reason=worded("a pupil needs a name"))
    return checked


def _date(field: str, value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise InvalidValueError(field=field, reason="this is not a date") from error


def _text(field: str, value: object, number: PupilNumber) -> str:
    text = clean_text(str(value if value is not None else ""))
    if len(text) > _LONGEST:
        called = number.word if field == "upn" else ""
        reason = f"longer than {_LONGEST} characters"
        raise InvalidValueError(field=field, reason=reason, called=called)
    if field == "upn":
        text = text.upper()
        if text and (doubt := number.doubt(text)):
            raise InvalidValueError(field=field, reason=doubt, called=number.word)
    if field == "sex" and text not in _SEXES:
        raise InvalidValueError(field=field, reason="F, M, X or empty")
    return text
