"""What was at stake is counted, not guessed."""

from datetime import timedelta

import pytest

from tests.vault.governance.raised import NOW
from vault.actions.cards import ListCards
from vault.actions.custody import MakeStatement
from vault.actions.incidents import WorkOutBlastRadius
from vault.actions.pupils import OpenPupil
from vault.domain.access import Role
from vault.domain.custody import Lock
from vault.errors import StatementAlteredError
from vault.governance.blast_radius import guesses_a_second, years_for_words


def test_the_blast_radius_counts_what_is_there_and_who_opened_what(school):
    school.run(OpenPupil(school.ids["ann"]))
    school.run(OpenPupil(school.ids["ann"]))
    blast = school.run(WorkOutBlastRadius(NOW - timedelta(hours=1)))
    assert (blast.source, blast.pupils, dict(blast.counts)["enrolment"]) == ("vault", 2, 2)
    (opened,) = blast.opened
    assert (opened.profile, opened.pupils) == ("Dana Lead", 1)
    assert blast.failed_unlocks == 0
    late = school.run(WorkOutBlastRadius(NOW + timedelta(hours=1)))
    assert late.opened == ()
    assert blast.weakest == Lock(1, 64 * 1024, 3, 4)


def test_without_the_laptop_the_statement_gives_the_same_numbers(school, tmp_path):
    path = tmp_path / "s.tuckstatement"
    school.run(MakeStatement(path))
    blast = school.run(WorkOutBlastRadius(None, path))
    assert (blast.pupils, blast.opened) == (2, None)
    assert blast.source.startswith("statement of")
    path.write_bytes(path.read_bytes().replace(b'"pupil": 2', b'"pupil": 0'))
    with pytest.raises(StatementAlteredError):
        school.run(WorkOutBlastRadius(None, path))


def test_the_price_of_a_guess_is_the_one_that_was_measured():
    # 430 guesses a second for 256 MiB and 3 passes on a card that moves 1 TB a second.
    lock = Lock(1, 256 * 1024, 3, 4)
    assert 400 < guesses_a_second(lock) < 460
    assert 600 < years_for_words(lock, 4) < 700
    assert guesses_a_second(Lock(1, 64 * 1024, 3, 4)) == pytest.approx(4 * guesses_a_second(lock))


def test_a_safeguarding_lead_counts_too_but_not_from_the_trail(school, unlock_as):
    session = unlock_as(Role.SAFEGUARDING_LEAD)
    blast = session.run(WorkOutBlastRadius())
    assert blast.pupils == 2
    assert blast.opened is None
    assert session.run(ListCards()) == ()
