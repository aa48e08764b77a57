"""Questions side by side: one at a time, with the keyboard alone, and nothing in bulk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton

from ui.questions.question_table import FACE
from ui.questions.questions_view import QuestionsView
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


def test_each_is_answered_by_its_own_key_and_the_next_open_one_comes(qtbot, view):
    press(qtbot, view, Qt.Key.Key_1)
    assert view.current.id == "q2"
    press(qtbot, view, Qt.Key.Key_2, Qt.Key.Key_A)
    assert dict(view.answers()) == {"q1": "same:ann", "q2": "same:mia", "q3": "new"}
    assert view.open_ones == 0
    assert view.rest_words() == ""


def test_nothing_is_answered_beforehand_and_what_is_open_is_counted(view):
    assert view.answers() == ()
    assert view.rest_words().startswith("3 questions are not answered")
    assert not any(button.isChecked() for button in view.buttons.values())


def test_no_button_answers_more_than_the_question_that_is_looked_at(view):
    for count, key in enumerate(("1", "2", "L"), start=1):
        view.buttons[key].click()
        assert len(view.answers()) == count
    titles = {button.accessibleName() for button in view.findChildren(QPushButton)}
    assert not any("all" in title.casefold().split() for title in titles)


def test_a_key_that_is_held_down_answers_once(view):
    keys = view.findChildren(QShortcut)
    assert len(keys) > 10
    assert not any(key.autoRepeat() for key in keys)


def test_an_answer_can_be_taken_back_and_given_anew(qtbot, view):
    press(qtbot, view, Qt.Key.Key_L, Qt.Key.Key_Up)
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
    said = [view.buttons[key].title.text() for key in ("1", "2")]
    assert said == ["The same as Ann Lee, 123", "The same as Ann Lee, 555"]


def test_an_answer_says_what_it_will_change(view):
    view.show_questions([asked(1, candidates=(MIA,))])
    does = view.buttons["1"].does.text()
    assert does.startswith("Mia Lee becomes Lee, Ann. Takes from the file: born 09/03/2018")


def test_a_picture_is_nobodys_new_child(qtbot, view):
    view.show_questions([asked(1, kind="photo", may_be_new=False)])
    assert set(view.buttons) == {"1", "L"}
    press(qtbot, view, Qt.Key.Key_A)
    assert view.answers() == ()


def test_what_differs_has_a_sign_a_ground_and_words_and_spelling_does_not_count(view):
    view.show_questions([asked(1, candidates=(ANN, MIA))])
    table = view.table

    def shown(row, column, role=Qt.ItemDataRole.DisplayRole):
        return table.data(table.index(row, column), role)

    assert [shown(row, 1) for row in range(1, 5)] == ["= Ann Lee", "= 09/03/2018", "= 4A", "= 123"]
    assert [shown(row, 2)[0] for row in range(1, 5)] == ["≠", "≠", " ", "≠"]
    assert shown(1, 2, Qt.ItemDataRole.BackgroundRole) is not None
    assert shown(1, 2, Qt.ItemDataRole.FontRole).bold()
    spoken = shown(2, 2, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "In the vault (2), Born: 02/01/2016, differs"
    assert shown(3, 2, Qt.ItemDataRole.BackgroundRole) is None


def test_faces_stand_with_the_child_they_are_of(view):
    question = view.current
    view.show_face(question, "ann", figure_jpeg(3))
    table = view.table
    role = Qt.ItemDataRole.DecorationRole
    assert table.data(table.index(FACE, 0), role) is None
    assert not table.data(table.index(FACE, 1), role).isNull()
    view.list.setCurrentRow(1)
    view.show_face(question, "ann", figure_jpeg(3))
    assert table.data(table.index(FACE, 1), role) is None, (
        "a face that comes late is of another question"
    )


def test_answers_stay_with_their_question_when_the_file_is_read_again(qtbot, view):
    press(qtbot, view, Qt.Key.Key_1)
    view.show_questions([asked(3), asked(1)])
    assert view.answers() == (("q1", "same:ann"),)
    view.show_questions([asked(3)])
    assert view.answers() == (), "what is not asked any more is not answered"
