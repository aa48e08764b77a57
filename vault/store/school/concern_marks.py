"""What the audit trail says of raised concerns, as everybody can read it who opens the vault.

The mark of a concern stands in the open part of an entry, in its kind, because a safeguarding lead
does not hold the audit key. It tells no more than the drop box itself: a random id and a hash.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from vault.crypto.chain import AuditLine, entry_hash, is_signed_by
from vault.store.database.engine import sqlcipher
from vault.store.database.stored_values import LARGEST_PART, blob, words
from vault.store.keyfile.open_keys import OpenKeys

_FIRST_YEAR, _LAST_YEAR = 2000, 3000
_LAST_NUMBER = 1 << 62
_WORDS = f"{words('profile')}, {words('time')}, {words('kind')}"
_BODIES = f"{blob('body', LARGEST_PART)}, {blob('own_body', LARGEST_PART)}"
_PARTS = f"{blob('previous')}, {_WORDS}, {_BODIES}, {blob('hash')}, {blob('signature')}"
_BOX, _RAISE = "concern.box", "concern.raise"


def mark_kind(concern: str, mark: str) -> str:
    """The kind of the entry that goes with a box."""
    return f"{_BOX} {concern} {mark}"


@dataclass(frozen=True, slots=True)
class Mark:
    """Of one concern, from an entry that its profile signed."""

    mark: str
    profile: str
    raised_at: datetime | None
    """None where the entry has no time that can be one."""


@dataclass(frozen=True, slots=True)
class Marks:
    """By the concern's id; `older` is how many concerns at most were raised before marks were
    kept."""

    of: dict[str, Mark]
    older: int


def read_marks(
    connection: sqlcipher.Connection,
    inside: Callable[[], AbstractContextManager[str]],
    keys: OpenKeys,
) -> Marks:
    """Only entries whose signature holds count; whether the chain is whole is for `verify`."""
    with inside() as token:
        rows = connection.execute(
            f"{token} SELECT number, {_PARTS}"
            f" FROM main.audit WHERE kind = '{_RAISE}' OR kind LIKE '{_BOX} %' ORDER BY number"
        ).fetchall()
    signed = keys.trail_mark
    known, found, older, last = keys.verify_keys, dict[str, Mark](), 0, -1
    for raw in rows:
        row = _readable(raw)
        if row is None:
            continue
        number, profile, time, kind = row[0], row[2], row[3], row[4]
        if kind == _RAISE:
            # Once a root key signed for the trail every concern has a mark: what comes after that
            # is none of old, whatever its kind says.
            is_old = signed is None or number <= signed.since
            older += is_old and number - 1 != last
            continue
        last = number
        parts = kind.split(" ")
        if len(parts) != 3 or parts[1] in found or not _holds(row, known.get(profile, ())):
            continue
        found[parts[1]] = Mark(parts[2], profile, _moment(time))
    return Marks(found, older)


def _readable(row: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """With its words as text; None for a row of which no program of ours wrote every part."""
    if None in row:
        return None
    try:
        said = [part.decode("utf-8") for part in row[2:5]]
    except UnicodeDecodeError:
        return None
    return (*row[:2], *said, *row[5:]) if 0 <= row[0] < _LAST_NUMBER else None


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return aware if _FIRST_YEAR < aware.year < _LAST_YEAR else None


def _holds(row: tuple[Any, ...], keys: tuple[bytes, ...]) -> bool:
    line, digest, signature = AuditLine(*row[:7]), row[7], row[8]
    return entry_hash(line) == digest and any(is_signed_by(k, digest, signature) for k in keys)
