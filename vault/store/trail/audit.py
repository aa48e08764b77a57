"""The audit trail: one entry for each act, in the same transaction, chained, MACed and signed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from vault.crypto.chain import (
    ZERO,
    AuditLine,
    TrailMark,
    entry_hash,
    entry_mac,
    mark_of,
    next_key,
)
from vault.crypto.primitives import BoxDoesNotOpenError, open_from, seal_to
from vault.domain.access import Compartment
from vault.domain.audit import AuditEntry, Outcome
from vault.domain.moments import moment
from vault.domain.people import Look
from vault.errors import PermissionDeniedError, VaultDamagedError
from vault.store.database.engine import sqlcipher
from vault.store.database.fence import Fence
from vault.store.database.rows import Row, column, named, one_value
from vault.store.database.stored_values import blob, named_columns, number, part, words
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.planned_keys import planned_number
from vault.store.trail.old_keys import audit_secrets
from vault.store.trail.trail_check import MOST_ENTRIES

_SLACK = timedelta(minutes=2)
_MOST_KEY = 64
"""The longest key that BLAKE2b takes."""
_TIME = words("time")
_PROFILE = words("profile")
_BODIES = named_columns(part, "body", "own_body")
_ENTRY = f"number, {named_columns(words, 'time', 'profile', 'kind')}, {_BODIES}"
_BOXES = named_columns(blob, "hash", "mac_key", "first_key_box")
_STATE = f"{named_columns(number, 'number')}, {_BOXES}"
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: what anchors keep."""

    number: int
    hash: bytes


def start_trail(connection: sqlcipher.Connection, audit_public: bytes, first: bytes) -> None:
    """Entry 0: the first MAC key, sealed to the audit key, and the state of the chain."""
    connection.execute(
        "INSERT INTO audit_state (id, number, hash, mac_key, first_key_box) VALUES (1, 0, ?, ?, ?)",
        (ZERO, first, seal_to(audit_public, first)),
    )


