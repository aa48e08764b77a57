"""The statement says what is in the vault without a name, and any changed byte is noticed."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import forked_program
from tests.examples import examples
from vault.actions.audit import ReadAudit
from vault.actions.custody import MakeStatement, NewestStatementAt
from vault.crypto.statements import read_statement
from vault.errors import StatementAlteredError, StatementUnreadableError

LIES = (StatementAlteredError, StatementUnreadableError)


@pytest.fixture
def made(school, tmp_path):
    path = tmp_path / "s.tuckstatement"
    school.run(MakeStatement(path, tmp_path / "s.pdf"))
    return path.read_bytes()


def test_it_counts_and_names_nobody(school, made, tmp_path):
    statement = read_statement(made)
    assert (statement.count("pupil"), statement.count("class"), statement.count("photo")) == (
        2,
        2,
        0,
    )
    assert statement.roles == (("data-lead", 1),)
    assert statement.weakest.memory_kib == 64 * 1024
    for name in (b"Ann", b"Ash", b"Bob", b"Dana", b"Willow", b"B801200005001"):
        assert name not in made
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert school.run(NewestStatementAt()) is not None


def test_its_hash_stands_in_the_signed_trail(school, made):
    (entry,) = [e for e in school.run(ReadAudit()) if e.kind == "statement.make"]
    assert len(entry.evidence) == 64


def test_every_byte_counts(made):
    for place in range(len(made)):
        altered = made[:place] + bytes([made[place] ^ 1]) + made[place + 1 :]
        if altered.strip() == made.strip():
            continue
        try:
            read_statement(altered)
        except LIES:
            continue
        # White space between the fields is all that may change unnoticed.
        assert json.loads(altered) == json.loads(made), place


def test_a_field_more_or_less_is_noticed(made):
    content = json.loads(made)
    with pytest.raises(LIES):
        read_statement(json.dumps(content | {"extra": 1}).encode())
    for name in content:
        fewer = {key: value for key, value in content.items() if key != name}
        with pytest.raises(LIES):
            read_statement(json.dumps(fewer).encode())


@given(st.binary(max_size=300))
@settings(max_examples=examples(200))
def test_any_bytes_are_no_statement(raw):
    with pytest.raises(StatementUnreadableError):
        read_statement(raw)


def test_it_is_verified_on_a_machine_without_the_vault(made, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "s.tuckstatement"

    def verify(raw):
        file.write_bytes(raw)
        return forked_program.run("statement", "verify", file, "--json")

    file.write_bytes(made)
    command = [sys.executable, "-m", "vault", "statement", "verify", str(file), "--json"]
    good = subprocess.run(command, capture_output=True, text=True, check=False)
    assert good.returncode == 0
    assert json.loads(good.stdout)["counts"]["pupil"] == 2
    assert verify(made).stdout == good.stdout
    assert verify(made.replace(b'"pupil": 2', b'"pupil": 1')).returncode == 3
    assert verify(b"nothing").returncode == 4
    file.unlink()
    gone = forked_program.run("statement", "verify", file)
    assert gone.returncode == 4
    assert "cannot be opened" in gone.stderr
    assert "mport" not in gone.stderr, "nobody imported anything"
