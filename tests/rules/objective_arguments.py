"""A programme of study by which a pupil was judged, and an action of each kind about it."""

from vault.actions import objectives
from vault.domain.bands import Band
from vault.domain.ids import NEW
from vault.domain.matrix import may
from vault.domain.objectives import Judgement, Judging, Objective, Programme, Rhythm


class ObjectivesGround:
    """Made by the data lead; every role then tries every action."""

    def __init__(self, lead, room, pupil):
        self.room, self.pupil = room, pupil
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
            objectives.SetProgramme(programme_of(f"Reading of {session.profile.name}")),
            objectives.RemoveProgramme(self.unused, 1),
            objectives.HalfTermNow(),
            objectives.OpenObjectives(self.room, self.programme),
            objectives.DraftObjectives(self.room, self.programme),
            objectives.Judge((cell,), self.half_term),
            objectives.SetEvidence(self.judged.id, version + 1, "in her book"),
            objectives.SetSummative(
                self.pupil, self.programme, self.half_term, 0, Band.EXPECTED, "well done"
            ),
            objectives.OpenPupilObjectives(self.pupil),
        ]


def programme_of(title, *texts, rhythm=Rhythm.HALF_TERM, year_group="4"):
    """A programme to be made; of two objectives in two areas, or of these."""
    lines = tuple(
        Objective(NEW, f"Area {number % 2}", text)
        for number, text in enumerate(texts or ("Writes a letter", "Spells long words"))
    )
    return Programme(NEW, 0, title, "Writing", year_group, rhythm, None, lines)
