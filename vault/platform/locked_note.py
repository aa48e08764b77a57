"""What a locked computer says of itself: when its vault was last backed up, and whom to call.

Neither is a secret, and neither comes out of a vault: a backup leaves its time here as it is made,
and the number is typed in by whoever looks after the computer.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vault.domain.moments import moment
from vault.platform.folders import home
from vault.platform.notes_file import changed_object, read_object

_CALL, _BACKUPS = "call", "backups"
MOST_CALL = 60
"""Characters: a number, and perhaps whose it is."""


@dataclass(frozen=True, slots=True)
class LockedNote:
    """None and '' where nothing is known."""

    backed_up: datetime | None = None
    call: str = ""


def locked_note(vault_id: str) -> LockedNote:
    """Of one vault on this computer."""
    content = read_object(_note())
    backups, call = content.get(_BACKUPS), content.get(_CALL)
    at = None
    if isinstance(backups, dict):
        with suppress(ValueError):
            at = moment(str(backups.get(vault_id)))
    return LockedNote(at, call[:MOST_CALL] if isinstance(call, str) else "")


def note_backup(vault_id: str, at: datetime) -> None:
    """`at` with its time zone. StorageError."""
    with changed_object(_note()) as content:
        backups = content.get(_BACKUPS)
        kept = backups if isinstance(backups, dict) else {}
        content[_BACKUPS] = {**kept, vault_id: at.isoformat(timespec="minutes")}


def note_call(call: str) -> None:
    """Whom to call; '' for nobody. StorageError."""
    text = " ".join(call.split())[:MOST_CALL]
    if locked_note("").call != text:
        with changed_object(_note()) as content:
            content[_CALL] = text


def _note() -> Path:
    return home() / "locked.json"
