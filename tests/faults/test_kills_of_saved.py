"""What a page called saved is there after a kill: registers, marks, judgements and checklists."""

import random

import pytest

from tests.faults.saved_school import JOBS, School
from tests.filled_school import unlock_lead
from vault.actions.audit import VerifyVault

KILLS = 10


@pytest.mark.slow
@pytest.mark.parametrize("job", JOBS)
def test_what_was_shown_as_saved_is_there_after_a_kill(job, tmp_path):
    dice, claims, school = random.Random(job), 0, School(tmp_path / "school.tuckbox")
    for turn in range(KILLS):
        claimed = school.kill(job, turn, dice)
        with unlock_lead(school.folder) as lead:
            stored = school.stored(lead, job)
            assert {cell: stored.get(cell) for cell in claimed} == claimed
            assert lead.run(VerifyVault()).ok
        claims += len(claimed)
    assert claims > KILLS
