"""The list of every page: its buttons do what they say to the record that is chosen."""

from dataclasses import dataclass
from enum import StrEnum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.act_row import Act, ActRow
from ui.widgets.empty import EmptyHint
from ui.widgets.notice import Notice
from ui.widgets.record_list import RecordList


class Do(StrEnum):
    ADD = "add"
    CHANGE = "change"
    END = "end"


@dataclass(frozen=True)
class Thing:
    id: str
    name: str
    is_open: bool = True


ANN, BOB, CY = Thing("1", "Ann", is_open=False), Thing("2", "Bob"), Thing("3", "Cy")
ACTS = (
    Act(Do.ADD, "Add", for_none=True),
    Act(Do.CHANGE, "Change"),
    Act(Do.END, "End", fits=lambda thing: thing.is_open),
)


@pytest.fixture
def make(qtbot):
    around = QWidget()
    qtbot.addWidget(around)

    def make(**more):
        columns = (("Name", lambda thing: thing.name),)
        records = RecordList("Things", columns, ACTS, opens=Do.CHANGE, **more)
        records.setParent(around)
        around.show()
        records.show()
        records.heard = []
        records.acted.connect(lambda word, record: records.heard.append((word, record)))
        return records

    yield make
    around.close()


@pytest.fixture
def notice(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


def press(records):
    for button in records.buttons.values():
        button.click()
    heard, records.heard[:] = list(records.heard), []
    return heard


def test_without_a_record_only_what_needs_none_can_be_pressed(make):
    records = make()
    records.show_rows((ANN, BOB))
    assert [word for word, button in records.buttons.items() if button.isEnabled()] == ["add"]
    assert press(records) == [(Do.ADD, None)]


def test_what_does_not_fit_the_record_cannot_be_done_to_it(make):
    records = make()
    records.show_rows((ANN, BOB))
    records.choose("1")
    assert press(records) == [(Do.ADD, None), (Do.CHANGE, ANN)]
    records.choose("2")
    assert press(records) == [(Do.ADD, None), (Do.CHANGE, BOB), (Do.END, BOB)]
    assert isinstance(press(records)[0][0], Do)


def test_a_list_with_words_says_what_to_choose_first(make, notice):
    records = make(choose="Choose an open one first.", notice=notice)
    records.show_rows((ANN, BOB))
    assert press(records) == [(Do.ADD, None)]
    assert notice.text == "Choose an open one first."
    notice.clear()
    records.choose("1")
    assert press(records) == [(Do.ADD, None), (Do.CHANGE, ANN)]
    assert notice.text == "Choose an open one first."
    notice.clear()
    records.choose("2")
    press(records)
    assert notice.text == ""


def test_words_that_could_be_said_nowhere_are_refused(make):
    with pytest.raises(TypeError, match="Things"):
        make(choose="Choose an open one first.")


def test_enter_on_a_row_does_what_the_list_opens_with_and_nothing_for_who_only_reads(qtbot, make):
    records = make()
    records.show_rows((ANN, BOB))
    records.choose("2")
    qtbot.keyClick(records.table, Qt.Key.Key_Return)
    assert records.heard == [(Do.CHANGE, BOB)]
    records.allow(may_write=False)
    qtbot.keyClick(records.table, Qt.Key.Key_Return)
    assert records.heard == [(Do.CHANGE, BOB)]


def test_after_sorting_the_buttons_stand_for_the_record_that_is_shown_as_chosen(make):
    records = make()
    records.show_rows((ANN, BOB, CY))
    records.choose("1")
    records.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert records.table.chosen() == ANN
    assert records.table.currentIndex().data() == "Ann"
    assert [index.data() for index in records.table.selectionModel().selectedRows()] == ["Ann"]
    assert press(records) == [(Do.ADD, None), (Do.CHANGE, ANN)]


def test_the_hint_stands_where_there_is_nothing_and_not_where_a_search_finds_nothing(make):
    hint = EmptyHint("Nothing yet", "")
    records = make(empty=hint)
    assert records.middle.currentWidget() is records.table
    records.show_rows(())
    assert records.middle.currentWidget() is hint
    records.show_rows((), is_searched=True)
    assert records.middle.currentWidget() is records.table
    records.show_rows((ANN,))
    assert records.middle.currentWidget() is records.table


@pytest.mark.parametrize("keeps", [True, False])
def test_a_record_stays_chosen_by_its_id_where_the_list_keeps_its_choice(make, keeps):
    records = make(keeps_choice=keeps)
    records.show_rows((ANN, BOB))
    records.choose("2")
    changed = Thing("2", "Robert")
    records.show_rows((CY, changed))
    assert records.table.chosen() == (changed if keeps else None)
    assert records.buttons["change"].isEnabled() is keeps
    records.show_rows((CY,))
    assert records.table.chosen() is None
    assert not records.buttons["change"].isEnabled()


def test_a_button_that_nobody_gave_an_act_fails_by_name(make):
    with pytest.raises(TypeError, match="end"):
        make().do({Do.ADD: print, Do.CHANGE: print})
    with pytest.raises(TypeError, match="change"):
        ActRow(ACTS[:1]).do({Do.ADD: print, Do.CHANGE: print})


def test_each_button_does_its_own_act(make):
    records, done = make(), []
    records.do({word: lambda record, word=word: done.append((word, record)) for word in Do})
    records.show_rows((BOB,))
    records.choose("2")
    press(records)
    assert done == [(Do.ADD, None), (Do.CHANGE, BOB), (Do.END, BOB)]
