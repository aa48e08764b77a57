"""The one way by which a list on the screen goes into a file: as it is sorted and shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from ui.desk.desk import Desk
from ui.desk.list_dialog import SaveListDialog
from ui.desk.record_words import field_words
from ui.desk.tell_saved import tell_saved
from ui.widgets.ask_place import ask_unused_file
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.plain import plain_tip
from ui.words import counted, tr
from vault.actions.cards import ListCards
from vault.actions.list_out import SaveList
from vault.domain.access import Permission
from vault.domain.ids import PupilId, RecordId
from vault.domain.lists_out import ListLine, ListReport
from vault.domain.messages import sentence
from vault.errors import TuckboxError

_KEY = "Ctrl+Shift+S"


def save_list_button(*, is_small: bool = False) -> KeyButton:
    """What a page with a list puts beside it; a small one has no words."""
    words = tr("Save list …")
    button = KeyButton(words, icon="download")
    if is_small:
        button.setText("")
    button.setToolTip(plain_tip(f"{words} ({_KEY})"))
    button.setAccessibleDescription(tr("Put what this list shows into a sealed file"))
    return button


class ListOut(QObject):
    """What the button does. `title` is the file's name; `pupil_of` tells of a line's number whose
    it is, '' for nobody's."""

    def __init__(
        self,
        desk: Desk,
        page: Page,
        button: KeyButton,
        table: QTableView,
        title: Callable[[], str],
        pupil_of: Callable[[int], str],
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._table = desk, page, table
        self._title, self._pupil_of = title, pupil_of
        button.setVisible(desk.may(Permission.SEND))
        button.clicked.connect(self.ask)
        QShortcut(QKeySequence(_KEY), page).activated.connect(button.click)

    def ask(self) -> None:
        """For what and for whom; the list is as it stands now."""
        lines = self._lines()
        if not lines:
            self._page.notice.say(tr("There is nothing in this list yet."), "warn")
            return
        number = frozenset({field_words("upn")})
        dialog = SaveListDialog(self._page, self._title(), self._heads(), number)
        self._desk.do(dialog, ListCards(), then=dialog.to.show_cards)
        dialog.submitted.connect(lambda: self._save(dialog, lines))
        dialog.open()

    def _save(self, dialog: SaveListDialog, lines: list[ListLine]) -> None:
        try:
            order = dialog.order(lines)
            order.checked_reason()
        except TuckboxError as error:
            dialog.show_problem(sentence(error))
            return
        name = f"{self._title()}{dialog.suffix}"
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
            tell_saved(self._page, report, saved, is_sealed=not order.in_the_clear)

        def refuse(error: TuckboxError) -> None:
            dialog.show_problem(sentence(error))

        self._desk.do(dialog, SaveList(order, Path(place)), then=finish, failed=refuse)

    def _columns(self) -> list[int]:
        header, model = self._table.horizontalHeader(), self._table.model()
        shown = [n for n in range(model.columnCount()) if not self._table.isColumnHidden(n)]
        return sorted(shown, key=header.visualIndex)

    def _heads(self) -> list[str]:
        model, across = self._table.model(), Qt.Orientation.Horizontal
        return [str(model.headerData(column, across)) for column in self._columns()]

    def _lines(self) -> list[ListLine]:
        model, columns = self._table.model(), self._columns()
        return [
            ListLine(
                PupilId(RecordId(self._pupil_of(row))),
                tuple(str(model.index(row, column).data() or "") for column in columns),
            )
            for row in range(model.rowCount())
            if not self._table.isRowHidden(row)
        ]
