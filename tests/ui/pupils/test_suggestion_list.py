"""What is suggested stands old beside new, with the buttons of who looks at it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QGridLayout, QLabel

from tests.suggestions import ROBIN, suggestion
from ui.pupils.suggestion_list import SuggestionList
from vault.domain.contact_suggestions import SuggestionState
from vault.domain.ids import NEW
from vault.domain.people import Contact

DECIDED = {
    "state": SuggestionState.DECLINED,
    "decided_by": "Dana",
    "decided_on": date(2026, 9, 4),
}


SIGNALS = {"accept": "accepted", "decline": "declined", "withdraw": "withdrawn"}


@pytest.fixture
def shown(qtbot):
    listed = SuggestionList()
    qtbot.addWidget(listed)

    def rows(*suggestions, may_decide=True):
        listed.show_suggestions(suggestions, may_decide=may_decide)
        return listed.rows

    rows.list = listed
    return rows


def texts(row):
    return [label.text() for label in row.findChildren(QLabel) if not label.isHidden()]


def grid_line(row, line):
    (grid,) = [g for g in row.layout().children() if isinstance(g, QGridLayout)]
    items = (grid.itemAtPosition(line, place) for place in range(grid.columnCount()))
    return [item.widget().text() for item in items]


@pytest.mark.parametrize(
    ("who", "of", "buttons"),
    [
        ("the office", {}, ["accept", "decline"]),
        ("the office", {"is_mine": True}, ["accept", "decline", "withdraw"]),
        ("the office", DECIDED, []),
        ("a teacher", {"is_mine": True}, ["withdraw"]),
        ("a teacher", {}, []),
        ("a teacher", {"is_mine": True, **DECIDED}, []),
    ],
)
def test_nobody_is_offered_what_would_be_refused(shown, who, of, buttons):
    (row,) = shown(suggestion(**of), may_decide=who == "the office")
    assert list(row.buttons) == buttons


def test_old_stands_beside_new_field_by_field(shown):
    (row,) = shown(suggestion(now=replace(ROBIN, email="new@x.org")))
    words = texts(row)
    assert {"Now", "Suggested"} <= set(words)
    lines = [grid_line(row, line) for line in (1, 2)]
    assert lines == [
        ["Phone", "01632 960001", "0161 496 0123"],
        ["Email", "new@x.org (when it was suggested: r@x.org)", "robin@x.org"],
    ]
    assert any("was changed since" in line for line in words)


def test_of_a_new_contact_nothing_stands_there_now(shown):
    (row,) = shown(suggestion(wanted=Contact(NEW, 0, given="Joan"), before=None, now=None))
    assert "Now" not in texts(row)
    assert "Joan" in texts(row)


def test_a_button_decides_about_its_own_line(qtbot, shown):
    first, second = suggestion(), suggestion(id="t" * 32, is_mine=True)
    for name, signal in SIGNALS.items():
        rows = shown(first, second)
        for row in (row for row in rows if name in row.buttons):
            with qtbot.waitSignal(getattr(shown.list, signal)) as sent:
                row.buttons[name].click()
            assert sent.args == [row.suggestion]


def test_a_screen_reader_hears_whose_button_it_is(shown):
    rows = shown(suggestion(), suggestion(now=replace(ROBIN, given="Joan")))
    assert [row.buttons["accept"].accessibleName() for row in rows] == [
        "Accept (Robin Ash)",
        "Accept (Joan Ash)",
    ]


def test_what_is_read_anew_takes_the_place_of_what_was_there(shown):
    old = shown(suggestion(), suggestion(is_mine=True))
    new = shown(suggestion(is_mine=True))
    assert all(row.isHidden() for row in old)
    assert shown.list.column.count() == len(new) == 1
    assert shown() == []
    assert shown.list.isHidden()
