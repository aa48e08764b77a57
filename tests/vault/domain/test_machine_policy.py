"""A policy narrows, and one that is not understood in every word lets nothing leave."""

import tomllib

import pytest

from vault.domain.machine_policy import Leaving, policy_of

WHOLE = """
lock_minutes = 3
argon2_memory_mib = 128
vaults_folder = "/srv/tuckbox"
exports = ["sealed-files", "paper"]
"""


def test_a_whole_policy_is_read():
    policy = policy_of(tomllib.loads(WHOLE))
    assert (policy.lock_minutes, policy.argon2_memory_mib) == (3, 128)
    assert policy.vaults_folder == "/srv/tuckbox"
    assert policy.exports == {Leaving.SEALED, Leaving.PAPER}
    assert (policy.is_set, policy.trouble) == (True, "")


def test_what_is_not_said_is_as_without_a_policy():
    policy = policy_of({})
    assert (policy.lock_minutes, policy.exports) == (30, frozenset(Leaving))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("lock_minute = 3", "lock_minute"),
        ("lock_minutes = 0", "lock_minutes"),
        ("lock_minutes = 31", "30"),
        ("lock_minutes = true", "lock_minutes"),
        ('lock_minutes = "3"', "lock_minutes"),
        ("argon2_memory_mib = 32", "64"),
        ("argon2_memory_mib = 512", "256"),
        ("vaults_folder = 3", "vaults_folder"),
        ('vaults_folder = " "', "vaults_folder"),
        ('exports = "paper"', "exports"),
        ('exports = ["papers"]', "paper"),
        ("exports = [1]", "exports"),
        ("[exports]\npaper = true", "exports"),
    ],
)
def test_one_word_that_is_not_understood_lets_nothing_leave(line, word):
    policy = policy_of(tomllib.loads(f"{line}\n"))
    assert word in policy.trouble
    assert policy.exports == frozenset()
    assert policy.lock_minutes <= 30
