"""The attendance codes on the page of the school: seen, loaded from a file, ended, given back."""

import pytest

from tests.fresh_vault import PASSWORD
from tests.ui.classes.test_school_page import cells, opened, press, press_act, settle
from ui.classes.code_forms import EndCodeDialog, LoadCodesDialog
from ui.widgets.form_dialog import FormDialog
from vault.actions.attendance_codes import ReadCodes
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.domain.access import Role
from vault.domain.secrets import Password

SET = "code,meaning,counts\nOK,here,present\nGONE,away,unauthorised\n"
TAB = 4


@pytest.fixture
def page(opener, window):
    window.go("school", "codes")
    settle(opener)
    return window.pages.currentWidget()


def choose(monkeypatch, path):
    monkeypatch.setattr("ui.classes.office_codes.ask_file", lambda *_: str(path))
    monkeypatch.setattr("ui.classes.office_codes.ask_new_file", lambda *_: str(path))


def test_a_set_is_loaded_one_code_is_ended_and_the_law_s_come_back(
    qtbot, opener, page, tmp_path, monkeypatch
):
    assert "DfE" in page.codes_of.text()
    assert not page.codes.buttons["end-code"].isVisibleTo(page)
    path = tmp_path / "codes.csv"
    path.write_text(SET)
    choose(monkeypatch, path)
    press_act(page, page.codes, "load-codes")
    dialog = opened(qtbot, page, LoadCodesDialog)
    settle(opener)
    assert "2 are new" in dialog.notice.text
    press(opener, qtbot, dialog)
    assert [row[0] for row in cells(page.codes)] == ["GONE", "OK"]
    page.codes.table.selectRow(0)
    press_act(page, page.codes, "end-code")
    dialog = opened(qtbot, page, EndCodeDialog)
    dialog.ends.setText("2026-01-31")
    press(opener, qtbot, dialog)
    ended = {c.code: c.ends for c in opener.run(ReadCodes()).codes}
    assert str(ended["GONE"]) == "2026-01-31"
    assert [row[0] for row in cells(page.codes)] == ["OK", "GONE"], "ended ones stand last"
    press_act(page, page.codes, "shipped-codes")
    press(opener, qtbot, opened(qtbot, page, FormDialog))
    assert len(cells(page.codes)) > 30


def test_a_file_that_is_no_set_says_why_and_changes_nothing(
    qtbot, opener, page, tmp_path, monkeypatch
):
    path = tmp_path / "codes.csv"
    path.write_text("code,meaning,counts\nGONE,away,unauthorised\n")
    choose(monkeypatch, path)
    press_act(page, page.codes, "load-codes")
    dialog = opened(qtbot, page, LoadCodesDialog)
    settle(opener)
    assert "present" in dialog.notice.text
    assert not dialog.ok.isEnabled()


def test_the_set_in_force_is_saved_as_it_can_be_loaded(qtbot, opener, page, tmp_path, monkeypatch):
    path = tmp_path / "saved.csv"
    choose(monkeypatch, path)
    press_act(page, page.codes, "save-codes")
    settle(opener)
    qtbot.waitUntil(path.exists, timeout=20000)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfcode,meaning")


def test_who_only_reads_sees_the_codes_and_changes_none(opener, desk, make_window):
    room = opener.run(AddClass("4A"))
    opener.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    window = make_window(opener.unlock("Tess"))
    window.go("school", "codes")
    settle(opener)
    page = window.pages.currentWidget()
    assert len(cells(page.codes)) > 30
    shown = [name for name, b in page.codes.buttons.items() if b.isVisibleTo(page)]
    assert shown == ["save-codes"]
