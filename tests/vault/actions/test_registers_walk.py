"""Two laptops that both take registers and exchange files in any order end alike."""

import random
from datetime import date, timedelta

import pytest

from tests.some_of_all import some
from tests.two_vaults import two_places
from vault.actions.absences import (
    ListPlanned,
    ListUnresolved,
    LogCall,
    PlanAbsence,
    SummariseAbsence,
)
from vault.actions.registers import (
    ChangeRegister,
    CloseRegister,
    MarkRegister,
    OpenRegister,
    RegisterChanges,
)
from vault.domain.ids import NEW
from vault.domain.registers import NewMark, PlannedAbsence, RegisterOf

STEPS = 14
TODAY = date.today()
DAYS = [TODAY - timedelta(days=n) for n in range(2)]
CODES = ("/", "L", "I", "N", "O", "")


class Laptop:
    """One of the two, with the class as it knows it."""

    def __init__(self, place, room):
        self.place, self.room = place, room

    def register(self, chance):
        return RegisterOf(self.room, chance.choice(DAYS), chance.choice(("am", "pm", "2")))

    def mark(self, chance):
        """Some marks of a register; where that is closed, a late change."""
        of = self.register(chance)
        page = self.place.run(OpenRegister(*of))
        for line in chance.sample(page.lines, chance.randrange(1, len(page.lines) + 1)):
            code = chance.choice(CODES)
            minutes = chance.randrange(30) if code == "L" else 0
            new = NewMark(line.pupil, line.mark.version, code, minutes)
            if page.closed is None:
                self.place.run(MarkRegister(of, (new,)))
            elif code:
                self.place.run(ChangeRegister(of, new, f"why {chance.randrange(100)}"))

    def close(self, chance):
        """The rest are present."""
        of = self.register(chance)
        page = self.place.run(OpenRegister(*of))
        if page.closed is None:
            rest = [NewMark(x.pupil, x.mark.version, "/") for x in page.missing]
            self.place.run(MarkRegister(of, tuple(rest)))
            self.place.run(CloseRegister(of))

    def say_more(self, chance):
        """An absence that is announced, or a call about one without a reason."""
        waiting = self.place.run(ListUnresolved())
        if waiting and chance.random() < 0.5:
            one = chance.choice(waiting)
            words = f"said {chance.randrange(100)}"
            self.place.run(LogCall(one.pupil, one.of, one.mark.version, "the mother", words))
            return
        lines = self.place.run(OpenRegister(*self.register(chance))).lines
        day = TODAY + timedelta(days=chance.randrange(300))
        plan = PlannedAbsence(NEW, 0, chance.choice(lines).pupil, day, day, "M", "", "Dentist")
        known = {(x.pupil, x.starts) for x in self.place.run(ListPlanned(TODAY))}
        if (plan.pupil, day) not in known:
            self.place.run(PlanAbsence(plan))

    def stands(self):
        """What is to be the same at both: by names, so that ids may differ."""
        found = {}
        for day in DAYS:
            for session in ("am", "pm", "2"):
                of = RegisterOf(self.room, day, session)
                page = self.place.run(OpenRegister(*of))
                marks = {x.called.given: (x.code, x.mark.minutes, x.changes) for x in page.lines}
                changes = self.place.run(RegisterChanges(*of))
                entries = [(x.called.given, x.was_code, x.code, x.why) for x in changes]
                found[day, session] = (marks, page.closed, sorted(entries))
        planned = [(x.called.given, x.starts, x.code) for x in self.place.run(ListPlanned(TODAY))]
        calls = [
            (x.called.given, x.of.day, sorted((c.whom, c.outcome) for c in x.calls))
            for x in self.place.run(ListUnresolved())
        ]
        numbers = self.place.run(SummariseAbsence(self.room, DAYS[-1], TODAY))
        totals = {x.called.given: x.numbers for x in numbers.pupils}
        return found, sorted(planned), sorted(calls), totals


@pytest.mark.parametrize("seed", some(range(100), fast=(5, 23)))
def test_two_laptops_that_take_registers_and_exchange_files_end_alike(tmp_path, seed):
    chance = random.Random(seed)
    office, teacher = two_places(tmp_path)
    teacher.receive(office.send([teacher], classes=[office.room]))
    both = [Laptop(place, office.room) for place in (office, teacher)]
    for _ in range(STEPS):
        laptop, other = chance.sample(both, 2)
        step = chance.random()
        if step < 0.45:
            laptop.mark(chance)
        elif step < 0.6:
            laptop.close(chance)
        elif step < 0.75:
            laptop.say_more(chance)
        else:
            sent = laptop.place.send([other.place], classes=[office.room])
            other.place.receive(sent, prefer=chance.choice(("mine", "theirs")))
    office.receive(teacher.send([office], classes=[office.room]), prefer="mine")
    teacher.receive(office.send([teacher], classes=[office.room]), prefer="theirs")
    here, there = (laptop.stands() for laptop in both)
    assert here == there
    for place in (office, teacher):
        place.lock()
