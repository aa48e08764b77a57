"""What a list on the screen shows goes into a file, sealed unless somebody says otherwise."""

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from tests.ui.open_page import page_of, settle
from ui.desk import list_out
from ui.desk.list_dialog import SaveListDialog
from ui.transfers import receive_presenter
from ui.widgets.passphrase_dialog import PassphraseDialog
from vault.actions.classes import AddClass
from vault.actions.disclosures import ListDisclosures
from vault.actions.pupils import AddPupil

WAIT = 20000
UPN = "B801200005001"


@pytest.fixture
def pupils(opener, desk):
    assert desk is not None
    room = opener.run(AddClass("4A"))
    return [
        opener.run(AddPupil((("legal_given", given), ("legal_family", "Ash"), ("upn", upn)), room))
        for given, upn in (("Bob", ""), ("=Ann", UPN))
    ]


def ask(page, reason="The trip on Friday"):
    page.save_list.click()
    dialog = page.findChild(SaveListDialog)
    dialog.reason.setText(reason)
    return dialog


def press_save(window):
    for shortcut in window.findChildren(QShortcut):
        if shortcut.key() == QKeySequence("Ctrl+Shift+S"):
            shortcut.activated.emit()


def go(window, opener, place):
    window.go(place)
    settle(opener)
    return page_of(window)


def chosen(monkeypatch, module, path):
    monkeypatch.setattr(module, "ask_unused_file", lambda *_: str(path))


def test_a_list_is_sealed_and_opens_where_sealed_files_are_received(
    qtbot, window, opener, pupils, tmp_path, monkeypatch
):
    page = go(window, opener, "pupils")
    chosen(monkeypatch, list_out, tmp_path / "p.csv.list.age")
    dialog = ask(page)
    dialog.form_of.setCurrentIndex(1)
    assert dialog.suffix == ".csv.list.age"
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: page.findChild(PassphraseDialog) is not None, timeout=WAIT)
    words = page.findChild(PassphraseDialog)
    passphrase = words.words.text()
    words.accept()
    assert "2 lines saved" in page.notice.text
    assert b"Ash" not in (tmp_path / "p.csv.list.age").read_bytes()

    page = go(window, opener, "receive")
    proposed = []
    monkeypatch.setattr(
        receive_presenter,
        "ask_unused_file",
        lambda _page, _title, name, _kinds: proposed.append(name) or str(tmp_path / "p.csv"),
    )
    # By what is in it, and not by how it was called on its way.
    (tmp_path / "p.csv.list.age").rename(tmp_path / "from dana.tuck")
    page.file_chosen.emit(str(tmp_path / "from dana.tuck"))
    qtbot.waitUntil(lambda: page.ask.isVisibleTo(page), timeout=WAIT)
    page.passphrase_given.emit(passphrase)
    qtbot.waitUntil(lambda: "Nothing protects it" in page.notice.text, timeout=WAIT)
    assert proposed == ["from dana.csv"]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "p.csv").read_text("utf-8-sig"))))
    assert [row["Given name"] for row in rows] == ["'=Ann", "Bob"]
    assert UPN not in str(rows)
    assert opener.run(ListDisclosures(pupils[0]))[0].purpose == "The trip on Friday"


def test_in_the_clear_it_says_so_before_and_after(
    qtbot, window, opener, pupils, tmp_path, monkeypatch
):
    page = go(window, opener, "classes")
    page.views.buttons["table"].click()
    page.filters.text.setText("bob")
    chosen(monkeypatch, list_out, tmp_path / "4A.csv")
    dialog = ask(page)
    dialog.form_of.setCurrentIndex(1)
    assert not dialog.to.warning.isVisibleTo(dialog)
    dialog.to.setCurrentIndex(dialog.to.count() - 1)
    assert dialog.to.warning.isVisibleTo(dialog)
    born = dialog.columns.findItems("Born", Qt.MatchFlag.MatchExactly)[0]
    born.setCheckState(Qt.CheckState.Unchecked)
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: "delete it when you are done" in page.notice.text, timeout=WAIT)
    head, *lines = (tmp_path / "4A.csv").read_text("utf-8-sig").splitlines()
    assert head.startswith("Pupil,Must know,")
    assert [line.split(",")[0] for line in lines] == ["Bob Ash"], "whom the filter leaves"


@pytest.mark.parametrize("place", ["pupils", "classes", "absence"])
def test_the_key_does_what_the_button_does(qtbot, window, opener, pupils, place):
    page = go(window, opener, place)
    if place == "classes":
        page.views.buttons["table"].click()
    settle(opener)
    assert pupils
    assert page.save_list.isVisibleTo(page)
    press_save(window)
    qtbot.waitUntil(lambda: page.findChild(SaveListDialog) is not None, timeout=WAIT)


def test_without_a_reason_the_form_says_what_is_missing(
    qtbot, window, opener, pupils, tmp_path, monkeypatch
):
    page = go(window, opener, "pupils")
    chosen(monkeypatch, list_out, tmp_path / "x.list.age")
    dialog = ask(page, reason=" ")
    dialog.submitted.emit()
    assert "needed for" in dialog.notice.text
    assert not (tmp_path / "x.list.age").exists()
    assert pupils
