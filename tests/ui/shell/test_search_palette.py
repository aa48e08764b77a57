"""The search finds pupils, classes, pages and commands."""

from PySide6.QtCore import Qt

from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil

WAIT = 20000


def test_global_search_finds_pupils_classes_pages_and_commands(qtbot, opener, window):
    room = opener.run(AddClass("Sycamore"))
    opener.run(AddPupil((("legal_given", "Zoë"), ("legal_family", "Sykes")), room))

    def found(text):
        window.search.setFocus()
        window.search.clear()
        qtbot.keyClicks(window.search, text)
        qtbot.waitUntil(
            lambda: window.palette_list.isVisible() and window.palette_list.list.count() > 0,
            timeout=WAIT,
        )
        window.finder.look()
        for _ in range(3):
            opener.on_worker(lambda: None)
        rows = window.palette_list.list
        return [rows.item(n).data(Qt.ItemDataRole.UserRole) for n in range(rows.count())]

    assert {c.kind for c in found("sy") if c} >= {"pupil", "class"}
    assert any(c and c.kind == "page" and c.key == "settings" for c in found("sett"))
    assert any(c and c.kind == "command" and c.key == "lock" for c in found("lock"))
    found("sykes")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window._place[0] == "pupil"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window._place[0] != "pupil", timeout=WAIT)


def test_escape_closes_the_search_and_the_next_search_finds_again(qtbot, opener, window):
    window.go("pupils")
    for _ in range(2):
        window.search.setFocus()
        qtbot.keyClicks(window.search, "staff and")
        qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
        qtbot.keyClick(window.search, Qt.Key.Key_Escape)
        assert not window.palette_list.isVisible()
        assert window._place[0] == "pupils"
    window.search.setFocus()
    qtbot.keyClicks(window.search, "staff and")
    qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window._place[0] == "profiles"
