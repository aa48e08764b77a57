"""How the records of a file, and what comes of them, are packed."""

from datetime import date
from typing import Any

from vault.domain.characteristics import CharacteristicKind
from vault.domain.incoming import (
    IncomingCharacteristic,
    IncomingContact,
    IncomingEnrolment,
    IncomingPupil,
    Problem,
)
from vault.domain.packed import Packed
from vault.domain.preview import FieldDiff, PreviewItem


def packed_pupils() -> Packed[IncomingPupil]:
    """No pupils yet."""
    return Packed(tuple, IncomingPupil._make)


def packed_contacts() -> Packed[IncomingContact]:
    """No contacts yet."""
    return Packed(tuple, IncomingContact._make)


def packed_enrolments() -> Packed[IncomingEnrolment]:
    """No enrolments yet."""
    return Packed(_enrolment, _enrolment_of)


def packed_characteristics() -> Packed[IncomingCharacteristic]:
    """No characteristics yet."""
    return Packed(_characteristic, _characteristic_of)


def packed_problems() -> Packed[Problem]:
    """No problems yet."""
    return Packed(tuple, Problem._make)


def packed_items() -> Packed[PreviewItem]:
    """Nothing to be shown yet."""
    return Packed(_item, _item_of)


def _enrolment(one: IncomingEnrolment) -> Any:
    if one.starts is None and one.ends is None:
        return tuple(one)
    days = (day.isoformat() if day else None for day in (one.starts, one.ends))
    return (*one[:3], *days, *one[5:])


def _enrolment_of(packed: Any) -> IncomingEnrolment:
    one = IncomingEnrolment._make(packed)
    if one.starts is None and one.ends is None:
        return one
    starts, ends = (date.fromisoformat(day) if day else None for day in packed[3:5])
    return one._replace(starts=starts, ends=ends)


def _characteristic(one: IncomingCharacteristic) -> Any:
    return one.pupil, one.line, one.kind.value, one.value, one.title


def _characteristic_of(packed: Any) -> IncomingCharacteristic:
    pupil, line, kind, value, title = packed
    return IncomingCharacteristic(pupil, line, CharacteristicKind(kind), value, title)


def _item(one: PreviewItem) -> Any:
    return one.kind, one.label, one.line, tuple(map(tuple, one.fields)), one.record


def _item_of(packed: Any) -> PreviewItem:
    kind, label, line, fields, record = packed
    return PreviewItem(kind, label, line, tuple(map(FieldDiff._make, fields)), record)
