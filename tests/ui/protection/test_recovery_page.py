"""The recovery paper tested and made anew, shares rehearsed, new keys for the vault, resets."""

import shutil

import pytest

from tests.ui.open_page import settle
from tests.ui.previews import preview_in, save_from
from tests.vault.cli.sheet_text import code_on, share_on
from ui.front.recover_page import RecoverPage
from ui.front.unlock_page import UnlockPage
from ui.profiles.new_keys import NewKeysDialog
from ui.profiles.profile_form import ResetDialog
from ui.protection.new_paper import AskNewPaperDialog, NewSharesDialog, NewSheetDialog
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.profiles import AddProfile, ListProfiles, RemoveProfile
from vault.actions.pupils import AddPupil, ListPupils
from vault.actions.sealed import RaiseConcern
from vault.actions.vault_facts import ReadVaultFacts, TestRecoveryCode
from vault.crypto.kdf import FLOOR
from vault.crypto.recovery import code_text, new_code, parse_code
from vault.crypto.shares import join_shares, split_code
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.kinds import Kind
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import (
    NoSuchProfileError,
    TuckboxError,
    WrongPasswordError,
    WrongRecoveryCodeError,
)
from vault.unlock import unlock_vault

WAIT = 30000
PASSWORD = "lantern-orchard-violin-pebble"
OTHER = "pebble-violin-orchard-lantern"


@pytest.fixture
def page(opener, window):
    window.go("recovery")
    settle(opener)
    return window.pages.currentWidget()


def opened(qtbot, page, kind):
    def found():
        return [d for d in page.findChildren(kind) if type(d) is kind and d.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT)
    return found()[-1]


def ask_new(qtbot, page, kind):
    """Press 'Make new paper', say yes, and give the dialog that follows."""
    page.replace.click()
    opened(qtbot, page, AskNewPaperDialog).ok.click()
    return opened(qtbot, page, kind)


def let_out(qtbot, monkeypatch, dialog, place, *, folder=False):
    """Save the new paper from its preview."""
    dialog.print.click()
    return save_from(qtbot, monkeypatch, preview_in(qtbot, dialog), place, folder=folder)


def make_sheet(qtbot, monkeypatch, page, path):
    dialog = ask_new(qtbot, page, NewSheetDialog)
    let_out(qtbot, monkeypatch, dialog, path)
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=WAIT)
    assert path.stat().st_mode & 0o077 == 0
    dialog.group.setText(code_on(path).split("-")[dialog.asked].lower())
    dialog.ok.click()
    qtbot.waitUntil(lambda: "in force" in page.notice.text, timeout=WAIT)
    return code_on(path)


def make_shares(qtbot, monkeypatch, page, folder):
    """Two of three, saved; the words of each, and the dialog in which they are rehearsed."""
    page.shares.click()
    dialog = ask_new(qtbot, page, NewSharesDialog)
    let_out(qtbot, monkeypatch, dialog, folder, folder=True)
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=WAIT)
    files = sorted(folder.glob("recovery-sheet-*.pdf"))
    assert len(files) == 3
    return [share_on(path) for path in files], dialog


def type_share(entry, text):
    entry.box.setPlainText(text)
    entry.add.click()


def test_a_new_sheet_is_saved_read_back_and_then_tested(qtbot, monkeypatch, opener, page, tmp_path):
    code = make_sheet(qtbot, monkeypatch, page, tmp_path / "sheet.pdf")
    assert opener.run(ReadVaultFacts()).recovery_tested_at is None
    assert "not tested" in page.state.text
    page.entry.box.setPlainText(code.replace("-", " ").lower())
    page.test.click()
    qtbot.waitUntil(lambda: "opens this vault" in page.notice.text, timeout=WAIT)
    qtbot.waitUntil(lambda: "Last tested on" in page.state.text, timeout=WAIT)
    assert page.entry.box.toPlainText() == ""


def test_a_code_that_does_not_open_it_is_no_test_of_the_sheet(qtbot, opener, page):
    page.entry.box.setPlainText(code_text(new_code()))
    page.test.click()
    qtbot.waitUntil(lambda: "does not open the vault" in page.notice.text, timeout=WAIT)
    settle(opener)
    assert opener.run(ReadVaultFacts()).recovery_tested_at is None


