"""Every kind of data by every role to every role: sent, or refused; and what really travels."""

from datetime import date

import pytest

from tests.two_vaults import NEXT_MONTH, PASSWORD, Place, two_places
from vault.actions.cards import AddCard, SaveOwnCard
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent
from vault.actions.history import UndoStep
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, OpenPupil
from vault.actions.receive import ListTransfers
from vault.actions.sealed import (
    ListHealth,
    ListSafeguarding,
    RaiseConcern,
    WriteHealth,
    WriteSafeguarding,
)
from vault.actions.send import CountSend, SendFile
from vault.crypto.kdf import FLOOR
from vault.domain.access import READ_RIGHTS, WRITE_RIGHTS, Permission, Role
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW, CardId
from vault.domain.matrix import may
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.domain.transfer import SEALED_KINDS, Selection, SendOrder, Standing
from vault.errors import (
    NotFoundError,
    PermissionDeniedError,
    SealedAloneError,
    UndecidedError,
    UndoConflictError,
)
from vault.store.database.work import no_report
from vault.unlock import unlock_vault

DAY = date(2026, 9, 1)
KEEPS_CARDS = [role for role in Role if may(role, Permission.CARD_OWN)]


def record(pupil, text="Asthma: inhaler", **more):
    return SealedRecord(NEW, pupil, "Nan Nurse", "2026-09-01", "asthma", text, **more)


def as_profile(place, name):
    place.lock()
    place.session = unlock_vault(place.folder, name, Password.typed(PASSWORD), params=FLOOR)
    place.lead = name


