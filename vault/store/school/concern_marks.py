"""What the audit trail says of raised concerns, as everybody can read it who opens the vault.

The mark of a concern stands in the open part of an entry, in its kind, because a safeguarding lead
does not hold the audit key. It tells no more than the drop box itself: a random id and a hash.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from vault.crypto.chain import AuditLine, entry_hash, is_signed_by
from vault.domain.moments import moment
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import Row, all_rows
from vault.store.database.stored_values import blob, named_columns, part, words
from vault.store.keyfile.open_keys import OpenKeys

_FIRST_YEAR, _LAST_YEAR = 2000, 3000
_LAST_NUMBER = 1 << 62
_PARTS = ", ".join(
    (
        "number",
        named_columns(blob, "previous", "hash", "signature"),
        named_columns(words, "profile", "time", "kind"),
        named_columns(part, "body", "own_body"),
    )
)
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
        rows = all_rows(
            connection.execute(
                f"{token} SELECT {_PARTS} FROM main.audit"
                f" WHERE kind = '{_RAISE}' OR kind LIKE '{_BOX} %' ORDER BY number"
            )
        )
    signed = keys.trail_mark
    known, marks, older, last = keys.verify_keys, dict[str, Mark](), 0, -1
    for row in rows:
        line = _readable(row)
        if line is None:
            continue
        if line.kind == _RAISE:
            # Once a root key signed for the trail every concern has a mark: what comes after that
            # is none of old, whatever its kind says.
            is_old = signed is None or line.number <= signed.since
            older += is_old and line.number - 1 != last
            continue
        last = line.number
        parts = line.kind.split(" ")
        keys_then = known.get(line.profile, ())
        is_new = len(parts) == 3 and parts[1] not in marks
        if is_new and _holds(line, row.hash, row.signature, keys_then):
            marks[parts[1]] = Mark(parts[2], line.profile, _moment(line.time))
    return Marks(marks, older)


def _readable(row: Row) -> AuditLine | None:
    """None for a row of which no program of ours wrote every part."""
    if None in row or not 0 <= row.number < _LAST_NUMBER:
        return None
    try:
        return AuditLine(
            number=row.number,
            previous=row.previous,
            profile=row.profile.decode(),
            time=row.time.decode(),
            kind=row.kind.decode(),
            body=row.body,
            own_body=row.own_body,
        )
    except UnicodeDecodeError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        at = moment(text)
    except ValueError:
        return None
    return at if _FIRST_YEAR < at.year < _LAST_YEAR else None


def _holds(line: AuditLine, digest: bytes, signature: bytes, keys: tuple[bytes, ...]) -> bool:
    return entry_hash(line) == digest and any(is_signed_by(k, digest, signature) for k in keys)
