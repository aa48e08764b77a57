"""The picker needs no data of a child: numbers do, in a fair order, and nothing is written."""

from itertools import pairwise

from ui.seating.picker_view import PickerView
from vault.domain.ids import PupilId, RecordId

ANN, BOB = (PupilId(RecordId(name)) for name in ("a", "b"))


def picked(view, times):
    found = []
    for _ in range(times):
        view.pick.click()
        found.append(view.name.text())
    return found


def test_without_a_class_it_picks_numbers(qtbot):
    view = PickerView()
    qtbot.addWidget(view)
    view.show()
    assert view.by_number.isChecked()
    assert not view.by_number.isEnabled()
    view.most.setValue(3)
    found = picked(view, 12)
    assert set(found) == {"1", "2", "3"}
    assert all(one != other for one, other in pairwise(found))


def test_of_a_class_it_picks_names_until_numbers_are_chosen(qtbot):
    view = PickerView()
    qtbot.addWidget(view)
    view.show_pupils((ANN, BOB), {ANN: "Ann", BOB: "Bob"}, frozenset({BOB}))
    view.show()
    assert picked(view, 3) == ["Ann"] * 3, "who is absent is left out"
    view.by_number.setChecked(True)
    assert view.most.value() == 2
    assert set(picked(view, 4)) == {"1", "2"}, "numbers are of nobody"
    view.by_number.setChecked(False)
    assert view.name.text() == "Who is next?"
