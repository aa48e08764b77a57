"""A plan for new keys that no data lead made is the first thing that the window says."""

from tests.forged_key_file import forge, read

WAIT = 30000


def test_a_forged_plan_is_told_at_the_unlock_and_gone_at_the_next(qtbot, opener, make_window):
    opener.create("Willow Bank")
    content = read(opener.folder)
    copy = {name: value for name, value in content.items() if name != "hash"}
    forge(opener.folder, {**content, "pending": copy})
    window = make_window(opener.unlock())
    qtbot.waitUntil(lambda: "no data lead made" in window.notice.text, timeout=WAIT)
    opener.lock()
    assert "pending" not in read(opener.folder)
    assert opener.unlock().plan_refused is None
