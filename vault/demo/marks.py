"""Marks of the demo school: three terms in three scales and a few tests of the school's own, so
that every chart shows something. They come in through the same door as anybody's tables."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.actions.markbook import SetTarget
from vault.actions.pupils import ListPupils
from vault.actions.scales import SetEvaluations, SetScale
from vault.demo.pupils import DemoPupil
from vault.demo.school_year import school_year
from vault.domain.ids import NEW, PupilId
from vault.domain.import_marks import MarkOrder
from vault.domain.markbook import Target
from vault.domain.preview import ReadOptions
from vault.domain.scales import Editor, Evaluation, Scale, ScaleValue
from vault.session import Session

_SCALED, _DEPTH, _TEST, _PHONICS, _TABLES = (
    *("england.scaled", "england.depth", "own.test", "england.phonics", "england.tables"),
)
_NOTES = (
    "Read the paper in a small room.",
    "Started late after the assembly.",
    "Much better than the class work shows.",
)
_TARGETED = "4A"
_EFFORT = Scale(
    NEW,
    0,
    "Effort",
    Editor.LETTERS,
    values=(
        ScaleValue("1", "Needs reminding", 1),
        ScaleValue("2", "Works when asked", 2),
        ScaleValue("3", "Works well", 3),
        ScaleValue("4", "Goes beyond the task", 4),
    ),
    evaluations=(Evaluation(0, 2, 3, 4),),
    note="The school's own, said once each half-term.",
)


@dataclass(frozen=True)
class _Sitting:
    """`rise`: how much easier it is than the one before, in points of 100."""

    title: str
    scale: str
    day: tuple[int, int, int]
    """Years before the school year's first September, month and day."""
    out_of: int = 0
    rise: float = 0.0
    years: str = "123456"


_SITTINGS = (
    _Sitting("Reading", _SCALED, (-1, 1, 20), rise=-4),
    _Sitting("Reading", _SCALED, (-1, 4, 28), rise=-2),
    _Sitting("Reading", _SCALED, (0, 9, 15)),
    _Sitting("Reading", _SCALED, (0, 11, 10), rise=3),
    _Sitting("Writing", _DEPTH, (-1, 6, 16), rise=-3),
    _Sitting("Writing", _DEPTH, (0, 11, 12), rise=2),
    _Sitting("Arithmetic", _TEST, (0, 10, 14), 40),
    _Sitting("Reasoning", _TEST, (0, 11, 17), 35, -4),
    _Sitting("Tables", _TABLES, (0, 11, 19), 0, 2, "456"),
    _Sitting("Effort", "Effort", (0, 11, 19)),
    _Sitting("Spelling", _TEST, (0, 11, 20), 20),
    _Sitting("Phonics", _PHONICS, (-1, 6, 9), 0, 4, "12"),
)
"""Those of a day that is still to come are left out."""


def enter_marks(session: Session, pupils: Sequence[DemoPupil], work: Path, today: date) -> None:
    """For pupils whom the roll has brought into the vault; `work` is a folder for the tables."""
    ids = {row.upn: row.id for row in session.run(ListPupils())}
    session.run(SetEvaluations(_SCALED, (Evaluation(0, 90, 100, 110),)))
    session.run(SetEvaluations(_TABLES, tuple(_tables(point) for point in range(1, 7))))
    session.run(SetScale(_EFFORT))
    first = school_year(today).begins
    for sitting in _SITTINGS:
        before, month, day = sitting.day
        on = date(first + (before if month >= 9 else before + 1), month, day)
        if on > today:
            continue
        table = work / "marks.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("pupil", "mark", "note"))
            rows.writerows(_rows(sitting, pupils, ids))
        order = MarkOrder(sitting.title, sitting.scale, None, on, sitting.out_of)
        digest = session.run(PreviewMarks(table, order)).digest
        session.run(ApplyMarks(table, order, ReadOptions(), digest))
    for number, pupil in enumerate(p for p in pupils if p.class_name == _TARGETED):
        if number % 3 == 0:
            value = str(min(115, 100 + round(_ability(pupil) / 5)))
            goal = Target(NEW, 0, ids[pupil.upn], _SCALED, "Reading", value, date(first + 1, 7, 1))
            session.run(SetTarget(goal))


def _rows(
    sitting: _Sitting, pupils: Sequence[DemoPupil], ids: dict[str, PupilId]
) -> Iterator[tuple[str, str, str]]:
    for pupil in pupils:
        if pupil.year_group not in sitting.years:
            continue
        seed = f"{sitting.title}{sitting.day}{pupil.number}"
        dice = random.Random(seed)  # noqa: S311 - invented marks
        chance, note = dice.random(), ""
        if chance > 0.965:
            mark = "missing" if chance < 0.98 else "excused" if chance < 0.992 else "late"
        else:
            level = _ability(pupil) + sitting.rise + dice.gauss(0, 6)
            mark = _mark(sitting, level)
            note = dice.choice(_NOTES) if dice.random() < 0.02 else ""
        yield ids[pupil.upn], mark, note


def _tables(point: int) -> Evaluation:
    """More of the tables each half-term."""
    return Evaluation(point, 3 + point, 11 + point, 18 + point)


def _ability(pupil: DemoPupil) -> float:
    """Points around 0; a child is much the same in everything."""
    return random.Random(pupil.number * 7919).gauss(4, 18)  # noqa: S311 - as above


def _mark(sitting: _Sitting, level: float) -> str:
    """`level` in points around what is expected."""
    if sitting.scale == _SCALED:
        return str(round(min(120, max(80, 102 + level / 2.4))))
    if sitting.scale == _DEPTH:
        steps = ((-38, "PK4"), (-28, "PK6"), (-6, "WTS"), (24, "EXS"))
        return next((code for limit, code in steps if level < limit), "GDS")
    if sitting.scale == "Effort":
        return str(round(min(4, max(1, 2.8 + level / 22))))
    top = {_PHONICS: 40, _TABLES: 25}.get(sitting.scale, sitting.out_of)
    share = min(1.0, max(0.05, 0.68 + level / 110))
    return str(round(top * share))
