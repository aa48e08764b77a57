"""The safeguarding lead's inbox: what was raised, the unread first, and what is wrong with it."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.moment_field import shown_moment
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from vault.domain.concerns import STANDING_WORDS, Concern


class ConcernsAct(StrEnum):
    PUPIL = "pupil"
    READ = "read"


class ConcernsPage(Page):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = PlainLabel()
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.records = RecordList(
            self.tr("Raised concerns"),
            (
                ("", lambda c: self.tr("New") if c.is_new else ""),
                (self.tr("Raised"), _raised),
                (self.tr("Child"), _child),
                (self.tr("By"), lambda c: c.by or self.tr("nobody knows")),
                (self.tr("Kind"), lambda c: c.record.category if c.record else ""),
                (self.tr("Standing"), lambda c: self.tr(STANDING_WORDS[c.standing])),
            ),
            (
                Act(
                    ConcernsAct.PUPIL,
                    self.tr("Open the child's page"),
                    fits=lambda c: bool(c.pupil_name),
                ),
                Act(
                    ConcernsAct.READ,
                    self.tr("I have read it"),
                    fits=lambda c: c.is_new,
                    is_main=True,
                    is_last=True,
                ),
            ),
            empty=EmptyHint(
                self.tr("No concern was raised"),
                self.tr(
                    "What staff raise on a child's page stands here, sealed so that only you can"
                    " read it. You are told at each unlock what you have not read."
                ),
            ),
            below=self.whole,
        )
        self.records.column.setStretch(0, 2)
        self.records.column.setStretch(1, 1)
        self.records.chosen_changed.connect(self._show_whole)
        self.table = self.records.table
        self.pupil, self.read = self.records.buttons.values()
        self.titled(self.tr("Safeguarding")).addWidget(self.records, 1)

    def show_concerns(self, rows: tuple[Concern, ...]) -> None:
        self.records.show_rows(rows)
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

    def _show_whole(self, row: Concern | None) -> None:
        parts = []
        if row is not None:
            is_told = row.is_proven and row.record is not None
            parts.append("" if is_told else STANDING_WORDS[row.standing])
            parts.append(row.record.text if row.record is not None else "")
        self.whole.setText("\n\n".join(part for part in parts if part))


def _raised(row: Concern) -> str:
    if row.raised_at is not None:
        return shown_moment(row.raised_at)
    return row.record.written_on if row.record is not None else ""


def _child(row: Concern) -> str:
    if row.pupil_name:
        return row.pupil_name
    return "not in this vault" if row.record is not None else ""
