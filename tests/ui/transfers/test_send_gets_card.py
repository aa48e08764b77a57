"""What a colleague will get: the card is as high as its rows need, as soon as they are known."""

import pytest

from ui.transfers.send_gets_card import SendGetsCard
from ui.widgets.faces import FacePictures


@pytest.fixture
def card(qtbot):
    card = SendGetsCard(FacePictures())
    qtbot.addWidget(card)
    card.resize(380, 700)
    card.show()
    return card


def test_rows_that_came_are_counted_at_once(card):
    before = card.body.sizeHint().height()
    card.show_rows([(True, f"Row {n}") for n in range(9)])
    assert card.body.sizeHint().height() >= before + 9 * 20
