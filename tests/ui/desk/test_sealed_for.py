"""Whom a file is sealed for: never nobody unless that is chosen."""

from types import SimpleNamespace

import pytest

from ui.desk.sealed_for import SealedFor


def card(name, *, is_confirmed=True, is_withdrawn=False):
    return SimpleNamespace(
        id=name.lower(),
        name=name,
        school="Oak Lane",
        is_confirmed=is_confirmed,
        is_withdrawn=is_withdrawn,
    )


@pytest.fixture
def field(qtbot):
    field = SealedFor()
    qtbot.addWidget(field)
    qtbot.addWidget(field.warning)
    field.show_cards(
        [card("Ama"), card("Ben", is_confirmed=False), card("Cy", is_withdrawn=True)],
    )
    return field


def test_it_begins_with_a_passphrase(field):
    assert (field.cards, field.in_the_clear) == ((), False)
    assert field.warning.isHidden()


def test_only_cards_that_were_confirmed_and_not_withdrawn_are_offered(field):
    assert field.count() == 3
    field.setCurrentIndex(1)
    assert (field.currentText(), field.cards) == ("Ama, Oak Lane", ("ama",))


def test_not_sealed_stands_last_and_warns(field):
    field.setCurrentIndex(2)
    assert (field.cards, field.in_the_clear) == ((), True)
    assert "Nothing protects" in field.warning.text()
