"""A set of attendance codes in place of another: what stays, what ends, and what comes in.

A mark means what its code meant on its day. So a code that is no longer in the set is not removed
but has its last day, and one that counts in another way does so from its first day on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vault.domain.attendance_codes import AttendanceCode

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Replacement:
    """`changed` and `gone` name rows by their ids; what is in none of the three stays."""

    new: tuple[AttendanceCode, ...]
    changed: tuple[tuple[str, AttendanceCode], ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodesPreview:
    """A set that was read, and how many codes come in, and change or end, when it is used."""

    codes: tuple[AttendanceCode, ...]
    new: int
    changed: int


def replaced(
    there: Sequence[tuple[str, AttendanceCode]], wanted: Sequence[AttendanceCode], today: date
) -> Replacement:
    """`there` are rows by id, `wanted` the set that is used from `today` on."""
    kept: dict[str, AttendanceCode] = {}
    new: list[AttendanceCode] = []
    for code in wanted:
        row = _row_of(code, there, kept)
        if row is not None:
            kept[row] = code
        else:
            new.append(_from_today(code, there, kept, today))
    coming = (*kept.values(), *new)
    changed = [(row, code) for row, code in kept.items() if code != dict(there)[row]]
    gone = []
    for row, code in there:
        if row in kept:
            continue
        last = _last_day(code, coming, today)
        if code.starts is not None and code.starts > last:
            gone.append(row)
        elif code.ends is None or code.ends > last:
            changed.append((row, replace(code, ends=last)))
    return Replacement(tuple(new), tuple(changed), tuple(gone))


def _key(code: AttendanceCode) -> tuple[str, str]:
    return code.code, code.session


def _row_of(
    code: AttendanceCode,
    there: Sequence[tuple[str, AttendanceCode]],
    kept: dict[str, AttendanceCode],
) -> str | None:
    """The row that is this code: of the same first day, and where no day is said, one that counts
    alike and has not ended."""
    for row, other in there:
        is_same = _key(other) == _key(code) and other.starts == code.starts
        is_said = code.starts is not None or (other.counts is code.counts and other.ends is None)
        if row not in kept and is_same and (is_said or other == code):
            return row
    return None


def _from_today(
    code: AttendanceCode,
    there: Sequence[tuple[str, AttendanceCode]],
    kept: dict[str, AttendanceCode],
    today: date,
) -> AttendanceCode:
    """One whose name stood for something else until now begins today, unless it says when."""
    had = any(_key(other) == _key(code) for row, other in there if row not in kept)
    return replace(code, starts=today) if had and code.starts is None else code


def _last_day(code: AttendanceCode, coming: Sequence[AttendanceCode], today: date) -> date:
    """Yesterday, or the day before the one that comes in its place."""
    same = [other.starts for other in coming if other.code == code.code and other.starts]
    return min(today, *same) - _DAY if same else today - _DAY
