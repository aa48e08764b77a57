"""Two programmes of study of the demo school, and three terms of judgements by them.

The objectives are this program's own words: no curriculum's text is copied.
"""

import random
from datetime import date, timedelta

from vault.actions.calendar import ListYears
from vault.actions.classes import ListClasses
from vault.actions.objectives import Judge, OpenObjectives, SetEvidence, SetProgramme, SetSummative
from vault.demo.registers import school_days
from vault.domain.bands import BANDS
from vault.domain.half_terms import HalfTerm, half_term_on
from vault.domain.ids import NEW, ClassId, RecordId
from vault.domain.objectives import (
    Judgement,
    Judging,
    Objective,
    Programme,
    Rhythm,
)
from vault.session import Session

CLASSES = ("Class 4A", "Class 4B")
_BACK = timedelta(days=420)
_MATHS = {
    "Number": (
        *("Counts in 6s, 7s, 9s, 25s and 1,000s", "Reads and orders numbers past 1,000"),
        "Rounds to the nearest 10, 100, 1,000",
    ),
    "Calculation": (
        *("Adds and takes away with four digits", "Times tables up to 12 × 12"),
        *("Multiplies two or three digits by one", "Chooses a method in two-step tasks"),
    ),
    "Fractions": (
        *("Finds equal fractions with pictures", "Counts up and down in hundredths"),
        *("Adds fractions with one denominator", "Tenths and hundredths as decimals"),
    ),
    "Measures and shape": (
        *("Changes between units of measure", "Perimeter and area by counting"),
        *("Compares and orders angles", "Lines of symmetry in a shape"),
    ),
    "Data": ("Reads bar charts and time graphs",),
}
_WRITING = {
    "Sentences": (
        *("Joins sentences in a paragraph", "Opens sentences in different ways"),
        "Keeps one tense throughout",
    ),
    "Words": ("Chooses exact verbs and nouns", "Spells the words of the year"),
    "Whole texts": ("Plans before writing", "Writes for a reader", "Puts right what was written"),
    "By hand": ("Joins letters evenly",),
}
_CALLED = ("", "Emerging", "Nearly there", "At standard", "Greater depth")
"""What the school calls the judgements of writing."""
_STEPS = tuple(Judgement)
_NOTES = (
    "Showed it with counters and then without.",
    "In the maths book, page 14.",
    "Explained it to a partner.",
)


def judge_objectives(session: Session, today: date) -> None:
    """Mathematics each half-term, writing once a term; the same each time for the same day."""
    maths = _made(session, "Mathematics, Year 4", "Mathematics", Rhythm.HALF_TERM, _MATHS)
    writing = _made(
        session, "Writing, Years 3 and 4", "Writing", Rhythm.TERM, _WRITING, called=_CALLED
    )
    ids = {row.name: row.id for row in session.run(ListClasses())}
    years = session.run(ListYears())
    open_days = list(school_days(session, today - _BACK, today))
    for name in CLASSES:
        chance = random.Random(name)  # noqa: S311 - a made-up class, and no secret
        gifts = chance.sample(range(-100, 101), 60)
        for programme, step, points in ((maths, 1, 6), (writing, 2, 3)):
            now = session.run(OpenObjectives(ids[name], programme)).half_term
            for back in reversed(range(points)):
                point = now.moved(-step * back)
                within = [d for d in open_days if _is_in(half_term_on(d, years), point, step)]
                day = within[-1 - chance.randrange(3)] if len(within) > 2 else today
                _judge(session, ids[name], programme, point, day, chance, gifts, back)
    _say_more(session, ids[CLASSES[0]], maths)


def _is_in(half_term: HalfTerm, point: HalfTerm, step: int) -> bool:
    return point == (half_term if step == 1 else half_term.whole_term())


def _made(
    session: Session,
    title: str,
    subject: str,
    rhythm: Rhythm,
    areas: dict[str, tuple[str, ...]],
    *,
    called: tuple[str, ...] = (),
) -> RecordId:
    objectives = tuple(
        Objective(NEW, area, text) for area, texts in areas.items() for text in texts
    )
    return session.run(
        SetProgramme(Programme(NEW, 0, title, subject, "4", rhythm, None, objectives, called))
    )


def _judge(
    session: Session,
    school_class: ClassId,
    programme: RecordId,
    point: HalfTerm,
    day: date,
    chance: random.Random,
    gifts: list[int],
    back: int,
) -> None:
    """One pupil is ahead and another behind, some objectives are harder, and all move on. At the
    present point some were not looked at again, and a few never."""
    grid = session.run(OpenObjectives(school_class, programme, point))
    cells = []
    for place, pupil in enumerate(grid.pupils):
        for number, objective in enumerate(grid.programme.objectives):
            is_taught = number * 5 // len(grid.programme.objectives) + back <= 4
            if not is_taught or chance.random() < (0.25 if back == 0 else 0.12):
                continue
            hard = (number * 37) % 60 - 25
            level = 2.6 + gifts[place] / 60 - hard / 40 - back * 0.4 + chance.gauss(0, 0.4)
            judgement = _STEPS[max(0, min(4, round(level)))]
            cells.append(Judging(pupil.pupil, objective.id, judgement, 0, day))
    session.run(Judge(tuple(cells), point))


def _say_more(session: Session, school_class: ClassId, programme: RecordId) -> None:
    """Some notes, and what the teacher says of each pupil as a whole."""
    grid = session.run(OpenObjectives(school_class, programme))
    here = [(cell, one) for cell, one in grid.judged.items() if not grid.is_carried(one)]
    for (_, judged), note in zip(here[::40], _NOTES, strict=False):
        session.run(SetEvidence(judged.id, judged.version, note))
    for place, pupil in enumerate(grid.pupils[:12]):
        given = [one.judgement.key for (of, _), one in grid.judged.items() if of == pupil.pupil]
        mean = sum(given) / max(1, len(given))
        band = BANDS[0 if mean < 2 else 1 if mean < 3 else 2 if mean < 4 else 3]
        note = "Needs an adult close by for word problems." if place == 3 else ""
        session.run(SetSummative(pupil.pupil, programme, grid.half_term, 0, band, note))
