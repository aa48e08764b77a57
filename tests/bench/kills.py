"""Killed while somebody marks: what a page had called saved is there, and how long the next unlock
takes."""

import random
import statistics
from pathlib import Path

from tests.bench.measure import timed_answer
from tests.bench.row import Row
from tests.faults.saved_school import JOBS, School
from tests.filled_school import unlock_lead

_KILLS = 3


def kill_row(folder: Path) -> Row:
    """Some kills on each page. AssertionError where anything was lost."""
    dice, school = random.Random(0), School(folder / "killed.tuckbox")
    after_kills, after_locks, cells = [], [], 0
    for turn in range(_KILLS):
        for job in JOBS:
            claimed = school.kill(job, turn, dice)
            took, lead = timed_answer(unlock_lead, school.folder)
            after_kills.append(took)
            stored = school.stored(lead, job)
            assert {cell: stored.get(cell) for cell in claimed} == claimed
            cells += len(claimed)
            lead.lock()
            took, lead = timed_answer(unlock_lead, school.folder)
            after_locks.append(took)
            lead.lock()
    return Row(
        title=f"{len(after_kills)} kills, {cells} cells shown as saved, 0 lost: unlock",
        against="an unlock after a lock",
        ours=statistics.median(after_kills),
        baseline=statistics.median(after_locks),
    )
