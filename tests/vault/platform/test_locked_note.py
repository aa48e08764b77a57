"""The note of a locked computer: each vault's last backup, one number, and nothing that is none."""

from datetime import UTC, datetime

import pytest

from vault.platform.folders import home
from vault.platform.locked_note import MOST_CALL, LockedNote, locked_note, note_backup, note_call

AT = datetime(2026, 11, 27, 8, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path))


def test_each_vault_has_its_own_backup_and_the_computer_one_number():
    note_backup("one", AT)
    note_call("  01632   960118 ")
    assert locked_note("one") == LockedNote(AT, "01632 960118")
    assert locked_note("two") == LockedNote(None, "01632 960118")
    note_call("")
    assert locked_note("one") == LockedNote(AT, "")


@pytest.mark.parametrize(
    "text",
    [
        '{"backups": {"one": 7}}',
        '{"backups": ["one"]}',
        '{"call": 7}',
        "[]",
        "\x00",
    ],
)
def test_what_is_no_note_says_nothing(text):
    home().mkdir(exist_ok=True)
    (home() / "locked.json").write_text(text)
    assert locked_note("one") == LockedNote()
    note_backup("one", AT)
    assert locked_note("one").backed_up == AT


def test_a_number_is_no_letter():
    note_call("0" * 500)
    assert len(locked_note("one").call) == MOST_CALL
    (home() / "locked.json").write_text(f'{{"call": "{"0" * 500}"}}')
    assert len(locked_note("one").call) == MOST_CALL
