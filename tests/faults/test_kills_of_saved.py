"""What a page called saved is there after a kill: registers, marks, judgements and checklists."""

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.faults.killing import kill_once
from tests.filled_school import unlock_lead
from tests.fresh_vault import PASSWORD, fresh_vault
from tests.marks import assess
from tests.rules.objective_arguments import programme_of
from vault.actions.audit import VerifyVault
from vault.actions.checklists import OpenChecklist, SetChecklist
from vault.actions.classes import AddClass
from vault.actions.markbook import OpenMarkbook
from vault.actions.objectives import OpenObjectives, SetProgramme
from vault.actions.pupils import AddPupil
from vault.actions.registers import OpenRegister
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW
from vault.domain.registers import RegisterOf

WORKER = Path(__file__).with_name("saved_worker.py")
PUPILS, KILLS, LONGEST_S = 30, 10, 0.5
DAY = date.today() - timedelta(days=max(0, date.today().weekday() - 4))


class School:
    """One class with assessments and a programme."""

    def __init__(self, folder):
        self.folder = folder
        fresh_vault(folder)
        with unlock_lead(folder) as lead:
            self.room = lead.run(AddClass("4A"))
            for n in range(PUPILS):
                names = (("legal_given", f"Given{n}"), ("year_group", "4"))
                lead.run(AddPupil(names, self.room))
            for title in ("Reading", "Sums", "Spelling"):
                assess(lead, self.room, title)
            texts = (f"Objective {n}" for n in range(4))
            self.programme = lead.run(SetProgramme(programme_of("Writing, Year 4", *texts)))
            columns = tuple(
                ChecklistColumn(NEW, title, kind)
                for title, kind in (("Bags", ColumnKind.COUNTER), ("Slips", ColumnKind.TEXT))
            )
            wanted = Checklist(NEW, 0, self.room, "Trip", None, columns)
            self.checklist = lead.run(SetChecklist(wanted))
        self.of = RegisterOf(self.room, DAY, "am")
        self.record = {
            "register": f"{self.room} {DAY.isoformat()} am",
            "markbook": self.room,
            "objectives": self.programme,
            "checklists": self.checklist,
        }

    def stored(self, lead, job):
        """{cell: value} as the worker calls them."""
        if job == "register":
            return {x.pupil: x.mark.code for x in lead.run(OpenRegister(*self.of)).lines}
        if job == "markbook":
            lines = lead.run(OpenMarkbook(self.room)).lines
            return {f"{x.pupil}/{c}": mark.value for x in lines for c, mark in x.marks.items()}
        if job == "checklists":
            lines = lead.run(OpenChecklist(self.checklist)).lines
            return {f"{x.pupil}/{c}": mark.value for x in lines for c, mark in x.marks.items()}
        grid = lead.run(OpenObjectives(self.room, self.programme, None))
        return {"/".join(cell): one.judgement.value for cell, one in grid.judged.items()}


@pytest.mark.slow
@pytest.mark.parametrize("job", ["register", "markbook", "objectives", "checklists"])
def test_what_was_shown_as_saved_is_there_after_a_kill(job, tmp_path):
    dice, claims, school = random.Random(job), 0, School(tmp_path / "school.tuckbox")
    for turn in range(KILLS):
        output = kill_once(
            WORKER,
            PASSWORD,
            school.folder,
            job,
            school.record[job],
            turn,
            within=LONGEST_S,
            dice=dice,
        )
        lines = [line for line in output.decode().splitlines(keepends=True) if line.endswith("\n")]
        claimed = json.loads(lines[-1]) if lines else {}
        with unlock_lead(school.folder) as lead:
            stored = school.stored(lead, job)
            assert {cell: stored.get(cell) for cell in claimed} == claimed
            assert lead.run(VerifyVault()).ok
        claims += len(claimed)
    assert claims > KILLS
