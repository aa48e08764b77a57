"""What happened while the trail could not be written: failed unlocks, and a technician's acts.

Kept per machine, beside `seen.json`, until somebody opens the vault with its key; then each note
becomes an entry of the audit trail. It holds ids and times, no names and no words of a record.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vault.platform.folders import home
from vault.platform.notes_file import changed_object, read_object

_MOST = 500
FREE_TRIES = 3
_LONGEST_S = 300


@dataclass(frozen=True, slots=True)
class Note:
    """One act: `profile` is an id, or empty for a name that is nobody's."""

    at: datetime
    profile: str
    kind: str


def waiting_notes(vault_id: str) -> tuple[Note, ...]:
    """Oldest first; a note that cannot be read is left out."""
    found = []
    for said in read_object(_path()).get(vault_id, []):
        try:
            found.append(Note(datetime.fromisoformat(said[0]), str(said[1]), str(said[2])))
        except (ValueError, TypeError, IndexError):
            continue
    return tuple(found)


def leave_note(vault_id: str, profile: str, kind: str) -> None:
    """Add a note; beyond 500 the oldest go."""
    with changed_object(_path()) as content:
        kept = content.get(vault_id)
        notes = kept if isinstance(kept, list) else []
        now = datetime.now(UTC).isoformat(timespec="seconds")
        content[vault_id] = [*notes, [now, profile, kind]][-_MOST:]


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
    until = failed[-1].at + timedelta(seconds=min(2 ** (over + 1), _LONGEST_S))
    left = (until - (now or datetime.now(UTC))).total_seconds()
    # A clock that was set back must not keep anybody out for longer than the longest wait.
    return min(int(left) + 1, _LONGEST_S) if left > 0 else 0


def _path() -> Path:
    return home() / "waiting.json"
