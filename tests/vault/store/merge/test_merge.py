"""Three vaults that change things and exchange files in any order end up alike, and lose nothing.

Beside the program runs a model of its own: for every field the set of edits that a vault knows of.
A field is a conflict exactly when each side knows of an edit that the other one does not.
"""

import itertools
import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.two_vaults import Place
from vault.actions.classes import AddClass
from vault.actions.contacts import (
    DecideConsent,
    RemoveAlert,
    RemoveContact,
    SetAlert,
    SetContact,
)
from vault.actions.history import UndoStep
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.actions.receive import ApplyTransfer, ListTransfers, PreviewTransfer
from vault.demo.figures import figure_jpeg
from vault.domain.ids import NEW
from vault.domain.people import Alert, Contact
from vault.domain.transfer import Decisions, Standing
from vault.errors import AlreadyMergedError, OlderTransferError, UndoConflictError

pytestmark = pytest.mark.slow

FIELDS = ("middle", "languages", "preferred_given")
DAY = date(2026, 9, 1)
WHO = st.integers(0, 2)
PICK = st.integers(0, 50)
STEP = st.one_of(
    st.tuples(st.just("change"), WHO, PICK, PICK),
    st.tuples(st.just("change"), WHO, PICK, PICK),
    st.tuples(st.just("pupil"), WHO, PICK, PICK),
    st.tuples(st.just("contact"), WHO, PICK, PICK),
    st.tuples(st.just("alert"), WHO, PICK, PICK),
    st.tuples(st.just("remove"), WHO, PICK, PICK),
    st.tuples(st.just("consent"), WHO, PICK, PICK),
    st.tuples(st.just("photo"), WHO, PICK, PICK),
    st.tuples(st.just("undo"), WHO, PICK, PICK),
    st.tuples(st.just("send"), WHO, PICK, PICK),
    st.tuples(st.just("send"), WHO, PICK, PICK),
    st.tuples(st.just("receive"), WHO, PICK, PICK),
    st.tuples(st.just("receive"), WHO, PICK, PICK),
)


