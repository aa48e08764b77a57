"""Clocks: runs that take turns, so that a busy minute is shared, and processes of their own."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
FRAME = 1 / 60
T = TypeVar("T")


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def timed_answer(work: Callable[..., T], *arguments: Any) -> tuple[float, T]:
    """Seconds of one run, and what it gave."""
    start = time.perf_counter()
    answer = work(*arguments)
    return time.perf_counter() - start, answer


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time that one run takes of this thread: the clock on the wall counts
    other programs too."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def spent_answer(work: Callable[[], T]) -> tuple[float, T]:
    """The same, and what it gave."""
    start = time.thread_time()
    answer = work()
    return time.thread_time() - start, answer


def least_in_turns(
    ours: Callable[[], float], baseline: Callable[[], float], times: int
) -> tuple[float, float]:
    """The least of both, run one after the other: what other programs take of the processor's
    caches meanwhile is neither's."""
    both = [(ours(), baseline()) for _ in range(times)]
    return min(b[0] for b in both), min(b[1] for b in both)


def in_turns(
    ours: Callable[[], float], baseline: Callable[[], float], times: int
) -> tuple[float, float]:
    """Medians of both, run one after the other; each says its own seconds."""
    both = [(ours(), baseline()) for _ in range(times)]
    return statistics.median(b[0] for b in both), statistics.median(b[1] for b in both)


def p95(found: list[float]) -> float:
    return statistics.quantiles(found, n=20, method="inclusive")[-1]


def p99(found: list[float]) -> float:
    return statistics.quantiles(found, n=100, method="inclusive")[-1]


def peak_mb() -> float:
    """The most memory that this process ever had. Not by `getrusage`, which hands a child the
    peak of its parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def job(name: str, **arguments: Any) -> dict[str, Any]:
    """Run one of `jobs.py` in a process of its own; its answer, with `peak_mb`."""
    content = {key: str(v) if isinstance(v, Path) else v for key, v in arguments.items()}
    command = [sys.executable, "-m", "tests.bench.jobs", name, json.dumps(content)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def command_time(command: list[str], *then_sync: Path) -> float:
    """Seconds of another program, with what it wrote on the disk where files are named."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    for path in then_sync:
        subprocess.run(["sync", str(path)], check=True)
    return time.perf_counter() - start
