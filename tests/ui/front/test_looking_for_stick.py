"""A stick is asked for before the password, and found as it is plugged in."""

from tests.ui.conftest import PASSWORD, WAIT
from ui.front.unlock_page import UnlockPage
from vault.actions.profiles import AddProfile
from vault.actions.sticks import MakeKeyFile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.unlock import create_vault


def test_a_stick_is_asked_for_before_the_password_and_found_when_it_is_plugged_in(
    qtbot, front, tmp_path, drawer
):
    folder, elsewhere = tmp_path / "two.tuckbox", tmp_path / "Dana.tuckkey"
    session, _ = create_vault(folder, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    session.run(MakeKeyFile(Password.typed(PASSWORD), elsewhere))
    theo = session.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD))).id
    dana = session.profile.id
    session.lock()
    front.ask_password(folder)
    qtbot.waitUntil(lambda: isinstance(front.currentWidget(), UnlockPage), timeout=WAIT)
    page = front.currentWidget()
    page.choose(theo)
    assert not page.stick.isVisible()
    page.choose(dana)
    assert page.stick.isVisible()
    assert "also needs its USB stick. Plug it in" in page.stick.status.text()
    above = page.stick.mapTo(page, page.stick.rect().topLeft()).y()
    assert above < page.password.mapTo(page, page.password.rect().topLeft()).y()
    page.password.line.setText(PASSWORD)
    page.go.click()
    qtbot.waitUntil(lambda: "also needs its USB stick" in page.notice.text, timeout=WAIT)
    (tmp_path / "odd.tuckkey").write_text("a letter")
    page.stick.chosen.emit(str(tmp_path / "odd.tuckkey"))
    qtbot.waitUntil(lambda: "cannot be used" in page.notice.text, timeout=WAIT)
    elsewhere.rename(drawer / "Dana.tuckkey")
    qtbot.waitUntil(lambda: "Found" in page.stick.status.text(), timeout=WAIT)
    page.password.line.setText("entirely-other-words-than-those")
    page.go.click()
    qtbot.waitUntil(lambda: "do not open this profile together" in page.notice.text, timeout=WAIT)
    page.password.line.setText(PASSWORD)
    page.go.click()
    qtbot.waitUntil(lambda: bool(front.sessions), timeout=WAIT)
    assert len(front.sessions[0].failed_unlocks) == 1
