"""One button of the window saves any list of any page; what is sealed goes into none."""

import csv
import io

import pytest
from PySide6.QtWidgets import QPushButton

from tests.marks import assess, enter
from tests.ui.open_page import page_of, settle
from ui.desk import list_out
from ui.desk.list_dialog import SaveListDialog
from ui.shell.lists_out import ListsOut, lists_on
from ui.widgets.page import Page
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from vault.actions.audit import ReadAudit
from vault.actions.classes import AddClass
from vault.actions.disclosures import ListDisclosures
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
NAMES = (("legal_given", "Ann"), ("legal_family", "Ash"))


@pytest.fixture
def ann(opener, desk):
    assert desk is not None
    return opener.run(AddPupil(NAMES, opener.run(AddClass("4A"))))


def go(window, opener, place, record=""):
    window.go(place, record)
    settle(opener)
    return page_of(window)


def saved(qtbot, window, page, monkeypatch, path):
    """What the button makes of the one list of the page, in the clear."""
    monkeypatch.setattr(list_out, "ask_unused_file", lambda *_: str(path))
    window.frame.top.save_list.click()
    dialog = page.findChild(SaveListDialog)
    dialog.reason.setText("parents' evening")
    dialog.form_of.setCurrentIndex(1)
    dialog.to.setCurrentIndex(dialog.to.count() - 1)
    dialog.submitted.emit()
    qtbot.waitUntil(path.exists, timeout=WAIT)
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))


def test_a_grid_is_saved_with_its_names_and_each_child_has_it_on_record(
    qtbot, window, opener, ann, tmp_path, monkeypatch
):
    room = opener.run(AddClass("4B"))
    bob = opener.run(AddPupil((("legal_given", "Bob"), ("legal_family", "Ray")), room))
    spelling = assess(opener, room)
    enter(opener, room, spelling, {bob: "17"})
    page = go(window, opener, "markbook", room)
    rows = saved(qtbot, window, page, monkeypatch, tmp_path / "marks.csv")
    assert rows == [["Pupil", "Spelling, 10/11/2026"], ["Bob Ray", "17"]]
    assert opener.run(ListDisclosures(bob))[0].purpose == "parents' evening"
    assert opener.run(ListDisclosures(ann)) == ()
    assert "list.save" in {entry.kind for entry in opener.run(ReadAudit())}


def test_lines_on_the_page_of_a_child_are_that_childs(
    qtbot, window, opener, ann, tmp_path, monkeypatch
):
    page = go(window, opener, "pupil", ann)
    page.turn_to(page.consents)
    settle(opener)
    rows = saved(qtbot, window, page, monkeypatch, tmp_path / "consents.csv")
    assert len(rows) > 1
    assert opener.run(ListDisclosures(ann))[0].act == "list in a file"


class TwoLists(Page):
    def __init__(self):
        super().__init__()
        column = self.titled("Two")
        for name in ("First & last", "Second"):
            model = RowTable(((name, str),))
            column.addWidget(RowView(model, name, self))
            model.show_rows(("a",))


def test_of_several_lists_one_is_chosen(qtbot, desk):
    page, button = TwoLists(), QPushButton()
    for widget in (page, button):
        qtbot.addWidget(widget)
    lists = ListsOut(desk, button, page)
    lists.stand_on(page, "two", "")
    acts = lists.menu_of(page, lists_on(page)).actions()
    assert [act.text() for act in acts] == ["First && last", "Second"]
    acts[1].trigger()
    dialog = page.findChild(SaveListDialog)
    assert dialog.columns.item(0).text() == "Second"


def test_where_there_is_no_list_it_says_so(window, opener):
    page = go(window, opener, "receive")
    window.frame.top.save_list.click()
    assert "no list here" in page.notice.text


def test_pages_for_safeguarding_keep_their_lists(window, opener, ann):
    page = go(window, opener, "concern", ann)
    window.frame.top.save_list.click()
    assert "safeguarding goes into no list" in page.notice.text


def test_who_may_not_send_is_not_offered_it(opener, ann, make_window):
    opener.run(AddProfile("Kim", Role.ASSISTANT, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Kim"))
    assert not window.frame.top.save_list.isVisible()
    page = go(window, opener, "today")
    window.lists_out.ask()
    assert page.findChild(SaveListDialog) is None
    assert ann
