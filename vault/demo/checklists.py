"""A checklist of the demo school: who brought back what for a trip."""

import random
from datetime import date, timedelta

from vault.actions.checklists import OpenChecklist, SetChecklist, SetMark
from vault.actions.classes import ListClasses
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW
from vault.session import Session

_CLASS = "Class 4A"
_COLUMNS = (
    ("Slip back", ColumnKind.TICK, ("1",)),
    ("Paid in £", ColumnKind.COUNTER, ("12", "12", "6")),
    ("Lunch", ColumnKind.CODE, ("P", "S", "V")),
)
_BACK = 12
"""How many have brought something so far."""


def tick_off(session: Session, today: date) -> None:
    """The same each time."""
    ids = {row.name: row.id for row in session.run(ListClasses())}
    columns = tuple(ChecklistColumn(NEW, title, kind) for title, kind, _ in _COLUMNS)
    ends = today + timedelta(days=10)
    made = session.run(SetChecklist(Checklist(NEW, 0, ids[_CLASS], "Museum trip", ends, columns)))
    page = session.run(OpenChecklist(made))
    chance = random.Random(_CLASS)  # noqa: S311 - a made-up class, and no secret
    for line in chance.sample(page.lines, _BACK):
        for column, (_, _, values) in zip(page.checklist.columns, _COLUMNS, strict=True):
            session.run(SetMark(column.id, line.pupil, 0, chance.choice(values)))
