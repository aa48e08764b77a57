"""A custody statement as text: made, signed, read back and checked on any machine."""

import json
from datetime import date, datetime
from typing import Any

from vault.crypto.passwords import word_list
from vault.crypto.primitives import digest, is_signed
from vault.domain.custody import Lock, Statement
from vault.domain.outside_json import read_json
from vault.errors import StatementAlteredError, StatementUnreadableError

FORMAT = "tuckbox-statement-1"
MOST_BYTES = 65_536
_CONTEXT = b"tuckbox custody statement"
_WORDS = 8


def key_words(verify_key: bytes) -> tuple[str, ...]:
    """Eight words of 11 bits each over a signing key."""
    number = int.from_bytes(digest(verify_key, context=b"tuckbox-key")[:11], "big")
    words = word_list()
    return tuple(words[number >> (11 * place) & 2047] for place in reversed(range(_WORDS)))


def signed_statement(said: Statement) -> bytes:
    """What the signature is over."""
    return _CONTEXT + _canonical(_fields(said))


def statement_text(said: Statement, signature: bytes) -> bytes:
    """The file: the fields a line each, for people as well, and the signature."""
    content = {**_fields(said), "signature": signature.hex()}
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"


def read_statement(raw: bytes) -> Statement:
    """StatementUnreadableError for what is none; StatementAlteredError when its signature does
    not hold."""
    if len(raw) > MOST_BYTES:
        raise StatementUnreadableError
    try:
        said = read_json(raw)
        signature = bytes.fromhex(said.pop("signature"))
        statement = _parsed(said)
        # Fields that are not known would not be covered by what is checked below.
        is_whole = said == _fields(statement)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StatementUnreadableError from error
    if not is_whole or not is_signed(statement.signer, _CONTEXT + _canonical(said), signature):
        raise StatementAlteredError
    return statement


def _fields(said: Statement) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "vault": said.vault,
        "made_at": said.made_at.isoformat(),
        "made_by": said.made_by,
        "counts": dict(said.counts),
        "roles": dict(said.roles),
        "locks": [[k.profiles, k.memory_kib, k.passes, k.lanes] for k in said.locks],
        "last_backup": _day(said.last_backup),
        "recovery_tested": _day(said.recovery_tested),
        "files_out": said.files_out,
        "entry": said.entry,
        "entry_hash": said.entry_hash,
        "signer": said.signer.hex(),
    }


def _parsed(said: dict[str, Any]) -> Statement:
    if said["format"] != FORMAT:
        raise ValueError("another format")
    signer = bytes.fromhex(said["signer"])
    return Statement(
        vault=str(said["vault"]),
        made_at=datetime.fromisoformat(said["made_at"]),
        made_by=str(said["made_by"]),
        counts=tuple((str(name), int(n)) for name, n in said["counts"].items()),
        roles=tuple((str(name), int(n)) for name, n in said["roles"].items()),
        locks=tuple(Lock(*(int(n) for n in one)) for one in said["locks"]),
        last_backup=_day_in(said["last_backup"]),
        recovery_tested=_day_in(said["recovery_tested"]),
        files_out=int(said["files_out"]),
        entry=int(said["entry"]),
        entry_hash=str(said["entry_hash"]),
        signer=signer,
        words=key_words(signer),
    )


def _day(value: date | None) -> str:
    return value.isoformat() if value is not None else ""


def _day_in(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _canonical(said: dict[str, Any]) -> bytes:
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
