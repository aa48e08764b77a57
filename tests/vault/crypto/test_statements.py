"""A custody statement says what was signed, or is refused."""

import json
from datetime import UTC, date, datetime

import pytest
from nacl.signing import SigningKey

from vault.crypto.statements import key_words, read_statement, signed_statement, statement_text
from vault.domain.custody import Lock, Statement
from vault.errors import StatementAlteredError, StatementUnreadableError

KEY = SigningKey(bytes(range(32)))
SIGNER = bytes(KEY.verify_key)
MADE = Statement(
    vault="v" * 32,
    made_at=datetime(2026, 9, 1, 8, 30, tzinfo=UTC),
    made_by="Dana Lead",
    counts=(("pupil", 204), ("photo", 190)),
    roles=(("teacher", 7),),
    locks=(Lock(1, 262144, 3, 4),),
    last_backup=date(2026, 8, 31),
    recovery_tested=None,
    files_out=2,
    entry=812,
    entry_hash="ab" * 32,
    signer=SIGNER,
    words=key_words(SIGNER),
)


def text_of(statement):
    return statement_text(statement, KEY.sign(signed_statement(statement)).signature)


def test_a_statement_is_read_as_it_was_signed():
    assert read_statement(text_of(MADE)) == MADE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("counts", {"pupil": 203, "photo": 190}),
        ("last_backup", ""),
        ("entry", 811),
        ("made_by", "Sam"),
        ("files_out", 0),
    ],
)
def test_a_statement_that_was_altered_is_refused(field, value):
    content = json.loads(text_of(MADE)) | {field: value}
    with pytest.raises(StatementAlteredError):
        read_statement(json.dumps(content).encode())


def test_what_nobody_signed_cannot_be_added():
    content = json.loads(text_of(MADE)) | {"note": "all is well"}
    with pytest.raises(StatementAlteredError):
        read_statement(json.dumps(content).encode())


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b" " * 70_000, b'{"signature": "zz"}'])
def test_what_is_no_statement_is_said_to_be_none(raw):
    with pytest.raises(StatementUnreadableError):
        read_statement(raw)


def test_the_words_of_two_keys_differ():
    assert key_words(SIGNER) != key_words(bytes(32))
    assert len(key_words(SIGNER)) == 8
