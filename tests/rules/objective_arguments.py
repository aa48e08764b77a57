"""A programme of study by which a pupil was judged, and an action of each kind about it."""

from vault.actions import charts_out, import_objectives, objectives
from vault.demo.figures import figure_jpeg
from vault.domain.bands import Band
from vault.domain.ids import NEW
from vault.domain.import_objectives import JudgementOrder
from vault.domain.matrix import may
from vault.domain.objectives import Judgement, Judging, Objective, Programme, Rhythm
from vault.domain.preview import ReadOptions


class ObjectivesGround:
    """Made by the data lead; every role then tries every action."""

    def __init__(self, lead, room, pupil):
        self.room, self.pupil, self.out = room, pupil, lead._vault.folder.parent
        self.picture = self.out / "work.jpg"
        self.picture.write_bytes(figure_jpeg(5))
        self.programme = lead.run(objectives.SetProgramme(programme_of("Writing, Year 4")))
        self.unused = lead.run(objectives.SetProgramme(programme_of("Writing, Year 5")))
        grid = lead.run(objectives.OpenObjectives(room, self.programme))
        self.half_term, self.objective = grid.half_term, grid.programme.objectives[0].id
        self.judged = self._judge(lead, self.objective)

    def _judge(self, session, objective, version=0):
        cell = Judging(self.pupil, objective, Judgement.SECURE, version)
        return session.run(objectives.Judge((cell,), self.half_term))[self.pupil, objective]

    def arguments(self, session):
        version = 0
        if may(session.profile.role, objectives.OpenObjectives.needs):
            grid = session.run(objectives.OpenObjectives(self.room, self.programme))
            version = grid.judged[self.pupil, self.objective].version
        cell = Judging(self.pupil, self.objective, Judgement.DEEP, version)
        return [
            objectives.ListProgrammes(),
            objectives.ListStarts(),
            objectives.SetProgramme(programme_of(f"Reading of {session.profile.name}")),
            objectives.RemoveProgramme(self.unused, 1),
            objectives.HalfTermNow(),
            objectives.OpenObjectives(self.room, self.programme),
            objectives.DraftObjectives(self.room, self.programme),
            charts_out.SaveGaps(self.out / "gaps.csv", self.room, self.programme),
            objectives.Judge((cell,), self.half_term),
            objectives.SetEvidence(self.judged.id, version + 1, "in her book"),
            objectives.AddEvidencePicture(self.judged.id, version + 2, self.picture),
            objectives.RemoveEvidencePicture(self.judged.id, version + 3),
            objectives.SetSummative(
                self.pupil, self.programme, self.half_term, 0, Band.EXPECTED, "well done"
            ),
            objectives.OpenPupilObjectives(self.pupil),
            charts_out.DraftPupilObjectives(self.pupil),
            charts_out.SavePupilObjectives(self.out / "way.csv", self.pupil, self.programme),
            *self.file_arguments(session),
        ]

    def file_arguments(self, session):
        programme, judged = self.out / "programme.csv", self.out / "judgements.csv"
        programme.write_text("Programme,Objective\nReading,Reads\n")
        judged.write_text("Pupil,Objective,Judgement\n")
        order, options = JudgementOrder(), ReadOptions()
        previews = (
            import_objectives.PreviewProgrammes(programme),
            import_objectives.PreviewJudgements(judged),
        )
        of_programme, of_judged = (
            session.run(preview).digest if may(session.profile.role, preview.needs) else ""
            for preview in previews
        )
        own = f"{session.profile.id}.csv"
        return [
            *previews,
            import_objectives.ApplyProgrammes(programme, options, of_programme),
            import_objectives.SaveProgrammes(self.out / f"p-{own}"),
            import_objectives.ApplyJudgements(judged, order, options, of_judged),
            import_objectives.ShowJudgements(self.room),
            import_objectives.SaveJudgements(self.out / f"j-{own}", self.room),
        ]


def programme_of(title, *texts, rhythm=Rhythm.HALF_TERM, year_group="4"):
    """A programme to be made; of two objectives in two areas, or of these."""
    lines = tuple(
        Objective(NEW, f"Area {number % 2}", text)
        for number, text in enumerate(texts or ("Writes a letter", "Spells long words"))
    )
    return Programme(NEW, 0, title, "Writing", year_group, rhythm, None, lines)
