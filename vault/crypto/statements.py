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
    """Eight words to be compared: 88 bits of a hash over a signing key, 11 bits a word."""
    number = int.from_bytes(digest(verify_key, context=b"tuckbox-key")[:11], "big")
    words = word_list()
    return tuple(words[number >> (11 * position) & 2047] for position in reversed(range(_WORDS)))


def signed_statement(statement: Statement) -> bytes:
    """The bytes that the signature covers."""
    return _CONTEXT + _canonical(_fields(statement))


def statement_text(statement: Statement, signature: bytes) -> bytes:
    """The content of the file: indented JSON, which people can read as well, with the signature in
    hex."""
    content = {**_fields(statement), "signature": signature.hex()}
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"


def read_statement(raw: bytes) -> Statement:
    """The statement of a file. StatementUnreadableError for anything else; StatementAlteredError
    when its signature does not hold. Whose key signed it is for the reader to compare (`words`)."""
    if len(raw) > MOST_BYTES:
        raise StatementUnreadableError
    try:
        content = read_json(raw)
        signature = bytes.fromhex(content.pop("signature"))
        statement = _parsed(content)
        # Fields that are not known would not be covered by what is checked below.
        is_whole = content == _fields(statement)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StatementUnreadableError from error
    if not is_whole or not is_signed(statement.signer, _CONTEXT + _canonical(content), signature):
        raise StatementAlteredError
    return statement


def _fields(statement: Statement) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "vault": statement.vault,
        "made_at": statement.made_at.isoformat(),
        "made_by": statement.made_by,
        "counts": dict(statement.counts),
        "roles": dict(statement.roles),
        "locks": [[k.profiles, k.memory_kib, k.passes, k.lanes] for k in statement.locks],
        "last_backup": _day(statement.last_backup),
        "recovery_tested": _day(statement.recovery_tested),
        "files_out": statement.files_out,
        "entry": statement.entry,
        "entry_hash": statement.entry_hash,
        "signer": statement.signer.hex(),
    }


def _parsed(content: dict[str, Any]) -> Statement:
    if content["format"] != FORMAT:
        raise ValueError("another format")
    signer = bytes.fromhex(content["signer"])
    return Statement(
        vault=str(content["vault"]),
        made_at=datetime.fromisoformat(content["made_at"]),
        made_by=str(content["made_by"]),
        counts=tuple((str(name), int(n)) for name, n in content["counts"].items()),
        roles=tuple((str(name), int(n)) for name, n in content["roles"].items()),
        locks=tuple(Lock(*(int(n) for n in lock)) for lock in content["locks"]),
        last_backup=_day_in(content["last_backup"]),
        recovery_tested=_day_in(content["recovery_tested"]),
        files_out=int(content["files_out"]),
        entry=int(content["entry"]),
        entry_hash=str(content["entry_hash"]),
        signer=signer,
        words=key_words(signer),
    )


def _day(value: date | None) -> str:
    return value.isoformat() if value is not None else ""


def _day_in(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