def test_a_test_of_the_sheet_before_does_not_count_for_the_new_one(
    qtbot, monkeypatch, opener, page, tmp_path
):
    code = make_sheet(qtbot, monkeypatch, page, tmp_path / "first.pdf")
    page.entry.box.setPlainText(code)
    page.test.click()
    qtbot.waitUntil(lambda: "Last tested on" in page.state.text, timeout=WAIT)
    make_sheet(qtbot, monkeypatch, page, tmp_path / "second.pdf")
    qtbot.waitUntil(lambda: "not tested" in page.state.text, timeout=WAIT)
    page.entry.box.setPlainText(code)
    page.test.click()
    qtbot.waitUntil(lambda: "does not open the vault" in page.notice.text, timeout=WAIT)


@pytest.mark.parametrize("how", ["one sheet", "shares"])
def test_until_the_new_paper_was_read_back_the_old_one_opens_the_vault(
    qtbot, monkeypatch, opener, page, tmp_path, how
):
    old = make_sheet(qtbot, monkeypatch, page, tmp_path / "old.pdf")
    if how == "one sheet":
        dialog = ask_new(qtbot, page, NewSheetDialog)
        assert not dialog.ok.isEnabled()
        let_out(qtbot, monkeypatch, dialog, tmp_path / "new.pdf")
        qtbot.waitUntil(dialog.ok.isEnabled, timeout=WAIT)
        new = code_on(tmp_path / "new.pdf")
    else:
        shares, dialog = make_shares(qtbot, monkeypatch, page, tmp_path)
        new = code_text(join_shares(shares[:2]))
    opener.run(TestRecoveryCode(parse_code(old)))
    with pytest.raises(WrongRecoveryCodeError):
        opener.run(TestRecoveryCode(parse_code(new)))
    dialog.reject()
    assert "from before opens the vault" in page.notice.text
    opener.run(TestRecoveryCode(parse_code(old)))
    # Pages that remind of the test read it anew.
    assert opener.desk._session.changed == {Kind.CHECK}


def test_a_sheet_where_a_cloud_takes_it_is_warned_of(qtbot, monkeypatch, page, tmp_path):
    (tmp_path / "OneDrive").mkdir()
    dialog = ask_new(qtbot, page, NewSheetDialog)
    let_out(qtbot, monkeypatch, dialog, tmp_path / "OneDrive" / "sheet.pdf")
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=WAIT)
    assert "synchronised by OneDrive" in dialog.notice.text
    dialog.reject()


def test_shares_of_another_set_do_not_come_into_force(qtbot, monkeypatch, opener, page, tmp_path):
    _, dialog = make_shares(qtbot, monkeypatch, page, tmp_path)
    for share in split_code(new_code(), 2, 3)[:2]:
        type_share(dialog.entry, share)
    dialog.ok.click()
    assert dialog.isVisible()
    assert "does not open" in dialog.notice.text
    settle(opener)
    assert not any(e.kind == "recovery.replace" for e in opener.run(ReadAudit()))
    dialog.reject()


def test_records_that_only_a_lost_sheet_opens_are_given_up_in_words(
    qtbot, monkeypatch, opener, staffed, make_window, tmp_path
):
    sam = opener.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    (ann,) = opener.run(ListPupils())
    opener.run(RaiseConcern(SealedRecord(NEW, ann.id, "Dana", "2026-09-01", "", "bruise")))
    opener.run(RemoveProfile(sam.id))
    window = make_window(opener.desk)
    window.go("recovery")
    settle(opener)
    page = window.pages.currentWidget()
    page.replace.click()
    asked = opened(qtbot, page, AskNewPaperDialog)
    assert not asked.gives_up.isVisible()
    asked.ok.click()
    qtbot.waitUntil(asked.gives_up.isVisible, timeout=WAIT)
    assert "lost for ever" in asked.notice.text
    asked.ok.click()
    qtbot.waitUntil(asked.ok.isEnabled, timeout=WAIT)
    assert asked.isVisible()
    asked.gives_up.click()
    asked.ok.click()
    dialog = opened(qtbot, page, NewSheetDialog)
    let_out(qtbot, monkeypatch, dialog, tmp_path / "sheet.pdf")
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=WAIT)
    dialog.group.setText(code_on(tmp_path / "sheet.pdf").split("-")[dialog.asked])
    dialog.ok.click()
    qtbot.waitUntil(lambda: "in force" in page.notice.text, timeout=WAIT)
    opener.run(TestRecoveryCode(parse_code(code_on(tmp_path / "sheet.pdf"))))


