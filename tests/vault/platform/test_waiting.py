"""Failed unlocks are slowed, told and written down."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fresh_vault import PASSWORD
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.errors import TooSoonError, WrongPasswordError
from vault.platform import waiting
from vault.platform.waiting import Note, leave_note, seconds_to_wait, waiting_notes
from vault.unlock import unlock_vault


def try_wrong(folder):
    with pytest.raises(WrongPasswordError):
        unlock_vault(folder, "Dana Lead", Password.typed("not this one at all"), params=FLOOR)


def test_after_three_wrong_passwords_even_the_right_one_has_to_wait(lead):
    lead.lock()
    for _ in range(3):
        try_wrong(lead.folder)
    with pytest.raises(TooSoonError) as refused:
        unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert 1 <= refused.value.details["seconds"] <= 3


def test_the_wait_grows_and_has_an_end():
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def wait(tries):
        return seconds_to_wait((Note(now, "a", "unlock.failed"),) * tries, "a", now)

    assert [wait(n) for n in (1, 2)] == [0, 0]
    assert wait(3) < wait(4) < wait(6)
    assert wait(50) == wait(60) <= 301
    later = now + timedelta(seconds=400)
    assert seconds_to_wait((Note(now, "a", "unlock.failed"),) * 50, "a", later) == 0


@pytest.mark.parametrize("ahead", [timedelta(days=400), -timedelta(days=400), timedelta(hours=1)])
def test_a_clock_that_was_wrong_while_passwords_were_tried_keeps_nobody_out(ahead, monkeypatch):
    """The note's own time is years off; what has passed on this machine is what counts."""

    class Wrong(datetime):
        @classmethod
        def now(cls, zone=None):
            return super().now(zone) + ahead

    run = waiting.since_boot() // 1 + 0.9996
    monkeypatch.setattr(waiting, "since_boot", lambda: run)
    with monkeypatch.context() as clock:
        clock.setattr(waiting, "datetime", Wrong)
        for _ in range(4):
            leave_note("vault", "dana", "unlock.failed")
    notes = waiting_notes("vault")
    assert 4 <= seconds_to_wait(notes, "dana") <= 5
    monkeypatch.setattr(waiting, "since_boot", lambda: run + 10)
    assert seconds_to_wait(notes, "dana") == 0


def test_setting_the_clock_on_does_not_shorten_the_wait():
    for _ in range(8):
        leave_note("vault", "dana", "unlock.failed")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert seconds_to_wait(waiting_notes("vault"), "dana", tomorrow) > 30


def test_after_a_restart_nobody_waits_longer_than_the_machine_runs_or_the_clock_says(monkeypatch):
    for _ in range(50):
        leave_note("vault", "dana", "unlock.failed")
    notes = waiting_notes("vault")
    assert 290 <= seconds_to_wait(notes, "dana") <= 300
    monkeypatch.setattr(waiting, "boot_id", lambda: "another start")
    monkeypatch.setattr(waiting, "since_boot", lambda: 20.0)
    assert 270 <= seconds_to_wait(notes, "dana") <= 281
    assert seconds_to_wait(notes, "dana", datetime.now(UTC) + timedelta(hours=12)) == 0
    last_year = datetime.now(UTC) - timedelta(days=365)
    assert seconds_to_wait(notes, "dana", last_year) <= 281
    monkeypatch.setattr(waiting, "since_boot", lambda: 400.0)
    assert seconds_to_wait(notes, "dana", last_year) == 0


def test_a_note_of_an_earlier_version_from_the_future_locks_nobody_out_for_good(monkeypatch):
    ahead = Note(datetime.now(UTC) + timedelta(days=365), "dana", "unlock.failed")
    monkeypatch.setattr(waiting, "since_boot", lambda: 10.0)
    assert 1 <= seconds_to_wait((ahead,) * 20, "dana") <= 300
    monkeypatch.setattr(waiting, "since_boot", lambda: 301.0)
    assert seconds_to_wait((ahead,) * 20, "dana") == 0
