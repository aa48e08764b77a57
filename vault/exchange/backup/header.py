"""What a backup says of itself, signed by who made it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vault.exchange.transfer.header import canonical
from vault.sealed_file_errors import BackupDamagedError

FORMAT = "tuckbox-backup-1"
HEADER, SIGN = "backup.json", "backup.sig"
MOST_HEADER = 64 << 20
_CONTEXT = b"tuckbox backup"


@dataclass(frozen=True, slots=True)
class BackedFile:
    """One file of the vault: its size in bytes, its hash, and (in a folder) the chunks it is of."""

    name: str
    size: int
    hash: str
    chunks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupHeader:
    """`entry` is the newest audit entry that is in the backup; `erased` are hashes of the pupils
    that were erased before it was made, so that an older one beside it does not bring them back."""

    vault: str
    profile: str
    made_at: datetime
    entry: tuple[int, str]
    files: tuple[BackedFile, ...]
    erased: tuple[str, ...] = ()

    def text(self) -> bytes:
        """Canonical JSON."""
        return canonical(
            {
                "format": FORMAT,
                "vault": self.vault,
                "profile": self.profile,
                "made": self.made_at.isoformat(),
                "entry": list(self.entry),
                "files": [[f.name, f.size, f.hash, list(f.chunks)] for f in self.files],
                "erased": list(self.erased),
            }
        )


def backup_message(text: bytes) -> bytes:
    """What the maker signs."""
    return _CONTEXT + text


def parse_backup(raw: bytes) -> BackupHeader:
    """BackupDamagedError for what is no header of a backup."""
    try:
        said: dict[str, Any] = json.loads(raw)
        if said["format"] != FORMAT:
            raise ValueError("another format")
        return BackupHeader(
            vault=str(said["vault"]),
            profile=str(said["profile"]),
            made_at=datetime.fromisoformat(said["made"]),
            entry=(int(said["entry"][0]), str(said["entry"][1])),
            files=tuple(
                BackedFile(str(f[0]), int(f[1]), str(f[2]), tuple(str(c) for c in f[3]))
                for f in said["files"]
            ),
            erased=tuple(str(one) for one in said["erased"]),
        )
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise BackupDamagedError(reason="it is no backup of Tuckbox") from error
