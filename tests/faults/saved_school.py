"""A class with a register, a markbook, objectives and a checklist, in which a window is killed."""

import json
from datetime import date, timedelta
from pathlib import Path

from tests.faults.killing import kill_once
from tests.filled_school import unlock_lead
from tests.fresh_vault import PASSWORD, fresh_vault
from tests.marks import assess
from tests.rules.objective_arguments import programme_of
from vault.actions.checklists import OpenChecklist, SetChecklist
from vault.actions.classes import AddClass
from vault.actions.markbook import OpenMarkbook
from vault.actions.objectives import OpenObjectives, SetProgramme
from vault.actions.pupils import AddPupil
from vault.actions.registers import OpenRegister
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW
from vault.domain.registers import RegisterOf

JOBS = ("register", "markbook", "objectives", "checklists")
_WORKER = Path(__file__).with_name("saved_worker.py")
_PUPILS, _LONGEST_S = 30, 0.5
_DAY = date.today() - timedelta(days=max(0, date.today().weekday() - 4))


class School:
    """One class with assessments, a programme and a checklist."""

    def __init__(self, folder):
        self.folder = folder
        fresh_vault(folder)
        with unlock_lead(folder) as lead:
            self.room = lead.run(AddClass("4A"))
            for n in range(_PUPILS):
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
        self.of = RegisterOf(self.room, _DAY, "am")
        self.record = {
            "register": f"{self.room} {_DAY.isoformat()} am",
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

    def kill(self, job, turn, dice):
        """Enter on this page until the kill; {cell: value} of what the page had called saved."""
        output = kill_once(
            _WORKER,
            PASSWORD,
            self.folder,
            job,
            self.record[job],
            turn,
            within=_LONGEST_S,
            dice=dice,
        )
        lines = [line for line in output.decode().splitlines(keepends=True) if line.endswith("\n")]
        return json.loads(lines[-1]) if lines else {}
