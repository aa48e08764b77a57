"""Marks from a file in a real window: what is shown is what comes in, and it can be taken back."""

from datetime import date

import pytest

from tests.marks import SCALED, TEST, assess, cells, enter
from ui.markbook.marks_file_dialog import ASKED, MarksFileDialog
from ui.questions.letters_dialog import LettersDialog
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.scales import ListScales
from vault.domain.scales import find_scale


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


class Scene:
    def __init__(self, opener):
        self.opener = opener
        self.room = opener.run(AddClass("4A"))
        self.pupils = [
            opener.run(AddPupil((("legal_given", given), ("legal_family", family)), self.room))
            for given, family in (("Ann", "Ash"), ("Bob", "Birch"), ("Cy", "Cole"))
        ]
        self.reading = assess(opener, self.room, "Reading", SCALED)

    def cells(self):
        found = cells(self.opener, self.room)
        return {(who.split()[0], title): value for (who, title), value in found.items()}


@pytest.fixture
def scene(opener, desk):
    return Scene(opener)


@pytest.fixture
def choose(opener, scene, make_window, tmp_path):
    """Opens the dialog on a file with these lines."""
    window = make_window(opener.desk)
    window.go("markbook")
    settle(opener)
    page = window.pages.currentWidget()

    def chosen(*lines):
        path = tmp_path / "spring.csv"
        raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
        path.write_bytes(b"\n".join(raw))
        window.current._file.choose(path)
        settle(opener)
        return page, dialog_of(page)

    return chosen


def dialog_of(page):
    return next(found for found in page.findChildren(MarksFileDialog) if found.isVisible())


def weigh(qtbot, opener, dialog):
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=5000)
    settle(opener)


def submit(opener, dialog):
    dialog.submitted.emit()
    settle(opener)


def test_what_is_shown_comes_in_and_is_taken_back_in_one_step(opener, scene, choose):
    enter(opener, scene.room, scene.reading, {scene.pupils[1]: "95"})
    page, dialog = choose("Name,Mark", "Ann Ash,104", "Bob Birch,99", "Cy Cole,150", "Dee Dane,100")
    rows = [dialog.items.row_at(dialog.items.index(n, 0)) for n in range(dialog.items.rowCount())]
    assert [(i.name, i.old, i.new) for i in rows] == [
        ("Bob Birch", "95", "99"),
        ("Ann Ash", "", "104"),
    ]
    assert dialog.summary.text() == "1 new · 1 changed · 0 the same · 2 rows left out"
    told = "\n".join(
        f"{dialog.problems.row_at(dialog.problems.index(n, 0)).line} "
        f"{dialog.problems.index(n, 1).data()} {dialog.problems.index(n, 2).data()}"
        for n in range(dialog.problems.rowCount())
    )
    assert "4 A whole number from 80 to 120" in told
    assert "5 Nobody in sight is called so. left out" in told
    assert "2 Was taken by the name alone for Ann Ash. please check" in told
    assert scene.cells() == {("Bob", "Reading"): "95"}
    submit(opener, dialog)
    assert scene.cells() == {("Bob", "Reading"): "99", ("Ann", "Reading"): "104"}
    assert page.notice.text == "2 marks brought in. 2 rows were left out."
    opener.desk.undo()
    settle(opener)
    assert scene.cells() == {("Bob", "Reading"): "95"}


def test_two_rows_for_one_pupil_are_asked_and_nothing_of_them_comes_in_unanswered(
    qtbot, opener, scene, choose
):
    _, dialog = choose("Name,Mark", "Ann Ash,104", "Ann Ash,106", "Bob Birch,99")
    assert dialog.tabs.isTabVisible(ASKED)
    assert dialog.tabs.currentIndex() == ASKED
    assert dialog.questions.heading.text() == "Which row counts for Ann Ash?"
    assert "1 question open: its rows are left out" in dialog.summary.text()
    dialog.questions.buttons["2"].click()
    assert not dialog.ok.isEnabled()
    weigh(qtbot, opener, dialog)
    submit(opener, dialog)
    assert scene.cells() == {("Ann", "Reading"): "106", ("Bob", "Reading"): "99"}


def test_a_pupil_who_has_left_is_left_out_and_told(opener, scene, choose):
    ann = scene.pupils[0]
    version = opener.run(OpenPupil(ann)).facts.version
    opener.run(ChangePupil(ann, version, (("left_on", date(2026, 1, 5)),)))
    _, dialog = choose("Name,Mark", "Ann Ash,104", "Bob Birch,99")
    assert dialog.items.rowCount() == 1
    assert "left" in dialog.problems.index(0, 1).data()


def test_a_new_assessment_is_made_with_its_marks(qtbot, opener, scene, choose):
    _, dialog = choose("Name,Mark", "Ann Ash,17", "Bob Birch,9")
    dialog.assessment.setCurrentIndex(0)
    own = find_scale(opener.run(ListScales()), TEST)
    dialog.scale.setCurrentIndex(dialog.scale.findData(own.key))
    dialog.title.setText("Sums")
    dialog.total.setValue(18)
    weigh(qtbot, opener, dialog)
    assert "a new assessment for 4A" in dialog.summary.text()
    submit(opener, dialog)
    assert scene.cells() == {("Ann", "Sums"): "17", ("Bob", "Sums"): "9"}


def test_columns_that_no_header_names_are_chosen_by_hand(qtbot, opener, scene, choose):
    _, dialog = choose("Wer,Was", "Ann Ash,104", "Bob Birch,99")
    assert not dialog.ok.isEnabled()
    assert dialog.pupils.isVisible()
    dialog.marks.activated.emit(dialog.marks.currentIndex())
    weigh(qtbot, opener, dialog)
    submit(opener, dialog)
    assert scene.cells() == {("Ann", "Reading"): "104", ("Bob", "Reading"): "99"}


def test_letters_that_look_wrong_are_asked_before_anything_is_shown(qtbot, opener, scene, choose):
    names = (("legal_given", "Zoë"), ("legal_family", "Brontë"))
    opener.run(AddPupil(names, scene.room))
    lines = "Surname,Forename,Reading\nBrontë,Zoë,104\nMuñoz,Ana,99\n".encode("mac_roman")
    _, dialog = choose(lines)
    asked = dialog.findChild(LettersDialog)
    assert asked is not None
    assert not dialog.ok.isEnabled()
    assert "Brontë" in asked.encoding.itemText(0)
    asked.submitted.emit()
    weigh(qtbot, opener, dialog)
    assert dialog.items.rowCount() == 1
    submit(opener, dialog)
    assert scene.cells()["Zoë", "Reading"] == "104"


def test_who_does_not_know_the_letters_brings_nothing_in(opener, scene, choose):
    _, dialog = choose("Surname,Forename,Reading\nBrontë,Zoë,104\n".encode("mac_roman"))
    dialog.findChild(LettersDialog).reject()
    settle(opener)
    assert "Say how its letters are read" in dialog.notice.text
    assert not dialog.ok.isEnabled()
