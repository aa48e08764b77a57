"""The header of a backup: what it holds, signed by the person who made it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vault.crypto.erasures import ErasureList, parse_erasures
from vault.domain.outside_json import read_json
from vault.errors import BackupDamagedError
from vault.exchange.transfer.header import canonical
from vault.store.files.vault_copy import FILES

FORMAT = "tuckbox-backup-2"
_FIRST_FORMAT = "tuckbox-backup-1"
"""Says `erased`, hashes of erased pupils that nobody who may erase had signed: passed over."""
HEADER, SIGN = "backup.json", "backup.sig"
MOST_HEADER = 64 << 20
_CONTEXT = b"tuckbox backup"
_FIELDS = frozenset({"format", "vault", "profile", "made", "entry", "files"})
_HASH = re.compile(r"[0-9a-f]{64}")
_MOST_NUMBER = 1 << 62


@dataclass(frozen=True, slots=True)
class BackedFile:
    """One file of the vault: its size in bytes, its hash, and (in a folder) the chunks it is of."""

    name: str
    size: int
    hash: str
    chunks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupHeader:
    """`entry` is the newest audit entry in the backup; `erasures` are those known when it was made,
    so that an older list beside it does not bring anybody back."""

    vault: str
    profile: str
    made_at: datetime
    entry: tuple[int, str]
    files: tuple[BackedFile, ...]
    erasures: ErasureList = ErasureList()

    def text(self) -> bytes:
        """Canonical JSON: the bytes that are hashed and signed."""
        return canonical(
            {
                "format": FORMAT,
                "vault": self.vault,
                "profile": self.profile,
                "made": self.made_at.isoformat(),
                "entry": list(self.entry),
                "files": [[f.name, f.size, f.hash, list(f.chunks)] for f in self.files],
                "erasures": self.erasures.out(),
            }
        )


def backup_message(text: bytes) -> bytes:
    """The bytes that the maker signs."""
    return _CONTEXT + text


def parse_backup(raw: bytes) -> BackupHeader:
    """The header of a text. BackupDamagedError for anything else, also for the same content in
    another spelling."""
    try:
        content: dict[str, Any] = read_json(raw)
        own = {FORMAT: "erasures", _FIRST_FORMAT: "erased"}[content["format"]]
        if content.keys() != _FIELDS | {own} or canonical(content) != raw:
            raise ValueError("not as we write it")
        made_at = datetime.fromisoformat(content["made"])
        if made_at.tzinfo is None or made_at.isoformat() != content["made"]:
            raise ValueError("no instant")
        number, entry = content["entry"]
        files = tuple(_file(*fields) for fields in content["files"])
        if tuple(file.name for file in files) != FILES:
            raise ValueError("not the files of a vault")
        return BackupHeader(
            vault=_text(content["vault"]),
            profile=_text(content["profile"]),
            made_at=made_at,
            entry=(_number(number), _hash(entry)),
            files=files,
            erasures=parse_erasures(content[own]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupDamagedError(reason="it is not a Tuckbox backup") from error


def _file(name: Any, size: Any, digest: Any, chunks: Any) -> BackedFile:
    if not isinstance(chunks, list):
        raise TypeError("no list of chunks")
    return BackedFile(_text(name), _number(size), _hash(digest), tuple(_hash(c) for c in chunks))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _hash(value: Any) -> str:
    if _HASH.fullmatch(_text(value)) is None:
        raise ValueError("no hash")
    return str(value)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _MOST_NUMBER:
        raise ValueError("no number")
    return value
