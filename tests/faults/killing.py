"""A worker that is killed at a random moment of its work."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def kill_once(worker, password, *arguments, within, dice):
    """Start the script, wait until it says 'at work', kill it; what it said until then. `within` is
    the longest time in seconds until then, or works it out from what it says behind 'at work'."""
    with subprocess.Popen(
        [sys.executable, str(worker), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        running.stdin.write(password.encode() + b"\n")
        running.stdin.flush()
        ready = running.stdout.readline().split()
        assert ready[:2] == [b"at", b"work"], ready
        longest = within(ready[2:]) if callable(within) else within
        end = time.monotonic() + dice.random() * longest
        while time.monotonic() < end:
            assert running.poll() is None, "it ended by itself"
        running.send_signal(signal.SIGKILL)
        return running.stdout.read()
