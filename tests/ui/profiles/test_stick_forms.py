"""Sticks in the window: who has one, made, switched off, asked for."""

import pytest

from tests.today_cards import due_row
from tests.ui.conftest import PASSWORD, WAIT
from ui.profiles.profile_form import ResetDialog
from ui.profiles.profiles_page import ProfilesPage
from ui.profiles.profiles_presenter import ProfilesPresenter
from ui.profiles.stick_forms import AskStickDialog, KeyFileDialog, StickOffDialog
from ui.shell.settings_page import SettingsPage
from ui.shell.settings_presenter import SettingsPresenter
from vault.actions.profiles import AddProfile
from vault.actions.sticks import AskForStick, MakeKeyFile, ReadMyStick
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import StickNeededError
from vault.unlock import unlock_vault


def opened(qtbot, page, kind):
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)), timeout=WAIT)
    return page.findChildren(kind)[-1]


def test_in_the_settings_a_stick_is_switched_on_and_off_by_its_owner(qtbot, desk, opener, drawer):
    page = SettingsPage()
    qtbot.addWidget(page)
    SettingsPresenter(page, desk)
    page.show()
    qtbot.waitUntil(lambda: "password alone" in page.stick_state.text(), timeout=WAIT)
    assert not page.stick_off.isVisible()
    page.stick.click()
    dialog = opened(qtbot, page, KeyFileDialog)
    dialog.password.line.setText(PASSWORD)
    dialog.ok.click()
    assert "Choose the USB stick first" in dialog.notice.text
    dialog.put_into(drawer / "Dana-Lead")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "and a USB stick" in page.stick_state.text(), timeout=WAIT)
    assert (drawer / "Dana-Lead.tuckkey").exists()
    page.stick_off.click()
    dialog = opened(qtbot, page, StickOffDialog)
    dialog.password.line.setText("entirely-other-words-than-those")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "do not open this profile together" in dialog.notice.text, timeout=WAIT)
    dialog.password.line.setText(PASSWORD)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "password alone" in page.stick_state.text(), timeout=WAIT)


def test_a_data_lead_sees_who_has_a_stick_asks_for_one_and_keeps_it_at_a_new_password(
    qtbot, desk, opener, drawer
):
    theo = opener.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    page = ProfilesPage()
    qtbot.addWidget(page)
    ProfilesPresenter(page, desk)
    page.show()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2, timeout=WAIT)
    page.acted.emit("stick", theo)
    dialog = opened(qtbot, page, AskStickDialog)
    dialog.ok.click()
    qtbot.waitUntil(lambda: page.sticks[theo.id].is_asked_for, timeout=WAIT)
    opener.lock()
    session = opener.on_worker(lambda: open_with(opener.folder, None))
    assert opener.on_worker(lambda: session.run(ReadMyStick())).is_asked_for
    key = drawer / "Theo.tuckkey"
    opener.on_worker(lambda: session.run(MakeKeyFile(Password.typed(PASSWORD), key)))
    opener.on_worker(session.lock)
    page = ProfilesPage()
    qtbot.addWidget(page)
    ProfilesPresenter(page, opener.unlock())
    page.show()
    qtbot.waitUntil(lambda: bool(page.sticks) and page.sticks[theo.id].has, timeout=WAIT)
    page.acted.emit("reset", theo)
    dialog = opened(qtbot, page, ResetDialog)
    qtbot.waitUntil(lambda: dialog.stick.path == key, timeout=WAIT)
    dialog.password.line.setText("pebble-violin-orchard-lantern")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "Tell them in person" in page.notice.text, timeout=WAIT)
    opener.lock()
    with pytest.raises(StickNeededError):
        opener.on_worker(lambda: open_with(opener.folder, None, "pebble-violin-orchard-lantern"))
    session = opener.on_worker(
        lambda: open_with(opener.folder, key, "pebble-violin-orchard-lantern")
    )
    opener.on_worker(session.lock)


def open_with(folder, key, password=PASSWORD):
    return unlock_vault(folder, "Theo", Password.typed(password), params=FLOOR, key_file=key)


def test_who_is_asked_for_a_stick_is_told_after_the_unlock(qtbot, desk, opener, make_window):
    opener.run(AskForStick(desk.profile.id))
    opener.lock()
    window = make_window(opener.unlock())
    due_row(qtbot, window, "Unlock with a USB stick as well").button.click()
    assert window._place[0] == "settings"
