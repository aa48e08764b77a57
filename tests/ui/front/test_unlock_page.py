"""The page where a person chooses who they are tells two names apart that look the same."""

import pytest

from ui.front.brand_frame import BrandFrame
from ui.front.unlock_page import UnlockPage
from ui.front.welcome_page import WelcomePage
from ui.look.theme import dress
from ui.widgets.plain import PlainLabel
from vault.domain.access import Role
from vault.domain.ids import ProfileId
from vault.domain.profiles import Profile


def test_two_names_that_look_alike_are_told_on_the_unlock_page(qtbot, tmp_path):
    names = ("Dana Lead", "D\u0430na Lead", "Theo Teacher")
    profiles = tuple(Profile(ProfileId(name), name, Role.TEACHER) for name in names)
    page = UnlockPage(tmp_path / "school.tuckbox", profiles, [])
    qtbot.addWidget(page)
    shown = [page.who.itemText(row) for row in range(page.who.count())]
    assert ["looks like another name" in words for words in shown] == [True, True, False]


LONG = " ".join(["This sealed file cannot be opened, and nothing was taken from it."] * 4)


@pytest.mark.parametrize("wide", [500, 740, 1366])
def test_a_long_message_is_read_whole_however_wide_the_window_is(qtbot, qapp, tmp_path, wide):
    dress(qapp, "light")
    profiles = (Profile(ProfileId("a"), "Dana Lead", Role.DATA_LEAD),)
    for page in (UnlockPage(tmp_path / "school.tuckbox", profiles, []), WelcomePage()):
        frame = BrandFrame(page)
        qtbot.addWidget(frame)
        frame.resize(wide, 660)
        frame.show()
        page.notice.say(LONG, "bad")
        qtbot.wait(20)
        words = page.notice.findChild(PlainLabel)
        assert words.height() >= words.heightForWidth(words.width())
