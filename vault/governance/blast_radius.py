"""What was at stake: worked out from vault and trail, or from a custody statement alone."""

from datetime import UTC, date, datetime, time

from vault.domain.access import Permission
from vault.domain.act_words import act_of
from vault.domain.blast_radius import BlastRadius, Opened
from vault.domain.catalogue.all_tables import COUNTED, SEALED
from vault.domain.custody import Lock, Statement
from vault.domain.matrix import may
from vault.store.measures.backups import Backups
from vault.store.merge.transfer_log import TransferLog
from vault.store.records import Records
from vault.store.school.profiles import Profiles
from vault.store.school.school import SchoolRow
from vault.store.school.sealed import Sealed

KINDS = COUNTED
SPECIAL = (*SEALED, "concern")
_OPENS = frozenset({"pupil.open", "pupil.overview", "pupil.history", "photo.open", "health.list"})
_BANDWIDTH = 1e12
"""Bytes a second of a strong graphics card of 2026; Argon2 is bound by memory traffic."""
_TRAFFIC = 2.9
"""How often each byte is moved in a pass, as measured for 256 MiB and 3 passes (430 guesses/s)."""
YEAR_S = 365.25 * 24 * 3600


def blast_from_vault(records: Records, since: datetime | None) -> BlastRadius:
    """As of now; what was opened is counted since then."""
    counts = dict(records.of(SchoolRow).counts().of) | records.of(Sealed).counts()
    sent = tuple(r for r in records.of(TransferLog).list_all() if r.is_out)
    today = date.today().isoformat()
    opened, failed = _from_trail(records, since)
    return BlastRadius(
        source="vault",
        counts=tuple((k, counts[k]) for k in (*KINDS, *SPECIAL) if counts.get(k)),
        pupils=counts.get("pupil", 0),
        photos=counts.get("photo", 0),
        special=sum(counts.get(kind, 0) for kind in SPECIAL),
        locks=records.of(Profiles).locks(),
        opened=opened,
        failed_unlocks=failed,
        files_out=sent,
        files_out_count=sum(1 for row in sent if row.until >= today),
        backups=tuple(f"{b.place}, {b.at:%d %B %Y}" for b in records.of(Backups).list_all()),
        since=since,
    )


def blast_from_statement(statement: Statement) -> BlastRadius:
    """When the laptop is gone, and its trail with it."""
    made = f"{statement.made_at.astimezone():%d %B %Y}"
    backup = statement.last_backup
    return BlastRadius(
        source=f"statement of {made}",
        counts=tuple((k, statement.count(k)) for k in (*KINDS, *SPECIAL) if statement.count(k)),
        pupils=statement.count("pupil"),
        photos=statement.count("photo"),
        special=sum(statement.count(kind) for kind in SPECIAL),
        locks=statement.locks,
        opened=None,
        failed_unlocks=None,
        files_out=None,
        files_out_count=statement.files_out,
        backups=(f"last backup {backup:%d %B %Y}",) if backup is not None else (),
        since=None,
    )


def guesses_a_second(lock: Lock) -> float:
    """About how many passwords one strong graphics card tries in a second: an estimate from the
    memory that Argon2id moves, since memory is what such a card is bound by."""
    return _BANDWIDTH / (lock.memory_kib * 1024 * lock.passes * _TRAFFIC)


def years_for_words(lock: Lock, words: int) -> float:
    """Years for half of all passphrases of so many words out of 2,048, on one such card."""
    return float(2048**words / 2 / guesses_a_second(lock) / YEAR_S)


def _from_trail(
    records: Records, since: datetime | None
) -> tuple[tuple[Opened, ...] | None, int | None]:
    """Who opened how many pupils, and how many unlocks failed; None without the audit key."""
    if not may(records.profile.role, Permission.AUDIT_READ):
        return None, None
    start = since or datetime.combine(date.min, time.min, UTC).replace(year=1970)
    pupils: dict[str, set[str]] = {}
    acts: dict[str, int] = {}
    failed = 0
    for entry in records.audit.entries(-1):
        if entry.time < start:
            break
        failed += entry.kind == "unlock.failed"
        acts[entry.profile] = acts.get(entry.profile, 0) + 1
        if act_of(entry.kind) in _OPENS and entry.outcome == "done":
            pupils.setdefault(entry.profile, set()).add(entry.record)
    opened = tuple(
        Opened(name, len(pupils.get(name, ())), count) for name, count in sorted(acts.items())
    )
    return opened, failed
