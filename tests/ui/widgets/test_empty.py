"""A hint in place of an empty list: nothing before it is seen, then words and one button."""

from ui.widgets.empty import EmptyHint


def test_it_holds_nothing_before_it_is_seen_and_then_says_what_to_do(qtbot):
    hint = EmptyHint("No pupils yet", "Bring in the roll.", "Go to Import")
    qtbot.addWidget(hint)
    assert hint.children() == []
    hint.resize(500, 300)
    hint.show()
    assert (hint.title.text(), hint.words.text()) == ("No pupils yet", "Bring in the roll.")
    with qtbot.waitSignal(hint.acted, timeout=1000):
        hint.button.click()


def test_without_an_act_there_is_no_button_and_an_offer_can_be_taken_back_before_it_is_seen(qtbot):
    for hint, is_there in (
        (EmptyHint("None", "Nothing to do."), False),
        (EmptyHint("None", "Nothing to do.", "Go"), True),
    ):
        qtbot.addWidget(hint)
        if is_there:
            hint.offer(on=False)
        hint.resize(500, 300)
        hint.show()
        assert not hint.button.isVisible()


def test_nothing_is_made_before_it_is_seen_and_then_all_is_as_it_was_told(qtbot):
    hint = EmptyHint("No pupils yet", "They come with the roll.", "Go to Import")
    qtbot.addWidget(hint)
    hint.offer(on=False)
    assert not hint.is_made
    hint.show()
    assert (hint.title.text(), hint.words.text()) == ("No pupils yet", "They come with the roll.")
    assert not hint.button.isVisible()
    hint.offer(on=True)
    assert hint.button.isVisible()
    with qtbot.waitSignal(hint.acted):
        hint.button.click()
