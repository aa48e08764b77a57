"""A markbook with something in it, and an action of each kind about it."""

from tests.marks import assess
from vault.actions import markbook, scales
from vault.domain.ids import NEW
from vault.domain.markbook import CellChange, Target
from vault.domain.matrix import may
from vault.domain.scales import Editor, Evaluation, Scale


class MarksGround:
    """Two assessments of a class: one to be marked, one to be removed."""

    def __init__(self, lead, room, pupil):
        self.room, self.pupil = room, pupil
        self.kept, self.going = assess(lead, room, "Kept"), assess(lead, room, "Going")

    def arguments(self, session):
        """What would be done, whoever does it."""
        there = ()
        if may(session.profile.role, markbook.OpenMarkbook.needs):
            there = session.run(markbook.OpenMarkbook(self.room)).assessments
        new = tuple(a for a in there if a.id == self.kept)
        return [
            scales.ListScales(),
            scales.SetScale(Scale(NEW, 0, "Own", Editor.TICK)),
            scales.SetEvaluations("england.tables", (Evaluation(0, 10, 15, 22),)),
            markbook.ListAssessments(),
            markbook.OpenMarkbook(self.room),
            markbook.AnalyseAssessment("Kept"),
            markbook.EnterMarks((CellChange(self.kept, self.pupil, 0, "5"),)),
            markbook.ArrangeAssessments(self.room, there),
            markbook.SetTarget(Target(NEW, 0, self.pupil, "own.test", "Kept", "15", None)),
            markbook.RemoveAssessment(self.going, 1),
            *(markbook.SetAssessment(a) for a in new),
        ]
