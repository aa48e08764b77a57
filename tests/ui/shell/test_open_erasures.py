"""After an older copy is opened: who was erased elsewhere is asked by name, and said until then."""

from datetime import date

import pytest

from tests.ui.backups.test_backups_page import settle
from ui.shell.open_erasures import OpenErasuresDialog
from vault.actions.backups import AcceptCopy, MakeBackup
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.pupils import AddPupil, ListPupils
from vault.actions.rights import OpenRequest
from vault.domain.rights import RequestKind
from vault.unlock import restore_vault

WAIT = 20000


@pytest.fixture
def older(opener, desk, tmp_path):
    """A copy from before <b>Ann</b> and Cy were erased; the alarm about its age is answered."""
    for name in ("<b>Ann</b>", "Bob", "Cy"):
        opener.run(AddPupil((("legal_given", name),)))
    opener.pupils = {row.given: row.id for row in opener.run(ListPupils())}
    opener.run(MakeBackup(tmp_path / "b.tuckbackup"))
    for name in ("<b>Ann</b>", "Cy"):
        pupil = opener.pupils[name]
        case = opener.run(OpenRequest(pupil, RequestKind.ERASURE, "the mother", date.today()))
        opener.run(AskErasure(case, "asked for by the mother"))
        opener.run(ConfirmErasure(case))
    opener.lock()
    opener.folder = tmp_path / "again.tuckbox"
    opener.on_worker(lambda: restore_vault(tmp_path / "b.tuckbackup", opener.folder))
    opener.unlock()
    opener.run(AcceptCopy())
    opener.lock()
    return opener


def ask(qtbot, window):
    window.notice.act.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(OpenErasuresDialog)), timeout=WAIT)
    return window.findChildren(OpenErasuresDialog)[-1]


def test_each_is_answered_by_name_and_the_rest_is_said_again(qtbot, older, make_window):
    window = make_window(older.unlock())
    assert "2 pupils in it, erased in another copy" in window.notice.text
    dialog = ask(qtbot, window)
    dialog.choose(older.pupils["<b>Ann</b>"], erase=True)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "1 pupil in it" in window.notice.text, timeout=WAIT)
    assert {row.given for row in older.run(ListPupils())} == {"Bob", "Cy"}
    older.lock()
    window = make_window(older.unlock())
    assert "1 pupil in it" in window.notice.text
    dialog = ask(qtbot, window)
    dialog.choose(older.pupils["Cy"], erase=False)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "has been decided" in window.notice.text, timeout=WAIT)
    older.lock()
    window = make_window(older.unlock())
    settle(older)
    assert "another copy" not in window.notice.text
    assert {row.given for row in older.run(ListPupils())} == {"Bob", "Cy"}


def test_ok_without_a_choice_erases_nobody(qtbot, older, make_window):
    window = make_window(older.unlock())
    dialog = ask(qtbot, window)
    dialog.ok.click()
    settle(older)
    qtbot.waitUntil(lambda: "2 pupils in it" in window.notice.text, timeout=WAIT)
    assert len(older.run(ListPupils())) == 3