class Town:
    """A school with a profile of every role, and a colleague of every role in another vault."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "away").mkdir()
        self.school = Place(folder, "Willow Bank", "Olive Office")
        self.away = Place(folder / "away", "Willow Bank", "Abe Away")
        self.room = self.school.run(AddClass("4A"))
        self.other = self.school.run(AddClass("4B"))
        ann = (("legal_given", "Ann"), ("legal_family", "Ash"))
        bob = (("legal_given", "Bob"), ("legal_family", "Birch"))
        self.ann = self.school.run(AddPupil(ann, self.room))
        self.bob = self.school.run(AddPupil(bob, self.other))
        for place in (self.school, self.away):
            lead = place.lead
            for role in Role:
                rooms = frozenset({self.room}) if place is self.school else frozenset()
                place.run(AddProfile(f"{lead} {role.value}", role, Password.typed(PASSWORD), rooms))
        files = []
        for role in KEEPS_CARDS:
            as_profile(self.away, f"Abe Away {role.value}")
            path = folder / f"{role.value}.tuckcard"
            self.away.run(SaveOwnCard(path))
            files.append(path)
        self.cards = {}
        for role, path in zip(KEEPS_CARDS, files, strict=True):
            self.cards[role] = CardId(self.school.run(AddCard(path, True)).id)
        self.sent = 0

    def send(self, kind, to, *, classes=None, pupils=()):
        self.sent += 1
        path = self.folder / f"{self.sent}.tuck"
        rooms = (self.room,) if classes is None else classes
        chosen = Selection(rooms, pupils, frozenset({DataKind.NAMES, kind}))
        self.school.run(SendFile(SendOrder(chosen, (self.cards[to],), "test", NEXT_MONTH), path))
        return path


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(folder / "home"))
        found = Town(folder)
        yield found
        found.school.lock()
        found.away.lock()


def all_pairs():
    return [(kind, to) for kind in DataKind for to in KEEPS_CARDS]


def where_the_recipient_matters():
    """Each kind to the first, and the sealed ones to everybody."""
    return [(kind, to) for kind, to in all_pairs() if kind in SEALED_KINDS or to is KEEPS_CARDS[0]]


@pytest.mark.parametrize(
    "pairs", [where_the_recipient_matters, pytest.param(all_pairs, marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("sender", Role)
def test_each_role_sends_what_it_may_to_whom_it_may_and_nothing_else(sender, pairs, town):
    as_profile(town.school, f"Olive Office {sender.value}")
    for kind, to in pairs():
        if not may(sender, Permission.SEND):
            expected = PermissionDeniedError
        elif kind not in SEALED_KINDS:
            expected = None
        elif not may(sender, READ_RIGHTS[SEALED_KINDS[kind]]):
            expected = PermissionDeniedError
        elif not may(to, WRITE_RIGHTS[SEALED_KINDS[kind]]):
            expected = SealedAloneError
        else:
            expected = None
        if expected is None:
            assert town.send(kind, to).exists()
            continue
        with pytest.raises(expected):
            town.send(kind, to)
        assert not (town.folder / f"{town.sent}.tuck").exists()
    assert may(sender, Permission.SEND) == (
        sender in {Role.DATA_LEAD, Role.SAFEGUARDING_LEAD, Role.SEND_COORDINATOR, Role.TEACHER}
    )


def test_a_teacher_sends_their_own_classes_only(town):
    as_profile(town.school, "Olive Office teacher")
    with pytest.raises(NotFoundError):
        town.send(DataKind.CONTACTS, Role.TEACHER, classes=(town.other,))
    with pytest.raises(NotFoundError):
        town.send(DataKind.CONTACTS, Role.TEACHER, classes=(), pupils=(town.bob,))
    with pytest.raises(NotFoundError):
        town.school.run(CountSend(Selection((town.other,))))


# What really travels.


@pytest.fixture
def keepers(tmp_path):
    """Two safeguarding leads, each in a vault of their own, with the pupils of one class."""
    office, teacher = two_places(tmp_path)
    teacher.receive(office.send([teacher], classes=[office.room]))
    leads = []
    for place, name in ((office, "Sal Safe"), (teacher, "Sue Safe")):
        lead = place.lead
        place.run(AddProfile(name, Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
        as_profile(place, name)
        leads.append((place, lead))
    office.knows(teacher)
    teacher.knows(office)
    yield office, teacher
    office.lock()
    teacher.lock()


def test_health_records_go_to_who_keeps_them_and_changes_meet(keepers):
    here, there = keepers
    ann = here.pupils[0]
    kinds = frozenset({DataKind.NAMES, DataKind.HEALTH})
    name = here.run(WriteHealth(record(ann)))
    counts = here.run(CountSend(Selection((here.room,), kinds=kinds)))
    assert (counts.by_kind[DataKind.HEALTH], counts.by_kind[DataKind.SAFEGUARDING]) == (1, 0)
    path = here.send([there], classes=[here.room], kinds=kinds)
    seen = there.preview(path)
    assert [(i.table, i.standing) for i in seen.items] == [("health", Standing.NEW)]
    there.receive(path)
    (got,) = there.run(ListHealth(ann))
    assert (got.id, got.text, got.author) == (name, "Asthma: inhaler", "Nan Nurse")
    assert there.preview(here.send([there], classes=[here.room], kinds=kinds)).items == ()

    def rewrite(place, text):
        (old,) = place.run(ListHealth(ann))
        new = SealedRecord(old.id, ann, place.lead, "2026-10-01", "asthma", text, old.version)
        place.run(WriteHealth(new))

    rewrite(there, "Two puffs")
    here.receive(there.send([here], classes=[here.room], kinds=kinds))
    assert here.run(ListHealth(ann))[0].text == "Two puffs"
    rewrite(here, "Three puffs")
    rewrite(there, "Four puffs")
    path = there.send([here], classes=[here.room], kinds=kinds)
    (item,) = here.preview(path).items
    (met,) = item.fields
    assert (item.standing, met.mine, met.theirs) == (
        Standing.CONFLICT,
        "Three puffs",
        "Four puffs",
    )
    assert (met.mine_by, met.theirs_by) == ("Sal Safe", "Sue Safe")
    with pytest.raises(UndecidedError):
        here.receive(path)
    here.receive(path, prefer="mine")
    there.receive(here.send([there], classes=[here.room], kinds=kinds))
    assert [p.run(ListHealth(ann))[0].text for p in keepers] == ["Three puffs"] * 2


def test_safeguarding_records_and_concerns_go_to_a_safeguarding_lead(keepers):
    here, there = keepers
    ann = here.pupils[0]
    here.run(WriteSafeguarding(record(ann, "Chronology\nline two")))
    here.run(RaiseConcern(record(ann, "A bruise")))
    kinds = frozenset({DataKind.NAMES, DataKind.SAFEGUARDING})
    there.receive(here.send([there], classes=[here.room], kinds=kinds))
    texts = sorted(r.text for r in there.run(ListSafeguarding(ann)))
    assert texts == ["A bruise", "Chronology\nline two"]
    # The raised concern, taken up by the other lead, is one record here afterwards.
    (concern,) = [r for r in there.run(ListSafeguarding(ann)) if r.text == "A bruise"]
    there.run(
        WriteSafeguarding(
            SealedRecord(concern.id, ann, "Sue", "2026-10-01", "x", "A fall", concern.version)
        )
    )
    here.receive(there.send([here], classes=[here.room], kinds=kinds))
    texts = sorted(r.text for r in here.run(ListSafeguarding(ann)))
    assert texts == ["A fall", "Chronology\nline two"]


def take_back(place):
    place.run(UndoStep(place.session.undo_steps[-1]))


def do_again(place):
    place.run(UndoStep(place.session.redo_steps[-1]))


def test_a_merge_of_sealed_records_is_taken_back_and_done_again(keepers):
    here, there = keepers
    ann = here.pupils[0]
    kinds = frozenset({DataKind.NAMES, DataKind.SAFEGUARDING})
    names = {"old": here.run(WriteSafeguarding(record(ann, "Old")))}
    there.receive(here.send([there], classes=[here.room], kinds=kinds))
    (old,) = here.run(ListSafeguarding(ann))
    new = SealedRecord(old.id, ann, "Sal", "2026-10-01", "x", "Newer", old.version)
    here.run(WriteSafeguarding(new))
    here.run(WriteSafeguarding(record(ann, "Second")))
    path = here.send([there], classes=[here.room], kinds=kinds)

    def texts():
        return sorted(r.text for r in there.run(ListSafeguarding(ann)))

    there.receive(path)
    assert texts() == ["Newer", "Second"]
    take_back(there)
    assert texts() == ["Old"]
    assert len(there.run(ListTransfers())) == 2, "as never merged"
    do_again(there)
    assert texts() == ["Newer", "Second"]
    take_back(there)
    there.receive(path)
    assert texts() == ["Newer", "Second"]
    # What both last had of each other went back with it: a change made then is no conflict.
    (mine,) = [r for r in there.run(ListSafeguarding(ann)) if r.id == names["old"]]
    changed = SealedRecord(mine.id, ann, "Sue", "2026-10-02", "x", "Newest", mine.version)
    there.run(WriteSafeguarding(changed))
    with pytest.raises(UndoConflictError):
        take_back(there)
    assert texts() == ["Newest", "Second"]
    seen = here.preview(there.send([here], classes=[here.room], kinds=kinds))
    assert [(i.standing, i.fields[0].theirs) for i in seen.items] == [(Standing.CHANGED, "Newest")]


def test_a_coordinator_who_may_not_write_the_transfer_log_takes_a_merge_back(keepers):
    here, there = keepers
    ann = here.pupils[0]
    kinds = frozenset({DataKind.NAMES, DataKind.HEALTH})
    here.run(WriteHealth(record(ann)))
    as_profile(there, "Theo Teacher")
    there.run(AddProfile("Cora Ord", Role.SEND_COORDINATOR, Password.typed(PASSWORD)))
    as_profile(there, "Cora Ord")
    card = there.card()
    as_profile(there, "Theo Teacher")
    there.run(AddCard(here.card(), is_confirmed=True))
    here.run(AddCard(card, is_confirmed=True))
    as_profile(there, "Cora Ord")
    path = here.send([there], classes=[here.room], kinds=kinds)
    for _ in range(2):
        there.receive(path)
        assert len(there.run(ListHealth(ann))) == 1
        take_back(there)
        assert there.run(ListHealth(ann)) == ()


def test_a_concern_is_in_the_drop_box_again_when_its_merge_is_taken_back(keepers):
    here, there = keepers
    ann = here.pupils[0]
    kinds = frozenset({DataKind.NAMES, DataKind.SAFEGUARDING})
    here.run(RaiseConcern(record(ann, "A bruise")))
    there.receive(here.send([there], classes=[here.room], kinds=kinds))
    (theirs,) = there.run(ListSafeguarding(ann))
    there.run(
        WriteSafeguarding(
            SealedRecord(theirs.id, ann, "Sue", "2026-10-01", "x", "A fall", theirs.version)
        )
    )
    here.receive(there.send([here], classes=[here.room], kinds=kinds))
    assert [r.text for r in here.run(ListSafeguarding(ann))] == ["A fall"]
    take_back(here)
    assert [r.text for r in here.run(ListSafeguarding(ann))] == ["A bruise"]
    do_again(here)
    assert [r.text for r in here.run(ListSafeguarding(ann))] == ["A fall"]


def test_photos_go_only_where_the_consent_allows_the_purpose(tmp_path):
    office, teacher = two_places(tmp_path)
    ann = office.pupils[0]
    kinds = frozenset({DataKind.NAMES, DataKind.PHOTOS})

    def photos(state, purpose):
        if state:
            decided = [c for c in office.run(OpenPupil(ann)).consents if c.purpose == purpose]
            version = decided[0].version if decided else 0
            office.run(DecideConsent(ann, purpose, state, "Robin Ash", DAY, version))
        counts = office.run(CountSend(Selection((office.room,), (), kinds, purpose)))
        path = office.send([teacher], classes=[office.room], kinds=kinds, purpose=purpose)
        assert office.report.photos == counts.by_kind[DataKind.PHOTOS]
        assert office.report.photos + office.report.photos_held_back == 1
        assert office.report.photos_held_back == counts.photos_held_back
        assert [i.table for i in teacher.preview(path).items].count("photo") == office.report.photos
        return office.report.photos

    assert photos("", "photo-class") == 1
    assert photos("refused", "photo-class") == 0
    assert photos("withdrawn", "photo-class") == 0
    assert photos("given", "photo-class") == 1
    for purpose in ("photo-display", "photo-website", "photo-press"):
        assert photos("", purpose) == 0
        assert photos("given", purpose) == 1
    office.lock()
    teacher.lock()


def test_of_two_answers_about_one_purpose_the_one_that_holds_back_counts(tmp_path):
    """As files of an older program could leave them: which one is read first must not matter."""
    office, teacher = two_places(tmp_path)
    ann, vault = office.pupils[0], office.session._vault
    office.run(DecideConsent(ann, "photo-class", "given", "Robin Ash", DAY))
    kinds = frozenset({DataKind.NAMES, DataKind.PHOTOS})
    for name, state in (("f" * 31 + "0", "refused"), ("f" * 32, "given")):
        with vault.unit("test", no_report, writes=True), vault.parts.fence.inside() as token:
            vault._connection.execute(
                f"{token} INSERT INTO main.consent (id, pupil_id, purpose, state)"
                " VALUES (?, ?, 'photo-class', ?)",
                (name, ann, state),
            )
        office.send([teacher], classes=[office.room], kinds=kinds)
        assert (office.report.photos, office.report.photos_held_back) == (0, 1)
