"""Two laptops that both mark and exchange files in any order end alike."""

import random
from datetime import date

import pytest

from tests.mark_lines import must_be_counted
from tests.marks import SCALED, TEST, assess, cells, enter
from tests.some_of_all import some
from tests.two_vaults import two_places
from vault.actions.classes import ListClasses
from vault.actions.markbook import OpenMarkbook

TEXTS = ("80", "95", "100", "104", "120", "missing", "late", "NS", "")
STEPS = 9


class Walk:
    """What each laptop may do; which one and what comes next, the dice say."""

    def __init__(self, folder, seed):
        self.dice = random.Random(seed)
        self.places = two_places(folder)
        office, teacher = self.places
        assess(office, office.room, "Reading", SCALED)
        teacher.receive(office.send([teacher], classes=[office.room]))
        self.rooms = {
            place: next(row.id for row in place.run(ListClasses()) if row.name == "4A")
            for place in self.places
        }

    def mark(self, place):
        room = self.rooms[place]
        book = place.run(OpenMarkbook(room))
        column = self.dice.choice(book.assessments)
        line = self.dice.choice(book.lines)
        text = self.dice.choice(TEXTS)
        if column.scale != book.assessments[0].scale and text not in ("missing", "late", ""):
            text = str(self.dice.randrange(20))
        note = self.dice.choice((None, None, "small room", ""))
        enter(place, room, column.id, {line.pupil: text}, note)

    def add(self, place):
        """The same test may be made on both laptops before they hear of each other."""
        room = self.rooms[place]
        titles = {assessment.title for assessment in place.run(OpenMarkbook(room)).assessments}
        title = self.dice.choice(("Sums", "Spelling"))
        if title not in titles:
            assess(place, room, title, TEST, date(2026, 11, 20))

    def exchange(self, place):
        other = next(one for one in self.places if one is not place)
        file = place.send([other], classes=[self.rooms[place]])
        other.receive(file, prefer="theirs")

    def go(self):
        for _ in range(STEPS):
            act = self.dice.choice((self.mark, self.mark, self.mark, self.add, self.exchange))
            act(self.dice.choice(self.places))
        for place in self.places:
            self.exchange(place)

    def close(self):
        for place in self.places:
            place.lock()


@pytest.mark.parametrize("seed", some(range(100), fast=(3, 41)))
def test_two_laptops_end_alike(tmp_path, seed):
    walk = Walk(tmp_path, seed)
    walk.go()
    office, teacher = walk.places
    ours, theirs = (cells(place, walk.rooms[place]) for place in walk.places)
    notes = [
        sorted(
            (line.called.known_as, mark.note)
            for line in place.run(OpenMarkbook(walk.rooms[place])).lines
            for mark in line.marks.values()
        )
        for place in (office, teacher)
    ]
    for place in (office, teacher):
        must_be_counted(place.session)
    walk.close()
    assert ours == theirs
    assert notes[0] == notes[1]
