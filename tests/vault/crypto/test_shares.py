"""Shares of the recovery code: in any order, with old ones among them, and never too many."""

from itertools import permutations

import pytest
from shamir_mnemonic import generate_mnemonics

from vault.crypto.recovery import new_code
from vault.crypto.shares import SharePile, join_shares, read_share, split_code
from vault.domain.messages import sentence
from vault.errors import ShareRefusedError, SharesMissingError, SharesMixedError


@pytest.fixture
def code():
    return new_code()


@pytest.fixture
def new(code):
    return split_code(code, 2, 3)


@pytest.fixture
def old():
    return split_code(new_code(), 2, 3)


def test_three_shares_where_two_are_enough_open_it(code, new):
    for order in permutations(new):
        assert join_shares(list(order)).expose() == code.expose()


def test_a_share_of_an_older_set_is_in_nobodys_way_whatever_the_order(code, new, old):
    for order in permutations([old[0], new[0], new[2]]):
        assert join_shares(list(order)).expose() == code.expose()


def test_a_share_of_a_set_that_needs_more_is_in_nobodys_way(code, new):
    more = split_code(new_code(), 4, 5)
    for order in permutations([more[0], new[0], new[2]]):
        assert join_shares(list(order)).expose() == code.expose()


def test_it_is_said_which_one_does_not_belong(new, old):
    for place in range(3):
        pile, order = SharePile(), [new[0], new[2]]
        order.insert(place, old[0])
        for share in order:
            pile.add(share)
        assert pile.missing == 0
        assert f"share number {place + 1} belongs" in sentence(pile.doubt)


def test_of_two_that_do_not_belong_together_neither_is_called_the_old_one(new, old):
    with pytest.raises(SharesMixedError) as told:
        join_shares([old[0], new[0]])
    assert told.value.details == {"which": "1 and 2"}


def test_too_few_of_one_set_are_still_too_few(new):
    with pytest.raises(SharesMissingError) as told:
        join_shares([new[1], new[1].upper()])
    assert told.value.details == {"have": 1, "needed": 2}


def test_a_share_that_asks_for_hours_of_work_or_is_of_another_make_is_refused():
    (slow,) = generate_mnemonics(1, [(2, 3)], bytes(20), iteration_exponent=2)
    grouped = generate_mnemonics(2, [(1, 1), (1, 1)], bytes(20))[0]
    for share in (slow[0], grouped[0]):
        with pytest.raises(ShareRefusedError):
            read_share(share)