class AuditTrail:
    """Written by the session only; the fence is lifted for its statements."""

    def __init__(
        self,
        connection: sqlcipher.Connection,
        keys: OpenKeys,
        fence: Fence,
    ) -> None:
        self._connection = connection
        self._keys = keys
        self._inside = fence.inside
        self._opened: dict[int, dict[str, str]] = {}
        self._secrets: tuple[bytes, ...] | None = None

    def append(
        self, kind: str, record: str, outcome: Outcome, step: int, evidence: str = ""
    ) -> Head:
        """Write one entry, within the transaction of the act that it records."""
        content = {"record": record, "outcome": outcome.value, "step": step}
        if evidence:
            content["evidence"] = evidence
        with self._inside() as token:
            if self._clock_went_back(token):
                clock = {"record": "", "outcome": Outcome.DONE.value, "step": step}
                self._append(token, "clock.went-back", clock)
            return self._append(token, kind, content)

    def head(self) -> Head:
        """Number and hash of the newest entry."""
        with self._inside() as token:
            number, entry, _ = self._state(token)
        return Head(number, entry)

    def mark(self) -> TrailMark:
        """How far the trail has come, to be signed for by the root key."""
        with self._inside() as token:
            number, entry, key = self._state(token)
        known = self._keys.trail_mark
        since = known.since if known is not None else number
        return mark_of(number, entry, key, since)

    def anchor_line(self) -> str:
        """What a printed page's footer says: '#4217 9f3a1c22'."""
        head = self.head()
        return f"#{head.number} {head.hash.hex()[:8]}"

    def hash_of(self, number: int) -> bytes:
        """The hash of one entry; empty for what is none, and beyond the end of the trail."""
        with self._inside() as token:
            entry = one_value(
                self._connection.execute(
                    f"{token} SELECT {blob('hash')} FROM main.audit WHERE number = ?", (number,)
                )
            )
        return entry or b""

    def last_done(self, *kinds: str) -> AuditEntry | None:
        """The newest act of these kinds that was done. What failed or was refused is passed over
        as far as this person can see it: without the audit key that is their own."""
        marks = ", ".join("?" * len(kinds))
        with self._inside() as token:
            rows = self._select(
                f"{token} SELECT {_ENTRY} FROM main.audit"
                f" WHERE kind IN ({marks}) ORDER BY number DESC",
                kinds,
            )
            for row in rows:
                entry = self._entry(row)
                if entry.outcome in ("", Outcome.DONE.value):
                    return entry
        return None

    def tells_of(self, kind: str) -> bool:
        """Whether an act of the kind was done, by the entries that this person can open."""
        with self._inside() as token:
            rows = self._select(
                f"{token} SELECT {_ENTRY} FROM main.audit WHERE kind = ? ORDER BY number", (kind,)
            )
            return any(self._entry(row).outcome == Outcome.DONE.value for row in rows)

    def has_been_given_stick(self) -> bool:
        """Whether the acting person made a key file, and neither switched it off since nor was
        recovered, as far as they can still open their entries."""
        made = "profile.make-key-file"
        with self._inside() as token:
            rows = self._select(
                f"{token} SELECT {_ENTRY} FROM main.audit"
                " WHERE profile = ? AND kind IN (?, ?, ?) ORDER BY number DESC",
                (self._keys.profile.id, made, "profile.stick-off", "vault.recover"),
            )
            entries = (self._entry(row) for row in rows)
            newest = next((e.kind for e in entries if e.outcome == Outcome.DONE.value), "")
        return newest == made

    def newest_evidence(self, prefix: str, kinds: tuple[str, ...]) -> str:
        """What the newest act of these kinds (as LIKE spells them) carries that begins so, as far
        as this person can open entries; empty when there is none."""
        wanted = " OR ".join("kind LIKE ?" for _ in kinds)
        with self._inside() as token:
            rows = self._select(
                f"{token} SELECT {_ENTRY} FROM main.audit WHERE {wanted} ORDER BY number DESC",
                kinds,
            )
            evidences = (self._entry(row).evidence for row in rows)
            return next((evidence for evidence in evidences if evidence.startswith(prefix)), "")

    def planned_number(self) -> int:
        """The number of the key file that the newest plan of new keys leads to; 0 without one."""
        return planned_number(self._connection, self._inside)

    def first_day_of(self, profile: str) -> date | None:
        """The local day of a profile's first entry that says when it was; None for who never did
        anything here. An entry that was spoilt makes nobody's time run out."""
        with self._inside() as token:
            rows = self._select(
                f"{token} SELECT {_TIME} AS time FROM main.audit WHERE profile = ? ORDER BY number",
                (profile,),
            )
            times = (time for row in rows if (time := _time_in(row.time)) != _NO_TIME)
            first = next(times, None)
        return first.date() if first is not None else None

    def times_since(self, kind: str) -> list[datetime]:
        """When each act was, from the newest one of this kind on, in the order of the trail."""
        with self._inside() as token:
            times = column(
                self._connection.execute(
                    f"{token} SELECT {_TIME} FROM main.audit WHERE number >= (SELECT"
                    " coalesce(max(number), 0) FROM main.audit WHERE kind = ?) ORDER BY number",
                    (kind,),
                )
            )
        return [_time_in(time) for time in times]

    def first_day(self) -> date | None:
        """The local day of the very first entry."""
        with self._inside() as token:
            times = column(
                self._connection.execute(
                    f"{token} SELECT {_TIME} FROM main.audit ORDER BY number LIMIT 1"
                )
            )
        return _time_in(times[0]).date() if times else None

    def newest_time(self) -> datetime | None:
        """The latest time that any entry carries."""
        with self._inside() as token:
            at = one_value(self._connection.execute(f"{token} SELECT max({_TIME}) FROM main.audit"))
        return _time_in(at) if at else None

    def last_unlocks(self) -> dict[str, datetime]:
        """When each profile (by its id) last unlocked the vault."""
        with self._inside() as token:
            rows = self._select(
                f"{token} SELECT {_PROFILE} AS profile, max({_TIME}) AS time FROM main.audit"
                " WHERE kind IN ('vault.unlock', 'vault.create', 'vault.recover') GROUP BY profile"
            )
            return {_words(row.profile): _time_in(row.time) for row in rows}

    def count_since(self, kind: str, since: datetime) -> int:
        """How many acts of the kind were written down since then."""
        with self._inside() as token:
            count = one_value(
                self._connection.execute(
                    f"{token} SELECT count(*) FROM main.audit WHERE kind = ? AND time >= ?",
                    (kind, since.isoformat(timespec="milliseconds")),
                )
            )
        return int(count)

    def entries(self, limit: int) -> tuple[AuditEntry, ...]:
        """Newest first. Needs the audit key, else only one's own entries are open."""
        with self._inside() as token:
            rows = list(
                self._select(
                    f"{token} SELECT {_ENTRY} FROM main.audit ORDER BY number DESC LIMIT +?",
                    (limit,),
                )
            )
        return tuple(self._entry(row) for row in rows)

    def looks_at(self, record: str) -> tuple[Look, ...]:
        """Everything in the trail about one record, newest first; needs the audit key.
        PermissionDeniedError."""
        if not self._keys.holds(Compartment.AUDIT):
            raise PermissionDeniedError
        return tuple(
            Look(entry.time, entry.profile, entry.kind)
            for entry in self.entries(-1)
            if entry.record == record
        )

    def _clock_went_back(self, token: str) -> bool:
        # Order is by number, never by time; but who reads the trail should know of it.
        newest = one_value(
            self._connection.execute(
                f"{token} SELECT {_TIME} FROM main.audit ORDER BY number DESC LIMIT 1"
            )
        )
        return newest is not None and datetime.now(UTC) + _SLACK < _time_in(newest)

    def _state(self, token: str) -> tuple[int, bytes, bytes]:
        """Number and hash of the newest entry, MAC key of the next. VaultDamagedError where
        somebody left nothing that could be gone on from."""
        row = next(self._select(f"{token} SELECT {_STATE} FROM main.audit_state"), None)
        # The box of the first key is of no use here, but a row with any odd part takes no change.
        if row is None or None in row or row.number >= MOST_ENTRIES:
            raise VaultDamagedError(file="vault.db")
        if not 0 < len(row.mac_key) <= _MOST_KEY:
            raise VaultDamagedError(file="vault.db")
        return row.number, row.hash, row.mac_key

    def _select(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        return named(self._connection.execute(sql, values))

    def _last_line(self, token: str) -> int:
        """Beyond the state only where somebody changed one of the two, which `verify` finds."""
        last = one_value(self._connection.execute(f"{token} SELECT max(number) FROM main.audit"))
        if last is not None and last >= MOST_ENTRIES:
            raise VaultDamagedError(file="vault.db")
        return last or 0

    def _append(self, token: str, kind: str, content: dict[str, Any]) -> Head:
        number, previous, mac_key = self._state(token)
        number = max(number, self._last_line(token))
        plain = json.dumps(content, separators=(",", ":")).encode()
        body = seal_to(self._keys.must_public(Compartment.AUDIT), plain)
        own_body = seal_to(self._keys.own_public, plain)
        line = AuditLine(
            number=number + 1,
            previous=previous,
            profile=self._keys.profile.id,
            time=datetime.now(UTC).isoformat(timespec="milliseconds"),
            kind=kind,
            body=body,
            own_body=own_body,
        )
        # An entry of this number that was read and then rolled back was another.
        self._opened.pop(line.number, None)
        digest = entry_hash(line)
        self._connection.execute(
            f"{token} INSERT INTO main.audit (number, previous, profile, time, kind, body,"
            " own_body, hash, mac, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                line.number,
                line.previous,
                line.profile,
                line.time,
                line.kind,
                line.body,
                line.own_body,
                digest,
                entry_mac(mac_key, digest),
                self._keys.sign(digest),
            ),
        )
        self._connection.execute(
            f"{token} UPDATE main.audit_state SET number = ?, hash = ?, mac_key = ?",
            (line.number, digest, next_key(mac_key)),
        )
        return Head(line.number, digest)

    def _entry(self, row: Row) -> AuditEntry:
        profile = _words(row.profile)
        content = self._opened.get(row.number)
        if content is None:
            content = self._open_body(profile, row.body, row.own_body)
            self._opened[row.number] = content
        return AuditEntry(
            number=row.number,
            time=_time_in(row.time),
            profile=self._keys.name_of(profile),
            kind=_words(row.kind),
            record=content.get("record", ""),
            outcome=content.get("outcome", ""),
            evidence=content.get("evidence", ""),
        )

    def _open_body(
        self, profile: str, body: bytes | None, own_body: bytes | None
    ) -> dict[str, str]:
        for secret in self._audit_secrets():
            content = _opened(secret, body)
            if content is not None:
                return content
        if profile != self._keys.profile.id:
            return {}
        # It may be from before this profile got new keys.
        return _opened(self._keys.own_secret, own_body) or {}

    def _audit_secrets(self) -> tuple[bytes, ...]:
        """The audit key and those from before a re-key; read once."""
        if self._secrets is None:
            with self._inside() as token:
                self._secrets = audit_secrets(self._connection, token, self._keys)
        return self._secrets


def _opened(secret: bytes, box: bytes | None) -> dict[str, str] | None:
    """None where there is no box of ours; empty where it holds no entry: anybody can seal."""
    if box is None:
        return None
    try:
        content = json.loads(open_from(secret, box))
    except BoxDoesNotOpenError:
        return None
    except (ValueError, RecursionError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {name: str(value) for name, value in content.items()}


def _words(raw: bytes | None) -> str:
    """With marks for what is no UTF-8, and nothing for what is no text: somebody put it there, and
    `verify` finds the entry."""
    return (raw or b"").decode(errors="replace")


def _time_in(raw: bytes | None) -> datetime:
    """1970 for what is no time."""
    try:
        time = moment(_words(raw))
    except ValueError:
        return _NO_TIME
    return time if 1970 < time.year < 9000 else _NO_TIME