def test_a_wrong_group_does_not_end_the_dialog(qtbot, monkeypatch, page, tmp_path):
    dialog = ask_new(qtbot, page, NewSheetDialog)
    let_out(qtbot, monkeypatch, dialog, tmp_path / "no" / "such" / "place.pdf")
    preview = preview_in(qtbot, dialog)
    assert preview.notice.text
    preview.accept()
    assert not dialog.ok.isEnabled()
    let_out(qtbot, monkeypatch, dialog, tmp_path / "sheet.pdf")
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=WAIT)
    dialog.group.setText("WRONG")
    dialog.ok.click()
    assert dialog.isVisible()
    assert "not group" in dialog.notice.text
    dialog.reject()


def test_two_of_three_shares_are_rehearsed_one_person_after_the_other(
    qtbot, monkeypatch, opener, page, tmp_path
):
    shares, dialog = make_shares(qtbot, monkeypatch, page, tmp_path)
    type_share(dialog.entry, shares[2])
    assert "1 of 2 shares" in dialog.entry.progress.text()
    assert dialog.entry.box.toPlainText() == ""
    type_share(dialog.entry, shares[2])
    assert "in already" in dialog.notice.text
    type_share(dialog.entry, split_code(new_code(), 2, 3)[0])
    assert "another set" in dialog.notice.text
    words = shares[0].split()
    type_share(dialog.entry, " ".join([*words[1:], words[0]]))
    assert "misread" in dialog.notice.text
    dialog.ok.click()
    assert dialog.isVisible()
    type_share(dialog.entry, shares[0].upper())
    assert "All 2 shares" in dialog.entry.progress.text()
    dialog.ok.click()
    qtbot.waitUntil(lambda: "Last tested on" in page.state.text, timeout=WAIT)
    assert opener.run(ReadVaultFacts()).recovery_tested_at is not None


def test_more_are_never_needed_than_there_are_people(page):
    page.shares.click()
    page.people.setValue(5)
    page.needed.setValue(5)
    page.people.setValue(3)
    assert page.wanted() == (3, 3)
    page.one_sheet.click()
    assert page.wanted() == (1, 1)


def begin(qtbot, front, folder):
    """The unlock page of the vault: its files are read on the worker first."""
    front.begin(folder)
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), UnlockPage), timeout=WAIT)
    return front.currentWidget()


def test_shares_open_the_vault_in_the_window_before_it(
    qtbot, monkeypatch, opener, page, front, tmp_path
):
    shares, dialog = make_shares(qtbot, monkeypatch, page, tmp_path)
    for share in shares[1:]:
        type_share(dialog.entry, share)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "Last tested on" in page.state.text, timeout=WAIT)
    opener.lock()
    begin(qtbot, front, opener.folder).recover_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), RecoverPage), timeout=WAIT)
    recover = front.currentWidget()
    recover.password.line.setText(OTHER)
    recover.code.box.setPlainText(shares[0])
    recover.go.click()
    assert "1 of 2" in recover.notice.text
    assert "1 of 2" in recover.code.progress.text()
    recover.code.box.setPlainText(shares[1])
    recover.go.click()
    qtbot.waitUntil(lambda: bool(front.sessions), timeout=WAIT)


@pytest.fixture
def staffed(opener, desk):
    """A teacher, and a data lead who will leave; a pupil."""
    for name, role in (("Theo", Role.SEND_COORDINATOR), ("Ria", Role.DATA_LEAD)):
        opener.run(AddProfile(name, role, Password.typed(PASSWORD)))
    opener.run(AddPupil((("legal_given", "Ann"),)))
    return opener


def choose(page, name):
    model = page.table.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data() == name:
            page.table.setCurrentIndex(model.index(row, 0))


def profiles_page(opener, window):
    window.go("profiles")
    settle(opener)
    return window.pages.currentWidget()


@pytest.fixture
def planned(qtbot, staffed, make_window, front, tmp_path):
    """Ria is to go; the vault is locked, and its unlock page is shown."""
    opener, window = staffed, make_window(staffed.desk)
    page = profiles_page(opener, window)
    shutil.copy(opener.folder / "keyring.json", tmp_path / "old.json")
    choose(page, "Ria")
    page.buttons["remove-rekey"].click()
    dialog = opened(qtbot, page, NewKeysDialog)
    assert not dialog.ok.isEnabled()
    dialog.known.click()
    with qtbot.waitSignal(window.lock_wanted, timeout=WAIT):
        dialog.ok.click()
    opener.lock()
    begin(qtbot, front, opener.folder)
    return front


