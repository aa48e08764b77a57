"""The page where a person chooses who they are tells two names apart that look the same."""

from ui.front.unlock_page import UnlockPage
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
