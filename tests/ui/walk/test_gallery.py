"""Every widget in every state stands in one picture that fits the smallest screen's width."""

import pytest

from ui.look.theme import dress
from ui.look.tokens import Theme
from ui.walk.gallery import Gallery


@pytest.mark.parametrize("theme", [theme.value for theme in Theme])
def test_the_gallery_is_painted_in_each_theme_and_as_wide_as_a_laptop(qtbot, qapp, theme):
    dress(qapp, theme)
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.show()
    qapp.processEvents()
    assert gallery.width() <= 1366
    assert not gallery.grab().isNull()
    dress(qapp, "light")
