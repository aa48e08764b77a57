"""What happened while the trail could not be written: failed unlocks, and a technician's acts.

Kept per machine, beside `seen.json`, until somebody opens the vault with its key; then each note
becomes an entry of the audit trail. It holds ids and times, no names and no words of a record.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import floor
from pathlib import Path

from vault.domain.moments import moment
from vault.platform.folders import home
from vault.platform.machine import boot_id, since_boot
from vault.platform.notes_file import changed_object, read_object

_MOST = 500
_FIRST_YEAR, _LAST_YEAR = 2000, 3000
FREE_TRIES = 3
_LONGEST_S = 300
_DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class Note:
    """One act: `profile` is an id, or empty for a name that is nobody's. `boot` and `ticks` say
    when it was by what the machine counts since its start, in seconds; older notes lack them."""

    at: datetime
    profile: str
    kind: str
    boot: str = ""
    ticks: float = -1.0


def waiting_notes(vault_id: str) -> tuple[Note, ...]:
    """Oldest first; a note that cannot be read is left out."""
    notes = []
    kept = read_object(_path()).get(vault_id)
    for fields in kept[-_MOST:] if isinstance(kept, list) else ():
        try:
            at = moment(fields[0])
            boot, ticks = fields[3:5] if len(fields) > 4 else ("", -1.0)
            if not _FIRST_YEAR < at.year < _LAST_YEAR:
                continue
            notes.append(Note(at, str(fields[1]), str(fields[2]), str(boot), float(ticks)))
        except (ValueError, TypeError, LookupError, OverflowError):
            continue
    return tuple(notes)


def leave_note(vault_id: str, profile: str, kind: str) -> None:
    """Add a note; beyond 500 the oldest go."""
    with changed_object(_path()) as content:
        kept = content.get(vault_id)
        notes = kept if isinstance(kept, list) else []
        now = datetime.now(UTC).isoformat(timespec="seconds")
        # Never up: a note from after the present would count as one from an earlier run.
        note = [now, profile, kind, boot_id(), floor(since_boot() * 1000) / 1000]
        content[vault_id] = [*notes, note][-_MOST:]


def clear_notes(vault_id: str) -> None:
    """They are in the trail now."""
    if vault_id not in read_object(_path()):
        return
    with changed_object(_path()) as content:
        content.pop(vault_id, None)


def seconds_to_wait(notes: tuple[Note, ...], profile: str, now: datetime | None = None) -> int:
    """How long until the next try: nothing for the first three, then 2, 4, 8 … up to 300 s.

    It slows a person at the keyboard. Somebody with a copy of the file is slowed by Argon2id.
    """
    failed = [n for n in notes if n.profile == profile and n.kind == "unlock.failed"]
    over = len(failed) - FREE_TRIES
    if over < 0:
        return 0
    wait = _LONGEST_S if over > _DOUBLINGS else min(2 ** (over + 1), _LONGEST_S)
    left = wait - _passed_since(failed[-1], now or datetime.now(UTC))
    return min(int(left) + 1, _LONGEST_S) if left > 0 else 0


def _passed_since(note: Note, now: datetime) -> float:
    """Seconds since the note. The clock may have been set since, forwards or back, so within one
    run of the machine its own count holds; from an earlier run at least this whole run has passed,
    and more where the clock says so."""
    ticks, by_clock = since_boot(), (now - note.at).total_seconds()
    counts_on = 0 <= note.ticks <= ticks
    if counts_on and note.boot and note.boot == boot_id():
        return ticks - note.ticks
    if counts_on and not note.boot:
        return max(ticks - note.ticks, by_clock)
    if note.ticks < 0 <= by_clock:
        return by_clock
    return max(ticks, by_clock)


def _path() -> Path:
    return home() / "waiting.json"
