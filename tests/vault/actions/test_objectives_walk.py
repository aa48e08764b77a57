"""Two laptops that both judge and exchange files in any order end alike."""

import random

import pytest

from tests.rules.objective_arguments import programme_of
from tests.some_of_all import some
from tests.two_vaults import two_places
from vault.actions.objectives import Judge, OpenObjectives, SetEvidence, SetProgramme, SetSummative
from vault.domain.bands import Band
from vault.domain.objectives import Judgement, Judging

STEPS = 14


class Laptop:
    """One of the two, with the pupils and objectives as it knows them."""

    def __init__(self, place, room, programme):
        self.place, self.room, self.programme = place, room, programme

    def grid(self, back=0):
        now = self.place.run(OpenObjectives(self.room, self.programme))
        if not back:
            return now
        point = now.half_term.moved(-back)
        return self.place.run(OpenObjectives(self.room, self.programme, point))

    def judge(self, chance):
        """A cell, or a row, of this half-term or the one before; some are taken away."""
        grid = self.grid(chance.randrange(2))
        objective = chance.choice(grid.programme.objectives).id
        several = chance.random() < 0.3
        chosen = grid.pupils if several else [chance.choice(grid.pupils)]
        judgement = chance.choice([*Judgement, None])
        cells = []
        for pupil in chosen:
            there = grid.judged.get((pupil.pupil, objective))
            stands = there is not None and not grid.is_carried(there)
            cells.append(Judging(pupil.pupil, objective, judgement, there.version if stands else 0))
        self.place.run(Judge(tuple(cells), grid.half_term))

    def say_more(self, chance):
        """A note, or a summative judgement."""
        grid = self.grid()
        here = [one for one in grid.judged.values() if not grid.is_carried(one)]
        if here and chance.random() < 0.5:
            one = chance.choice(here)
            self.place.run(SetEvidence(one.id, one.version, f"note {chance.randrange(100)}"))
            return
        pupil = chance.choice(grid.pupils)
        given = pupil.summative
        version = given.version if given and given.half_term == grid.half_term else 0
        band = chance.choice([*Band])
        self.place.run(SetSummative(pupil.pupil, self.programme, grid.half_term, version, band))

    def stands(self):
        """What is to be the same at both: by names, so that ids may differ."""
        found = {}
        for back in (0, 1):
            grid = self.grid(back)
            names = {pupil.pupil: pupil.called.known_as for pupil in grid.pupils}
            texts = {objective.id: objective.text for objective in grid.programme.objectives}
            for (pupil, objective), one in grid.judged.items():
                at = (back, names[pupil], texts[objective])
                found[at] = (one.judgement, one.half_term, one.note, one.judged_on)
            for pupil in grid.pupils:
                found[back, pupil.called.known_as] = (
                    (pupil.summative.band, pupil.summative.half_term) if pupil.summative else None
                )
        return found


@pytest.mark.parametrize("seed", some(range(100), fast=(3, 48)))
def test_two_laptops_that_judge_and_exchange_files_end_alike(tmp_path, seed):
    chance = random.Random(seed)
    office, teacher = two_places(tmp_path)
    programme = office.run(SetProgramme(programme_of("Writing, Year 4", "Letters", "Stories")))
    teacher.receive(office.send([teacher], classes=[office.room]))
    both = [Laptop(place, office.room, programme) for place in (office, teacher)]
    for _ in range(STEPS):
        laptop, other = chance.sample(both, 2)
        step = chance.random()
        if step < 0.55:
            laptop.judge(chance)
        elif step < 0.75:
            laptop.say_more(chance)
        else:
            send(laptop, other, chance.choice(["mine", "theirs"]))
    # Whoever decides last, decides for both; then each has heard of the other's.
    send(both[0], both[1], "theirs")
    send(both[1], both[0], "theirs")
    send(both[0], both[1], "theirs")
    assert both[0].stands() == both[1].stands()
    for place in (office, teacher):
        place.lock()


def send(laptop, other, prefer):
    path = laptop.place.send([other.place], classes=[laptop.room])
    other.place.receive(path, prefer=prefer)
