"""The access review shows who sees what, wants a verdict for each, and acts on it."""

import pytest

from vault.actions.access_review import ListReviews, ReadReviewOverview, SignAccessReview
from vault.actions.audit import ReadAudit
from vault.actions.profiles import AddProfile, ListProfiles
from vault.actions.pupils import OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.access_reviews import Verdict
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, ProfileSuspendedError
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def staffed(school):
    rooms = frozenset({school.ids["a"]})
    school.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD), rooms))
    school.run(AddProfile("Aude", Role.AUDITOR, Password.typed(PASSWORD)))
    return school


def verdicts(session, **words):
    return tuple((p.id, words.get(p.name, Verdict.CONFIRMED)) for p in session.run(ListProfiles()))


def test_it_shows_how_much_each_profile_sees_and_opened(staffed):
    staffed.run(OpenPupil(staffed.ids["ann"]))
    lines = {line.profile.name: line for line in staffed.run(ReadReviewOverview()).lines}
    assert (lines["Theo"].pupils, lines["Theo"].classes) == (1, ("4A",))
    assert lines["Aude"].pupils == 0
    assert (lines["Dana Lead"].pupils, lines["Dana Lead"].opened) == (2, 1)
    assert lines["Theo"].last_unlock is None


def test_signing_suspends_what_is_withdrawn_and_signs_it(staffed):
    staffed.run(SignAccessReview(verdicts(staffed, Theo=Verdict.WITHDRAWN)))
    (review,) = staffed.run(ListReviews())
    assert (review.by, review.confirmed, review.withdrawn) == ("Dana Lead", 2, 1)
    (entry,) = [e for e in staffed.run(ReadAudit()) if e.kind == "review.sign"]
    assert len(entry.evidence) == 64
    staffed.lock()
    with pytest.raises(ProfileSuspendedError):
        unlock_vault(staffed.folder, "Theo", Password.typed(PASSWORD), params=FLOOR)


def test_a_profile_left_out_or_ones_own_withdrawn_signs_nothing(staffed):
    with pytest.raises(InvalidValueError):
        staffed.run(SignAccessReview(verdicts(staffed)[:-1]))
    mine = {"Dana Lead": Verdict.WITHDRAWN}
    with pytest.raises(InvalidValueError):
        staffed.run(SignAccessReview(verdicts(staffed, **mine)))
    assert staffed.run(ListReviews()) == ()
    assert not any(p.suspended for p in staffed.run(ListProfiles()))