def unlock_as(front, who):
    page = front.currentWidget()
    page.who.setCurrentText(who)
    page.password.line.setText(PASSWORD)
    page.go.click()
    return page


def test_until_a_data_lead_has_given_the_new_keys_nobody_else_comes_in(qtbot, planned):
    assert "waiting for new keys" in planned.currentWidget().notice.text
    page = unlock_as(planned, "Theo (SEND coordinator)")
    qtbot.waitUntil(lambda: "data lead has to finish" in page.notice.text, timeout=WAIT)
    assert not planned.sessions


def test_the_next_unlock_by_a_data_lead_gives_the_new_keys(qtbot, opener, planned, tmp_path):
    told = []
    planned._rekeyed_so_far.connect(lambda done, total: told.append((done, total)))
    page = unlock_as(planned, "Dana Lead (Data lead)")
    qtbot.waitUntil(lambda: bool(planned.sessions), timeout=WAIT)
    assert told
    assert "Leave the computer on" in page.notice.text
    session = planned.sessions.pop()
    assert session.is_rekeyed
    front_lock(qtbot, planned, session)
    with pytest.raises(NoSuchProfileError):
        opener.unlock("Ria")
    shutil.copytree(opener.folder, tmp_path / "stolen.tuckbox")
    shutil.copy(tmp_path / "old.json", tmp_path / "stolen.tuckbox" / "keyring.json")
    with pytest.raises(TuckboxError):
        opener.on_worker(
            lambda: unlock_vault(
                tmp_path / "stolen.tuckbox", "Ria", Password.typed(PASSWORD), params=FLOOR
            )
        )
    opener.unlock("Theo")
    assert [row.given for row in opener.run(ListPupils())] == ["Ann"]


def front_lock(qtbot, front, session):
    done = []
    front._tasks.run(front, session.lock, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)


def test_after_new_keys_the_window_says_so_and_the_vault_is_whole(qtbot, staffed, make_window):
    opener, window = staffed, make_window(staffed.desk)
    page = profiles_page(opener, window)
    page.buttons["rekey"].click()
    dialog = opened(qtbot, page, NewKeysDialog)
    dialog.known.click()
    with qtbot.waitSignal(window.lock_wanted, timeout=WAIT):
        dialog.ok.click()
    opener.lock()
    again = make_window(opener.unlock())
    assert "has new keys" in again.notice.text
    assert "can still be read" in again.notice.text
    assert opener.run(VerifyVault()).ok
    opener.lock()
    third = make_window(opener.unlock())
    settle(opener)
    assert "has new keys" not in third.notice.text


def test_nobody_removes_themselves_with_new_keys(qtbot, staffed, make_window):
    page = profiles_page(staffed, make_window(staffed.desk))
    choose(page, "Dana Lead")
    page.buttons["remove-rekey"].click()
    assert "cannot remove your own profile" in page.notice.text
    assert not page.findChildren(NewKeysDialog)


def test_a_forgotten_password_is_given_anew(qtbot, staffed, make_window):
    opener = staffed
    page = profiles_page(opener, make_window(opener.desk))
    choose(page, "Dana Lead")
    page.buttons["reset"].click()
    assert "in Settings" in page.notice.text
    choose(page, "Theo")
    page.buttons["reset"].click()
    dialog = opened(qtbot, page, ResetDialog)
    dialog.password.line.setText("short")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "too weak" in dialog.notice.text, timeout=WAIT)
    dialog.password.line.setText(OTHER)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "Tell them in person" in page.notice.text, timeout=WAIT)
    opener.lock()
    with pytest.raises(WrongPasswordError):
        opener.unlock("Theo")
    session = opener.on_worker(
        lambda: unlock_vault(opener.folder, "Theo", Password.typed(OTHER), params=FLOOR)
    )
    front_like_lock(opener, session)


def front_like_lock(opener, session):
    opener.on_worker(session.lock)


@pytest.mark.parametrize("role", [Role.SAFEGUARDING_LEAD, Role.AUDITOR])
def test_who_may_not_change_keys_is_not_offered_it(role, opener, desk, make_window):
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD)))
    assert len(opener.run(ListProfiles())) == 2
    opener.lock()
    window = make_window(opener.unlock("Somebody"))
    assert "recovery" not in window._places
    page = profiles_page(opener, window)
    for word in ("reset", "remove-rekey", "rekey"):
        assert not page.buttons[word].isVisible()
