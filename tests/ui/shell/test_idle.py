"""Idle time counts by the clock, also while the computer sleeps."""

from ui.shell.idle import IdleWatch

WAIT = 20000


def test_idle_time_counts_by_the_clock_even_when_asleep(qtbot, qapp):
    now = [1000.0]
    watch = IdleWatch(5, clock=lambda: now[0])
    heard = []
    watch.lock_wanted.connect(lambda: heard.append(True))
    now[0] += 299
    watch.look()
    assert not heard
    now[0] += 3600
    watch.look()
    assert heard


def test_a_program_that_ended_is_not_locked_for_idleness(qtbot, qapp, monkeypatch):
    monkeypatch.setattr("ui.shell.idle._LOOK_EVERY_MS", 1)
    now = [1000.0]
    watch = IdleWatch(5, clock=lambda: now[0])
    now[0] += 3600
    with qtbot.waitSignal(watch.lock_wanted, timeout=WAIT):
        pass
    watch.stop()
    now[0] += 3600
    with qtbot.assertNotEmitted(watch.lock_wanted, wait=50):
        pass