class World:
    def __init__(self, folder):
        self.folder = folder
        self.places = []
        for lead in ("Olive Office", "Theo Teacher", "Cara Cover"):
            home = folder / lead.split(maxsplit=1)[0]
            home.mkdir(parents=True)
            self.places.append(Place(home, "Willow Bank", lead))
        for one, other in itertools.permutations(self.places, 2):
            one.knows(other)
        self.room = self.places[0].run(AddClass("4A"))
        for number in range(3):
            values = (("legal_given", f"Pupil{number}"), ("legal_family", "Ash"))
            self.places[0].run(AddPupil(values, self.room))
        self.picture = folder / "face.jpg"
        self.edits = itertools.count(1)
        self.post = [[], [], []]
        self.known = [{}, {}, {}]
        """Of each vault: (pupil, field) to the edits that it knows of."""
        self.merges = [set(), set(), set()]
        for to in (1, 2):
            self.send(0, to - 1)
            self.receive(to, 0)

    def close(self):
        for place in self.places:
            place.lock()
        shutil.rmtree(self.folder)

    # What a step does; `a` and `b` pick among what is there.

    def pupils(self, who):
        return sorted(self.places[who].run(ListPupils()), key=lambda row: row.given)

    def page(self, who, a):
        rows = self.pupils(who)
        return self.places[who].run(OpenPupil(rows[a % len(rows)].id)) if rows else None

    def do(self, step):
        what, who, a, b = step
        getattr(self, what)(who, a, b)

    def change(self, who, a, b):
        page, field, edit = self.page(who, a), FIELDS[b % 3], next(self.edits)
        if page is None:
            return
        value = f"{field} {edit}"
        self.places[who].run(ChangePupil(page.facts.id, page.facts.version, ((field, value),)))
        key = (page.facts.id, field)
        self.known[who][key] = self.known[who].get(key, frozenset()) | {edit}

    def pupil(self, who, _a, _b):
        values = (("legal_given", f"New{next(self.edits)}"), ("legal_family", "Oak"))
        self.places[who].run(AddPupil(values, self.room))

    def contact(self, who, a, b):
        page = self.page(who, a)
        if page is None:
            return
        old = (
            sorted(page.contacts, key=lambda c: c.phone)[b % len(page.contacts)]
            if page.contacts and b % 2
            else None
        )
        new = Contact(
            old.id if old else NEW,
            old.version if old else 0,
            given=old.given if old else f"C{next(self.edits)}",
            phone=f"01632 {next(self.edits)}",
        )
        self.places[who].run(SetContact(page.facts.id, new))

    def alert(self, who, a, b):
        page = self.page(who, a)
        if page is None:
            return
        old = (
            sorted(page.alerts, key=lambda alert: alert.text)[b % len(page.alerts)]
            if page.alerts and b % 2
            else Alert(NEW, 0, "other", "")
        )
        words = f"Alert {next(self.edits)}"
        self.places[who].run(SetAlert(page.facts.id, old.id, "other", words, version=old.version))

    def remove(self, who, a, b):
        page = self.page(who, a)
        if page is None:
            return
        if page.contacts and b % 2:
            one = sorted(page.contacts, key=lambda c: c.phone)[b % len(page.contacts)]
            self.places[who].run(RemoveContact(page.facts.id, one.id))
        elif page.alerts:
            one = sorted(page.alerts, key=lambda alert: alert.text)[b % len(page.alerts)]
            self.places[who].run(RemoveAlert(page.facts.id, one.id))

    def consent(self, who, a, b):
        page = self.page(who, a)
        if page is not None:
            # Only ever given, so that every photo may travel to the others.
            by = f"parent {next(self.edits)}"
            purpose = ("photo-class", "photo-display")[b % 2]
            known = next((c.version for c in page.consents if c.purpose == purpose), 0)
            self.places[who].run(DecideConsent(page.facts.id, purpose, "given", by, DAY, known))

    def photo(self, who, a, b):
        page = self.page(who, a)
        if page is not None:
            self.picture.write_bytes(figure_jpeg(b))
            self.places[who].run(AddPhotoFile(page.facts.id, self.picture, DAY))

    def undo(self, who, _a, _b):
        """The newest step of this vault's own that is no merge; a pupil may go with it."""
        session = self.places[who].session
        if not session.undo_steps or session.undo_steps[-1] in self.merges[who]:
            return
        before = {row.id: self.values(who, row.id) for row in self.pupils(who)}
        try:
            session.run(UndoStep(session.undo_steps[-1]))
        except UndoConflictError:
            return
        edit = next(self.edits)
        here = {row.id for row in self.pupils(who)}
        for pupil, values in before.items():
            if pupil not in here:
                for field in FIELDS:
                    self.known[who].pop((pupil, field), None)
                continue
            now = self.values(who, pupil)
            for field in FIELDS:
                if now[field] != values[field]:
                    key = (pupil, field)
                    self.known[who][key] = self.known[who].get(key, frozenset()) | {edit}

    def values(self, who, pupil):
        facts = self.places[who].run(OpenPupil(pupil)).facts
        return {field: getattr(facts, field) for field in FIELDS}

    def send(self, who, a, _b=0):
        to = [other for other in range(3) if other != who][a % 2]
        place = self.places[who]
        pupils = tuple(row.id for row in self.pupils(who))
        path = place.send([self.places[to]], classes=(self.room,), pupils=pupils)
        values = {pupil: self.values(who, pupil) for pupil in pupils}
        self.post[to].append((path, dict(self.known[who]), values))

    def receive(self, who, a, b=0):
        """Any file that lies there, not only the oldest; decisions fall either way."""
        if not self.post[who]:
            return
        path, theirs, values = self.post[who].pop(a % len(self.post[who]))
        place = self.places[who]
        decisions = Decisions(prefer=("mine", "theirs")[b % 2])
        try:
            seen = place.run(PreviewTransfer(path, None, decisions))
        except (AlreadyMergedError, OlderTransferError):
            return
        self.check_against_model(who, seen, theirs, values, decisions)
        place.run(ApplyTransfer(path, decisions, seen.digest))
        self.decide_about_whole_pupils(who, seen)
        self.merges[who] |= set(place.session.undo_steps[-1:])

    def decide_about_whole_pupils(self, who, seen):
        """Kept or let go where the other side did otherwise: a decision about all of it."""
        here = {row.id for row in self.pupils(who)}
        for item in seen.items:
            if item.table != "pupil" or any(met.field for met in item.fields):
                continue
            for field in FIELDS:
                key, edit = (item.record, field), next(self.edits)
                if item.record not in here:
                    self.known[who].pop(key, None)
                elif item.standing is Standing.CONFLICT:
                    self.known[who][key] = self.known[who].get(key, frozenset()) | {edit}

    def check_against_model(self, who, seen, theirs, values, decisions):
        """Every field of a pupil who is on both sides ends as the model says."""
        shown = {
            (item.record, met.field): met.is_conflict
            for item in seen.items
            if item.table == "pupil"
            for met in item.fields
        }
        here = {row.id for row in self.pupils(who)}
        mine = self.known[who]
        for pupil, words in values.items():
            if pupil not in here:
                for field in FIELDS:
                    if (pupil, field) in theirs:
                        mine[pupil, field] = theirs[pupil, field]
                continue
            have = self.values(who, pupil)
            for field in FIELDS:
                key = (pupil, field)
                a, b = mine.get(key, frozenset()), theirs.get(key, frozenset())
                if have[field] == words[field]:
                    assert key not in shown
                elif a <= b:
                    assert shown[key] is False, "it flows"
                elif b <= a:
                    assert key not in shown, "what is old changes nothing"
                else:
                    assert shown[key] is True, "changed on both sides: a person decides"
                    a |= {next(self.edits)}
                mine[key] = a | b

    # Afterwards.

    def exchange_until_quiet(self):
        for who in range(3):
            while self.post[who]:
                self.receive(who, 0, 0)
        for _ in range(8):
            moved = []
            for one, other in itertools.permutations(range(3), 2):
                self.send(one, [o for o in range(3) if o != one].index(other))
                path = self.post[other][-1][0]
                moved += self.places[other].preview(path, Decisions(prefer="mine")).items
                self.receive(other, len(self.post[other]) - 1, 0)
            if not moved:
                return
        raise AssertionError(f"they do not come to rest: {moved}")

    def all_of(self, who):
        """Everything that travels, by id."""
        found = {}
        for row in self.pupils(who):
            page = self.places[who].run(OpenPupil(row.id))
            found[row.id] = (
                self.values(who, row.id),
                row.class_name,
                sorted((c.id, c.given, c.phone) for c in page.contacts),
                sorted((alert.id, alert.text) for alert in page.alerts),
                sorted((k.purpose, k.state, k.decided_by) for k in page.consents),
                [photo.id for photo in page.photos if photo.is_current],
            )
        return found


def live(folder, steps):
    world = World(folder)
    try:
        for step in steps:
            world.do(step)
        world.exchange_until_quiet()
        one, two, three = (world.all_of(who) for who in range(3))
        assert one == two
        assert two == three
        for who in range(3):
            assert all(row.state for row in world.places[who].run(ListTransfers()))
    finally:
        world.close()


def settled(examples):
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )


@settled(4)
@given(st.lists(STEP, min_size=20, max_size=30))
def test_vaults_that_exchange_files_in_any_order_end_up_alike(tmp_path_factory, steps):
    live(tmp_path_factory.mktemp("three"), steps)


@pytest.mark.slow
@settled(25)
@given(st.lists(STEP, min_size=120, max_size=200))
def test_they_do_after_two_hundred_steps(tmp_path_factory, steps):
    live(tmp_path_factory.mktemp("three"), steps)
