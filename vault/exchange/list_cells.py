"""What plain cells of a class list say, each text once: a column has few that differ.

A text that somebody has to hear of (no date, a doubtful number, invisible signs) is none of these:
its row is read the long way (`list_rows.py`), which says what is wrong in which line."""

from collections.abc import Callable
from typing import TypeVar

from vault.domain.characteristics import CharacteristicRule
from vault.domain.identity.folding import NUMBERS, real_number
from vault.domain.people import PUPIL_DAYS
from vault.domain.pupil_number import PupilNumber
from vault.domain.pupil_values import checked_pupil_values, clean_text, has_unseen
from vault.errors import InvalidValueError
from vault.exchange.births import Births
from vault.exchange.dates import read_date
from vault.exchange.list_values import NOTHING, sex, year_group
from vault.exchange.whole_names import out_of_brackets, split_name

V = TypeVar("V")
Pairs = tuple[tuple[str, str], ...]
_MOST = 16384


class Cells(dict[str, V]):
    """Text to what it says."""

    def __init__(self, read: Callable[[str], V]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        value = self[text] = self._read(text)
        return value


class PlainPupilCells:
    """Reads cells of pupils' columns to (field, stored value) pairs; None for one to look at."""

    def __init__(self, date_order: str, number: PupilNumber, births: Births) -> None:
        self._order, self._number, self._births = date_order, number, births

    def of(self, field: str) -> Cells[Pairs | None]:
        """Of a column that was matched to a field."""
        return Cells(lambda text: self._pairs(field, text))

    def _pairs(self, field: str, text: str) -> Pairs | None:
        if field == "admission_no" and text.isdigit() and text.isascii() and len(text) < 20:
            return ((field, text),) if text.strip("0") else ()
        if text in NOTHING:
            return () if text != "0" or field in NUMBERS else None
        if has_unseen(text) or "\n" in text:
            return None
        try:
            values = self._values(field, text)
            checked = checked_pupil_values(tuple(values), is_new=False, number=self._number)
        except (InvalidValueError, ValueError):
            return None
        return tuple((name, value) for name, value in checked.items() if value)

    def _values(self, field: str, text: str) -> list[tuple[str, object]]:
        """ValueError for what has to be looked at."""
        value: object = text
        if field in ("full_name", "legal_given") and out_of_brackets(text)[1]:
            raise ValueError(field)
        if field == "full_name":
            return [(name, part) for name, part in split_name(text).items() if part]
        if field in PUPIL_DAYS:
            value = day = read_date(text, self._order)
            if day and field == "born" and not self._births.is_usual(day):
                raise ValueError(field)
        elif field == "year_group":
            value = year_group(text)
        elif field == "sex":
            value = sex(text)
            if value is None or (value == "X" and len(text) > 1):
                raise ValueError(field)
        elif field in NUMBERS:
            value = real_number(text)
            if value and field == "upn" and self._number.doubt(clean_text(text).upper()):
                raise ValueError(field)
        return [(field, value)] if value else []


def plain_class(text: str) -> str | None:
    """The name of a class; '' for none, None for a cell to look at."""
    if text == "0":
        return None
    name = clean_text(text)
    return "" if name in NOTHING else name


def plain_characteristic(rule: CharacteristicRule) -> Callable[[str], str | None]:
    """How a characteristic is read: '' for none, None for what is no value of it."""

    def read(text: str) -> str | None:
        if text in NOTHING:
            return ""
        try:
            return rule.value_of(text)
        except InvalidValueError:
            return None

    return read


def plain_part(part: str) -> Callable[[str], Pairs | None]:
    """How one part of a contact is read: to pairs, none for nothing, None for a cell to look at. Of
    a name come both halves, also where one is empty."""

    def read(text: str) -> Pairs | None:
        if text == "0" or has_unseen(text):
            return None
        clean = "" if text in NOTHING else clean_text(text)
        if not clean:
            return ()
        if part != "name":
            return ((part, clean),)
        if out_of_brackets(clean)[1]:
            return None
        given, family = map(str, split_name(clean).values())
        return ("given", given), ("family", family or ("" if given else "Contact"))

    return read
