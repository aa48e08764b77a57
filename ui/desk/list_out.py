"""The one way by which a list on the screen goes into a file: as it is sorted and shown."""

from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.list_dialog import SaveListDialog
from ui.desk.record_words import field_words
from ui.desk.tell_saved import tell_saved
from ui.widgets.ask_place import ask_unused_file
from ui.widgets.key_button import KeyButton
from ui.widgets.listed import GradualLines, Listed
from ui.widgets.page import Page
from ui.widgets.plain import plain_tip
from ui.words import counted, tr
from vault.actions.cards import ListCards
from vault.actions.list_out import SaveList
from vault.domain.lists_out import ListReport
from vault.domain.messages import sentence
from vault.errors import TuckboxError

SAVE_KEY = "Ctrl+Shift+S"


class SaveListButton(KeyButton):
    """What a page with a list may put beside it; the window's own does the same for every list. A
    small one has no words."""

    def __init__(self, page: Page, *, is_small: bool = False) -> None:
        words = tr("Save list …")
        super().__init__(words, icon="download")
        if is_small:
            self.setText("")
        self.setToolTip(plain_tip(f"{words} ({SAVE_KEY})"))
        self.setAccessibleDescription(tr("Put what this list shows into a sealed file"))
        self.clicked.connect(page.list_wanted)


def save_list(desk: Desk, page: Page, title: str, found: Listed) -> None:
    """For what and for whom; the list is as it stands now. `title` is the file's name."""
    if not found.lines:
        page.notice.say(tr("There is nothing in this list yet."), "warn")
        return
    number = frozenset({field_words("upn")})
    dialog = SaveListDialog(page, title, found.heads, number)

    def submit() -> None:
        try:
            order = dialog.order(found.lines)
            order.checked_reason()
        except TuckboxError as error:
            dialog.show_problem(sentence(error))
            return
        name = f"{title}{dialog.suffix}"
        kinds = f"{dialog.suffix} (*{dialog.suffix})"
        place = ask_unused_file(dialog, tr("Save the list"), name, kinds)
        if not place:
            return

        def finish(report: ListReport) -> None:
            dialog.accept()
            saved = counted(
                report.lines,
                tr("1 line saved as {1}."),
                tr("{0} lines saved as {1}."),
                report.path,
            )
            tell_saved(page, report, saved, is_sealed=not order.in_the_clear)

        def refuse(error: TuckboxError) -> None:
            dialog.show_problem(sentence(error))

        desk.do(dialog, SaveList(order, Path(place)), then=finish, failed=refuse)

    if isinstance(found.lines, GradualLines):
        found.lines.read_beside(dialog)
    desk.do(dialog, ListCards(), then=dialog.to.show_cards)
    dialog.submitted.connect(submit)
    dialog.open()
