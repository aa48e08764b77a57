"""What stands on the page Today as due, for the tests of what makes it due."""

WAIT = 20000


def due_row(qtbot, window, title):
    """Go to Today, wait for the card of this title, and give its row."""
    window.go("today")

    def rows():
        return [r for r in window.pages.currentWidget().due.rows if title in r.title.text()]

    qtbot.waitUntil(lambda: bool(rows()), timeout=WAIT)
    (row,) = rows()
    return row


def due_titles(opener, window):
    """Go to Today and give the titles of all cards."""
    window.go("today")
    for _ in range(4):
        opener.on_worker(lambda: None)
    return [row.title.text() for row in window.pages.currentWidget().due.rows]
