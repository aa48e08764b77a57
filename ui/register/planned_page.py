"""Absences that were announced: they fill the register before it is taken."""

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from ui.widgets.act_row import Act
from ui.widgets.dates import day_text
from ui.widgets.empty import EmptyHint
from ui.widgets.list_cells import FaceColumn
from ui.widgets.page import Page
from ui.widgets.record_list import RecordList
from ui.words import tr
from vault.domain.attendance_codes import session_words
from vault.domain.registers import PlannedAbsence

_REASON = 5


class PlannedAct(StrEnum):
    """What can be done with a planned absence."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


class PlannedPage(Page):
    """Those that are not over, the next one first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordList(
            self.tr("Planned absences"),
            (
                (self.tr("Pupil"), lambda p: p.called),
                (self.tr("First day"), lambda p: p.starts),
                (self.tr("Last day"), lambda p: p.ends),
                (self.tr("Part of the day"), part_words),
                (self.tr("Code"), lambda p: p.code),
                (self.tr("Reason"), lambda p: p.reason),
                (self.tr("Told by"), lambda p: p.told_by),
                (self.tr("Evidence"), lambda p: p.evidence),
            ),
            (
                Act(PlannedAct.CHANGE, self.tr("Change …")),
                Act(PlannedAct.REMOVE, self.tr("Remove")),
                Act(
                    PlannedAct.ADD,
                    self.tr("Plan an absence …"),
                    for_none=True,
                    is_main=True,
                    is_last=True,
                ),
            ),
            empty=EmptyHint(
                self.tr("No absence is planned"),
                self.tr(
                    "What families tell you beforehand goes here; it stands in the register when"
                    " you open it, and your own mark counts more."
                ),
                icon="calendar-check",
            ),
            opens=PlannedAct.CHANGE,
            choose=self.tr("Choose an absence in the table first."),
            notice=self.notice,
        )
        self.records.table.give_room(_REASON)
        self.faces = FaceColumn(self.records.table, lambda p: p.pupil)
        self.titled(self.tr("Planned absences")).addWidget(self.records, 1)


def part_words(absence: PlannedAbsence) -> str:
    """'Morning', or nothing for whole days."""
    return session_words(absence.part) if absence.part else tr("whole days")


def span_words(absence: PlannedAbsence) -> str:
    """'01/12/2026', or the first and the last day."""
    if absence.starts == absence.ends:
        return day_text(absence.starts)
    return f"{day_text(absence.starts)} – {day_text(absence.ends)}"
