"""The recovery sheet goes into a file of the person's choice."""

from pathlib import Path

from ui.desk.bug_words import bug_words
from ui.desk.owner_file import write_owner_only
from ui.desk.tasks import Tasks
from ui.front.sheet_page import SheetPage


def save_sheet(tasks: Tasks, page: SheetPage, path: Path) -> None:
    """Write the sheet owner-only; what the disk refuses is said on the page."""

    def written(refused: str) -> None:
        if refused:
            page.notice.say(refused, "bad")
        else:
            page.show_saved(str(path))

    tasks.run(
        page,
        lambda: write_owner_only(path, page.sheet.pdf),
        written,
        lambda error: page.notice.say(bug_words(error), "bad"),
    )
