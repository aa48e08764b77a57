"""A disk of a few MiB in memory, to be filled, made read-only and taken away under the program."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest


class SmallDisk:
    """Mounted at `path`."""

    def __init__(self, path, mib):
        self.path = path
        self.mib = mib
        self._filler = path / "filler"

    def fill(self, leave=0):
        """Until `leave` bytes are free."""
        room = os.statvfs(self.path)
        with self._filler.open("ab") as file:
            file.write(bytes(max(0, room.f_bavail * room.f_frsize - leave)))

    def make_room(self):
        self._filler.unlink()

    def free(self):
        room = os.statvfs(self.path)
        return room.f_bavail * room.f_frsize

    def read_only(self, *, on=True):
        assert mount("-o", f"remount,{'ro' if on else 'rw'}", self.path)

    def pull_out(self):
        """Every path on it is gone at once, as when a stick is pulled."""
        subprocess.run(["umount", "-l", str(self.path)], check=True)


def mount(*words):
    done = subprocess.run(["mount", *map(str, words)], capture_output=True, check=False)
    return done.returncode == 0


@contextmanager
def small_disk(path, mib):
    """Skips the test where this machine does not let us mount one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    path.mkdir(exist_ok=True)
    if not mount("-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", path):
        pytest.skip("this machine does not let us mount a small disk")
    try:
        yield SmallDisk(path, mib)
    finally:
        subprocess.run(["umount", "-l", str(path)], check=False, capture_output=True)
