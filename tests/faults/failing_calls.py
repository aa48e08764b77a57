"""Runs a worker under calls of the operating system that fail at the n-th time."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
READ, WRITE, SYNC, TRUNCATE, PLAIN_READ = 1, 2, 4, 8, 16
EIO, ENOSPC = 5, 28
FOR_EVER = 1_000_000


def run_under_faults(worker, folder, *words):
    """What the worker printed last, as JSON. Skips where the layer cannot be built."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("no C compiler here to build the layer whose calls fail")
    library = folder / "failing_calls.so"
    source = HERE / "failing_calls.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    done = subprocess.run(
        [sys.executable, "-m", worker, str(folder), *words],
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])


def fail(part, kinds, nth, times=1, code=EIO):
    """In the worker: from now on the nth such call on a path with `part` in it fails."""
    ctypes.CDLL(None).fault_set(part.encode(), kinds, nth, times, code)


def calls():
    """In the worker: how many such calls there were."""
    return ctypes.CDLL(None).fault_count()


def heal():
    """In the worker: nothing fails any more."""
    fail("no such file", 0, 0)
