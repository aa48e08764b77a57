"""Backups: made, proven by reading them back, and whether there are enough of them."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.act_row import Act
from ui.widgets.ask_place import ask_folder, ask_new_file
from ui.widgets.dates import moment_text
from ui.widgets.empty import EmptyHint
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Quiet, Title
from ui.widgets.record_list import RecordList
from ui.widgets.titled_box import TitledBox
from ui.words import counted, tr
from vault.domain.backups import BackupRow, BackupStatus

BACKUPS = "Backups (*.tuckbackup)"
_MARK = 16
_NOT_KEPT = ("circle-alert", "warnText")


class BackupsAct(StrEnum):
    """What can be done with a backup that is on the list."""

    AWAY = "away"


class BackupsPage(Page):
    """Backups that were made, and whether they keep the rule 3-2-1."""

    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_device = ""
        self.to_file = QPushButton(self.tr("Back up to a file …"))
        self.to_file.setProperty("main", True)
        self.to_file.clicked.connect(self.file_wanted)
        self.to_folder = QPushButton(self.tr("Incremental backup folder …"))
        self.to_folder.clicked.connect(self.folder_wanted)
        self.rules = [RuleLine() for _ in range(4)]
        self.empty = EmptyHint(
            self.tr("No backup yet"),
            self.tr(
                "If this computer breaks or is stolen, everything in the vault is lost. Plug in a"
                " USB stick and make a backup on it."
            ),
            icon="hard-drive",
        )
        self.records = RecordList(
            self.tr("Verified backups"),
            (
                (self.tr("When"), lambda r: r.at),
                (self.tr("By"), lambda r: r.by),
                (self.tr("Where"), lambda r: r.place),
                (self.tr("Drive"), self._drive),
                (self.tr("Kind"), lambda r: "a file" if r.kind == "file" else "a folder"),
                (self.tr("Size in MB"), lambda r: round(r.bytes / 1_000_000, 1)),
                (self.tr("Off site"), lambda r: "✓ yes" if r.away else "no"),
            ),
            (Act(BackupsAct.AWAY, self.tr("Kept off site: yes / no")),),
            empty=self.empty,
            opens=BackupsAct.AWAY,
            choose=self.tr("Choose a backup in the table first."),
            notice=self.notice,
        )
        self.table, self.middle = self.records.table, self.records.middle
        self.away = self.records.buttons[BackupsAct.AWAY]
        self._lay_out()

    def _lay_out(self) -> None:
        self.status = TitledBox(self.tr("Three copies, two drives, one off site"))
        lines = QVBoxLayout(self.status)
        for line in self.rules:
            lines.addWidget(line)
        self.listed = QWidget()
        box = QVBoxLayout(self.listed)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.status)
        box.addWidget(self.records, 1)
        title = Title(self.tr("Backups"))
        title.setWordWrap(False)
        layout = self.titled_by(Flow(title, self.to_folder, self.to_file, from_right=2))
        layout.addWidget(
            Quiet(
                self.tr(
                    "A backup is locked like the vault and opens with the same passwords. Each"
                    " one is read back and opened before it counts: leave the USB stick in until"
                    " that is done."
                )
            )
        )
        layout.addWidget(self.listed, 1)
        layout.addStretch(0)

    def allow(self, *, make: bool, read: bool, write: bool) -> None:
        """What the role may do is offered, and only that."""
        self.to_file.setVisible(make)
        self.to_folder.setVisible(make)
        self.listed.setVisible(read)
        self.away.setVisible(write)
        if not make:
            self.empty.words.setText(
                self.tr(
                    "If this computer breaks or is stolen, everything in the vault is lost. Your"
                    " data lead or technician makes backups."
                )
            )

    def show_busy(self, *, busy: bool) -> None:
        """One backup at a time."""
        self.to_file.setEnabled(not busy)
        self.to_folder.setEnabled(not busy)

    def show_status(self, status: BackupStatus, today: date) -> None:
        """`today` is the day from which their age counts."""
        self._own_device = status.own_device
        self.records.show_rows(status.rows)
        for line, (is_kept, words) in zip(self.rules, status_words(status, today), strict=True):
            line.show_rule(words, is_kept=is_kept)

    def ask_file(self) -> str:
        """Where the backup is to go, or ''."""
        name = f"backup-{date.today():%Y-%m-%d}.tuckbackup"
        return ask_new_file(self, self.tr("Back up to a file"), name, BACKUPS)

    def ask_folder(self) -> str:
        """The folder in which backups grow, or ''."""
        return ask_folder(self, self.tr("Incremental backup folder"))

    def _drive(self, row: BackupRow) -> str:
        same = row.device == self._own_device
        return self.tr("the vault's own drive") if same else self.tr("another drive")


class RuleLine(QWidget):
    """One rule with the sign of whether it is kept; screen readers hear both."""

    def __init__(self) -> None:
        super().__init__()
        self.is_kept = False
        self.mark, self.words = IconLabel("circle", "text2", _MARK), PlainLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_rule(self, words: str, *, is_kept: bool) -> None:
        """In place of what stood there."""
        self.is_kept = is_kept
        self.words.setText(words)
        spoken = self.tr("Kept: {0}") if is_kept else self.tr("Not kept: {0}")
        self.words.setAccessibleName(spoken.format(words))
        self.mark.show_icon(*(("circle-check", "goodText") if is_kept else _NOT_KEPT))


def status_words(status: BackupStatus, today: date) -> tuple[tuple[bool, str], ...]:
    """The rule of three in four plain lines, each with whether it is kept: copies, drives,
    elsewhere, the newest."""
    copies = max(status.copies - 1, 0)
    backups = counted(copies, tr("1 backup"), tr("{0} backups")) if copies else tr("no backup")
    three = status.copies >= 3
    first = f"{status.copies} of 3 copies: the vault itself and {backups}."
    if not three:
        first += " Make another one and keep it off site."
    two = status.devices >= 2
    second = (
        "They are on more than one drive, so one may break."
        if two
        else "All of them are on one drive. If that breaks, all is lost: back up to a USB stick."
    )
    third = (
        "One is kept off site, so fire or theft cannot take them all."
        if status.is_away
        else "None is kept off site. Take one away, then press 'Kept off site' in the list."
    )
    newest, is_new = status.newest_at, False
    if newest is None:
        fourth = "No backup yet."
    elif status.is_due(today):
        days = (today - newest.astimezone().date()).days
        fourth = f"The newest is {days} days old. Make one now, and at least once a week."
    else:
        fourth, is_new = f"The newest was made on {moment_text(newest)}.", True
    return (three, first), (two, second), (status.is_away, third), (is_new, fourth)
