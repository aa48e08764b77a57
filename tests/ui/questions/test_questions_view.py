"""Questions side by side: one at a time, with the keyboard alone, and nothing in bulk."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton

from ui.questions.question_table import DIFFERS, FACE, IS_MARKED, SIDE
from ui.questions.question_words import verdict
from ui.questions.questions_view import QuestionsView
from ui.questions.sides_painter import ROW
from vault.demo.figures import figure_jpeg
from vault.domain.identity.questions import Candidate, Question

LEE = Candidate("", "Lee, Ann", "2018-03-09", "4A", "00123")
ANN = Candidate("ann", "Ann Lee", "2018-03-09", "4A", "123")
MIA = Candidate("mia", "Mia Lee", "2016-01-02", "", "77")


def asked(number, incoming=LEE, candidates=(ANN,), kind="pupil", **more):
    return Question(
        f"q{number}",
        number,
        "the number fits, the name does not",
        incoming,
        candidates,
        kind,
        **more,
    )


@pytest.fixture
def view(qtbot):
    view = QuestionsView()
    qtbot.addWidget(view)
    view.resize(1100, 520)
    view.show()
    view.show_questions([asked(1), asked(2, candidates=(ANN, MIA)), asked(3)])
    view.list.setFocus()
    return view


def press(qtbot, view, *keys):
    for key in keys:
        qtbot.keyClick(view.list, key)


ENTER = Qt.Key.Key_Return


def test_each_is_answered_by_its_own_key_and_enter_goes_on_to_the_next_open_one(qtbot, view):
    press(qtbot, view, Qt.Key.Key_1)
    assert view.current.id == "q1", "what was chosen stays in sight"
    assert view.buttons["1"].isChecked()
    press(qtbot, view, ENTER)
    assert view.current.id == "q2"
    press(qtbot, view, Qt.Key.Key_2, ENTER, Qt.Key.Key_A)
    assert dict(view.answers()) == {"q1": "same:ann", "q2": "same:mia", "q3": "new"}
    assert view.open_ones == 0
    assert view.rest_words() == ""
    with qtbot.waitSignal(view.finished):
        press(qtbot, view, ENTER)


def test_nothing_is_answered_beforehand_and_what_is_open_is_counted(view):
    assert view.answers() == ()
    assert view.rest_words().startswith("3 questions are not answered")
    assert not any(button.isChecked() for button in view.buttons.values())


def test_no_button_answers_more_than_the_question_that_is_looked_at(view):
    for count, key in enumerate(("1", "2", "L"), start=1):
        view.buttons[key].click()
        assert len(view.answers()) == count
        view.next.click()
    titles = {button.accessibleName() for button in view.findChildren(QPushButton)}
    assert not any("all" in title.casefold().split() for title in titles)


def test_a_key_that_is_held_down_answers_once(view):
    keys = view.findChildren(QShortcut)
    assert len(keys) > 10
    assert not any(key.autoRepeat() for key in keys)


def test_an_answer_can_be_taken_back_and_given_anew(qtbot, view):
    press(qtbot, view, Qt.Key.Key_L, ENTER, Qt.Key.Key_Up)
    assert view.current.id == "q1"
    assert view.buttons["L"].isChecked()
    press(qtbot, view, Qt.Key.Key_Backspace)
    assert view.answers() == ()
    assert not view.buttons["L"].isChecked()
    press(qtbot, view, Qt.Key.Key_A)
    assert view.answers() == (("q1", "new"),)


def test_answers_that_name_two_of_one_name_tell_them_apart(view):
    twin = Candidate("other", "Ann Lee", "2018-03-09", "4A", "555")
    view.show_questions([asked(1, candidates=(ANN, twin))])
    texts = [view.buttons[key].title.text() for key in ("1", "2")]
    assert texts == ["The same as Ann Lee, 123", "The same as Ann Lee, 555"]


def test_an_answer_says_what_it_will_change(view):
    view.show_questions([asked(1, candidates=(MIA,))])
    does = view.buttons["1"].does.text()
    assert does.startswith(
        "Mia Lee becomes Lee, Ann. The old name stays in the history. Takes from"
    )


def test_a_picture_is_nobodys_new_child(qtbot, view):
    view.show_questions([asked(1, kind="photo", may_be_new=False)])
    assert set(view.buttons) == {"1", "L"}
    press(qtbot, view, Qt.Key.Key_A)
    assert view.answers() == ()


def cell(table, row, column, role=Qt.ItemDataRole.DisplayRole):
    return table.data(table.index(row, column), role)


def test_what_differs_is_marked_and_told_in_words_and_spelling_does_not_count(view):
    view.show_questions([asked(1, candidates=(ANN, MIA))])
    table = view.table
    titles = [cell(table, row, 0) for row in range(1, 5)]
    assert titles == ["Name", "Born", "Class", "Number"]
    assert [cell(table, row, 1) for row in range(1, 5)] == ["Ann Lee", "09/03/2018", "4A", "123"]
    assert [cell(table, row, 1, DIFFERS) for row in range(1, 5)] == [False] * 4
    assert [cell(table, row, 2, DIFFERS) for row in range(1, 5)] == [True, True, None, True]
    assert cell(table, 1, 2, IS_MARKED)
    assert not cell(table, 1, 3, IS_MARKED), "with several, each says what differs of it"
    spoken = cell(table, 2, 2, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "In the vault (2), Born: 02/01/2016, differs"


def test_with_one_candidate_the_file_is_marked_and_a_sign_stands_in_each_row(view):
    named = Candidate("mia", "Mia Lee", "2018-03-09", "4A", "", "E801", "Mia", "Lee")
    other = Candidate("", "Mia Li", "2018-03-09", "", "12", "E801", "Mia", "Li")
    view.show_questions([asked(1, incoming=other, candidates=(named,))])
    table = view.table
    titles = [cell(table, row, 0) for row in range(1, table.rowCount())]
    assert titles == ["Given name", "Family name", "Born", "UPN", "Class", "Admission no."]
    signs = [cell(table, row, table.sign_column, DIFFERS) for row in range(1, table.rowCount())]
    assert signs == [False, True, False, False, None, None]
    assert cell(table, 2, table.file_column, IS_MARKED)
    assert not cell(table, 2, 1, IS_MARKED)
    assert cell(table, 2, table.sign_column, Qt.ItemDataRole.AccessibleTextRole) == "differs"
    assert cell(table, FACE, table.file_column, SIDE) == "In the file, row 1"
    assert view.reason.text().endswith(
        "Given name, date of birth and UPN agree. Family name differs."
    )


def test_a_long_value_is_shown_to_its_end(view):
    """What differs may stand there."""
    long = "Anastasia-Alexandra " * 6
    pair = [Candidate(one, long + one, given=long + one, family="Lee") for one in ("", "b")]
    view.show_questions([asked(1, incoming=pair[0], candidates=(pair[1],))])
    assert view.sides.rowHeight(1) > 2 * ROW


def test_faces_stand_with_the_child_they_are_of(view):
    question = view.current
    view.show_face(question, "ann", figure_jpeg(3))
    table = view.table
    role = Qt.ItemDataRole.DecorationRole
    assert cell(table, FACE, table.file_column, role) is None
    assert not cell(table, FACE, 1, role).isNull()
    view.list.setCurrentRow(1)
    view.show_face(question, "ann", figure_jpeg(3))
    assert cell(table, FACE, 1, role) is None, "a face that comes late is of another question"


def test_answers_stay_with_their_question_when_the_file_is_read_again(qtbot, view):
    press(qtbot, view, Qt.Key.Key_1)
    view.show_questions([asked(3), asked(1)])
    assert view.answers() == (("q1", "same:ann"),)
    view.show_questions([asked(3)])
    assert view.answers() == (), "what is not asked any more is not answered"


def test_of_home_and_first_contact_only_what_differs_is_marked(view):
    here = Candidate("mia", "Mia Lee", address="12 Mill Lane, Leeds", call_first="Wen Lee, mother")
    there = Candidate("", "Mia Lee", address="12 mill lane Leeds", call_first="Wen Li, mother")
    view.show_questions([asked(1, there, (here,))])
    table = view.sides.table
    rows = {table.index(row, 0).data(): row for row in range(1, table.rowCount())}
    assert list(rows) == ["Name", "Address", "Call first"]
    differs = {name: table.index(row, 2).data(DIFFERS) for name, row in rows.items()}
    assert differs == {"Name": False, "Address": False, "Call first": True}
    assert verdict(view.current) == "Name and address agree. First contact differs."
    assert "its contacts as ticked below" in view.buttons["1"].does.text()
    view.show_questions([asked(1, replace(there, call_first="Wen Lee", address=""), (here,))])
    assert [table.index(row, 2).data(DIFFERS) for row in (2, 3)] == [None, False]
    assert "Nothing in the vault changes" in view.buttons["1"].does.text()


def test_contacts_of_the_file_come_with_the_same_child_or_stay_out(qtbot, view):
    moved = replace(LEE, address="4 Station Road", call_first="Wen Li, mother")
    here = replace(ANN, address="12 Mill Lane", call_first="Wen Lee, mother")
    view.show_questions([asked(1), asked(2, moved, (here,))])
    assert not view.contacts_too.isVisibleTo(view)
    view.list.setCurrentRow(1)
    assert view.contacts_too.text() == "Take the contacts of the file too, and their address"
    assert view.contacts_too.isChecked()
    press(qtbot, view, Qt.Key.Key_1)
    assert dict(view.answers()) == {"q2": "same:ann"}
    view.contacts_too.click()
    assert dict(view.answers()) == {"q2": "same:ann,without-contacts"}
    assert view.buttons["1"].isChecked()
    view.list.setCurrentRow(0)
    view.list.setCurrentRow(1)
    assert not view.contacts_too.isChecked()
    press(qtbot, view, Qt.Key.Key_A)
    assert dict(view.answers()) == {"q2": "new"}


def test_of_the_same_first_contact_the_address_alone_is_asked_about(view):
    moved = replace(LEE, address="4 Station Road", call_first="Wen Lee, mother")
    here = replace(ANN, address="12 Mill Lane", call_first="Wen Lee, mother")
    view.show_questions([asked(1, moved, (here,))])
    assert view.contacts_too.text() == "Take the new address too"
