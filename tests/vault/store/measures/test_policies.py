"""What the school decided stays decided, and nonsense is refused."""

import pytest

from vault.actions.policy import ReadPolicy, SetPolicy
from vault.domain.policy import Country, Policy
from vault.errors import InvalidValueError


def test_a_new_vault_stands_at_the_defaults_and_keeps_what_is_decided(lead):
    assert lead.run(ReadPolicy()) == Policy()
    wanted = Policy(country=Country.UNITED_STATES, training_grace_days=0, officer="Jo Data")
    lead.run(SetPolicy(wanted))
    assert lead.run(ReadPolicy()) == wanted
    lead.run(SetPolicy(Policy()))
    assert lead.run(ReadPolicy()) == Policy()


@pytest.mark.parametrize("days", [-1, 91, 10**9])
def test_a_grace_nobody_could_mean_is_refused(lead, days):
    with pytest.raises(InvalidValueError):
        lead.run(SetPolicy(Policy(training_grace_days=days)))
    assert lead.run(ReadPolicy()) == Policy()
