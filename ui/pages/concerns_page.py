"""The safeguarding lead's inbox: what was raised, the unread first, and what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ui.models.row_table import RowTable
from ui.widgets.empty import EmptyHint
from ui.widgets.moment_field import shown_moment
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from vault.domain.concerns import STANDING_WORDS, Concern


class ConcernsPage(Page):
    """`read_wanted` and `pupil_wanted` carry the chosen concern."""

    read_wanted = Signal(object)
    pupil_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowTable(
            (
                ("", lambda c: self.tr("New") if c.is_new else ""),
                (self.tr("Raised"), _raised),
                (self.tr("Child"), _child),
                (self.tr("By"), lambda c: c.by or self.tr("nobody knows")),
                (self.tr("Kind"), lambda c: c.record.category if c.record else ""),
                (self.tr("Standing"), lambda c: self.tr(STANDING_WORDS[c.standing])),
            )
        )
        self.table = RowView(self._rows, self.tr("Raised concerns"))
        self.whole = PlainLabel()
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty = EmptyHint(
            self.tr("No concern was raised"),
            self.tr(
                "What staff raise on a child's page stands here, sealed so that only you can read"
                " it. You are told at each unlock what you have not read."
            ),
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.empty)
        self.views.addWidget(self.table)
        self.read = QPushButton(self.tr("I have read it"))
        self.read.setProperty("main", True)
        self.pupil = QPushButton(self.tr("Open the child's page"))
        self.table.serve(self.read, self.pupil)
        self.table.chosen_changed.connect(self._show_whole)
        self.read.clicked.connect(lambda: self.read_wanted.emit(self.table.chosen()))
        self.pupil.clicked.connect(lambda: self.pupil_wanted.emit(self.table.chosen()))
        foot = QHBoxLayout()
        foot.addWidget(self.pupil)
        foot.addStretch(1)
        foot.addWidget(self.read)
        layout = self.titled(self.tr("Safeguarding"))
        layout.addWidget(self.views, 2)
        layout.addWidget(self.whole, 1)
        layout.addLayout(foot)

    def show_concerns(self, rows: tuple[Concern, ...]) -> None:
        self._rows.show_rows(rows)
        self.views.setCurrentIndex(1 if rows else 0)
        self.whole.setText("")
        if rows:
            self.table.selectRow(0)
        self._tell(sum(1 for row in rows if row.is_new and not row.is_proven))

    def _tell(self, doubtful: int) -> None:
        if doubtful:
            said = (
                self.tr("1 concern is missing or not proven.")
                if doubtful == 1
                else self.tr("{0} concerns are missing or not proven.")
            )
            more = self.tr(
                " Somebody worked on the vault's files past this program: speak to your data lead,"
                " who can check the audit trail."
            )
            self.notice.say(said.format(doubtful) + more, "bad")
        else:
            self.notice.clear()

    def _show_whole(self, row: object) -> None:
        if not isinstance(row, Concern):
            return
        self.read.setEnabled(row.is_new)
        self.pupil.setEnabled(bool(row.pupil_name))
        text = row.record.text if row.record is not None else ""
        words = "" if row.is_proven and row.record is not None else STANDING_WORDS[row.standing]
        self.whole.setText("\n\n".join(part for part in (words, text) if part))


def _raised(row: Concern) -> str:
    if row.raised_at is not None:
        return shown_moment(row.raised_at)
    return row.record.written_on if row.record is not None else ""


def _child(row: Concern) -> str:
    if row.pupil_name:
        return row.pupil_name
    return "not in this vault" if row.record is not None else ""
