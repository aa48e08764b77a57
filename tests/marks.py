"""Assessments and marks for tests, as short as they can be said."""

from datetime import date

from vault.actions.markbook import EnterMarks, OpenMarkbook, SetAssessment
from vault.domain.ids import NEW
from vault.domain.markbook import Assessment, CellChange

DAY = date(2026, 11, 10)
TEST, SCALED, DEPTH, PHONICS = "own.test", "england.scaled", "england.depth", "england.phonics"


def assess(session, room, title="Spelling", scale=TEST, day=DAY, half_term=2, out_of=20, **more):
    """A new assessment of the class; its id."""
    made = Assessment(NEW, 0, room, title, scale, day, half_term, out_of, **more)
    return session.run(SetAssessment(made))


def enter(session, room, assessment, marks, note=None):
    """Marks by pupil, over whatever stands there."""
    book = session.run(OpenMarkbook(room))
    lines = {line.pupil: line for line in book.lines}
    changes = tuple(
        CellChange(
            assessment, p, lines[p].mark(assessment).version if p in lines else 0, text, note
        )
        for p, text in marks.items()
    )
    return session.run(EnterMarks(changes))


def cells(session, room):
    """{(known as, title): value} of all cells that are not empty."""
    book = session.run(OpenMarkbook(room))
    titles = {assessment.id: assessment.title for assessment in book.assessments}
    return {
        (line.called.known_as, titles[assessment]): mark.value
        for line in book.lines
        for assessment, mark in line.marks.items()
    }
