"""`make bench` still runs: nothing else calls its parts. Its figures at this scale say nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_every_part_of_the_benchmarks_runs(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--trial"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "miss what is aimed at" in done.stdout
