"""One concern about several children: an entry for each, and nobody's marks in another's file."""

from datetime import date, time

import pytest

from tests.conftest import PASSWORD
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import ListConcerns, ListSafeguarding, RaiseConcern
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.concern_form import BodyMark, ConcernForm, parts_of
from vault.domain.concerns import MOST_CHILDREN, Standing
from vault.domain.ids import NEW, PupilId, RecordId
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, NotFoundError
from vault.unlock import unlock_vault

DAY = date(2026, 11, 20)
FORM = ConcernForm(
    DAY, time(9, 15), facts="Two fought\nPlace: here", marks=(BodyMark(True, 50, 35, "left arm"),)
)


@pytest.fixture
def people(lead):
    ids = [lead.run(AddPupil((("legal_given", name),))) for name in ("Ann", "Bob", "Cy")]
    lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    return ids


def raised(lead, pupil, *others):
    record = SealedRecord(NEW, pupil, "", DAY.isoformat(), "Concern", FORM.text(DAY))
    return lead.run(RaiseConcern(record, others))


def read(lead):
    lead.lock()
    return unlock_vault(lead.folder, "Sam", Password.typed(PASSWORD), params=FLOOR)


def test_each_child_has_a_signed_entry_that_knows_the_others_and_no_others_marks(lead, people):
    ann, bob, cy = people
    raised(lead, ann, bob, ann, bob)
    with read(lead) as keeper:
        concerns = {c.record.pupil: c for c in keeper.run(ListConcerns())}
        assert set(concerns) == {ann, bob}
        assert all(c.standing is Standing.SIGNED for c in concerns.values())
        assert [p.known_as for p in concerns[ann].others] == ["Bob"]
        assert [p.known_as for p in concerns[bob].others] == ["Ann"]
        assert parts_of(concerns[ann].record.text).marks == FORM.marks
        theirs = concerns[bob].record.text
        assert parts_of(theirs).marks == ()
        assert "left arm" not in theirs
        assert "Two fought\n  Place: here" in theirs, "the rest stands as it was written"
        for child, other in ((ann, "Bob"), (bob, "Ann")):
            (entry,) = keeper.run(ListSafeguarding(child))
            assert entry.others_names == (other,)
            assert other not in entry.text
        assert keeper.run(ListSafeguarding(cy)) == ()


def test_where_one_of_them_is_not_here_nothing_is_raised_at_all(lead, people):
    gone = PupilId(RecordId("0" * 32))
    with pytest.raises(NotFoundError):
        raised(lead, people[0], people[1], gone)
    many = [PupilId(RecordId(f"{n:032x}")) for n in range(MOST_CHILDREN)]
    with pytest.raises(InvalidValueError):
        raised(lead, people[0], *many)
    with read(lead) as keeper:
        assert keeper.run(ListConcerns()) == ()
