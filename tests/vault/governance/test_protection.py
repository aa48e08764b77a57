"""No measure is called good of which nothing can be told."""

from tests.vault.governance.check_runs import measures
from vault.domain.access import Role
from vault.domain.assessments import Result


def test_a_measure_of_which_nothing_can_be_told_is_not_called_good(school, unlock_as):
    seen = measures(unlock_as(Role.SAFEGUARDING_LEAD))
    assert seen[5].state is Result.UNKNOWN
    assert seen[6].state is Result.UNKNOWN
