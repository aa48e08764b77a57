"""A markbook with something in it, and an action of each kind about it."""

from tests.marks import assess
from vault.actions import charts_out, import_marks, markbook, scales
from vault.domain.ids import NEW
from vault.domain.import_marks import MarkOrder
from vault.domain.markbook import CellChange, Target
from vault.domain.matrix import may
from vault.domain.preview import ReadOptions
from vault.domain.scales import Editor, Evaluation, Scale


class MarksGround:
    """Two assessments of a class: one to be marked, one to be removed."""

    def __init__(self, lead, room, pupil):
        self.room, self.pupil = room, pupil
        self.table = lead._vault.folder.parent / "marks.csv"
        self.table.write_text(f"pupil,mark\n{pupil},97\n")
        self.kept, self.going = assess(lead, room, "Kept"), assess(lead, room, "Going")

    def arguments(self, session):
        """What would be done, whoever does it."""
        there = ()
        if may(session.profile.role, markbook.OpenMarkbook.needs):
            there = session.run(markbook.OpenMarkbook(self.room)).assessments
        new = tuple(a for a in there if a.id == self.kept)
        order, digest = MarkOrder("Brought in", "england.scaled"), ""
        if may(session.profile.role, import_marks.PreviewMarks.needs):
            digest = session.run(import_marks.PreviewMarks(self.table, order)).digest
        saved = self.table.with_name(f"{session.profile.role}.csv")
        return [
            scales.ListScales(),
            scales.SetScale(Scale(NEW, 0, "Own", Editor.TICK)),
            scales.SetEvaluations("england.tables", (Evaluation(0, 10, 15, 22),)),
            markbook.ListAssessments(),
            markbook.OpenMarkbook(self.room),
            markbook.OpenProgress(self.room),
            markbook.AnalyseAssessment("Kept"),
            import_marks.PreviewMarks(self.table, order),
            import_marks.ApplyMarks(self.table, order, ReadOptions(), digest),
            markbook.ShowMarks(),
            markbook.OpenPupilMarks(self.pupil),
            markbook.DraftMarks(self.room),
            markbook.DraftProgress(self.room, self.kept, self.kept),
            markbook.SaveSheet(saved.with_suffix(".figures.csv"), self.room, ("a",), (("1",),)),
            charts_out.DraftPupilMarks(self.pupil),
            charts_out.SavePupilSheet(saved.with_suffix(".p.csv"), self.pupil, ("a",), (("1",),)),
            markbook.SaveMarks(saved),
            markbook.EnterMarks((CellChange(self.kept, self.pupil, 0, "5"),)),
            markbook.ArrangeAssessments(self.room, there),
            markbook.SetTarget(Target(NEW, 0, self.pupil, "own.test", "Kept", "15", None)),
            markbook.RemoveAssessment(self.going, 1),
            *(markbook.SetAssessment(a) for a in new),
        ]
