"""Putting a backup back as a vault in a new place, before anything is unlocked."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.progress import ProgressStrip
from ui.words import counted
from vault.domain.backups import RestoreReport
from vault.domain.file_names import proposed_name


class RestorePage(QWidget):
    """Nothing that is there already is written over."""

    file_wanted = Signal()
    folder_wanted = Signal()
    place_wanted = Signal()
    restore_wanted = Signal()
    unlock_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent_folder: Path) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Restore a backup"))
        self._parent = parent_folder
        self.source: Path | None = None
        self.chosen = PlainLabel(self.tr("nothing chosen yet"))
        self.name = QLineEdit(self.tr("Restored"))
        self.name.setAccessibleName(self.tr("Name of the vault"))
        self.name.textChanged.connect(self._follow)
        self.place = PlainLabel()
        self.file = QPushButton(self.tr("Choose the backup file …"))
        self.file.clicked.connect(self.file_wanted)
        self.grown = QPushButton(self.tr("Choose the incremental backup folder …"))
        self.grown.clicked.connect(self.folder_wanted)
        self.elsewhere = QPushButton(self.tr("Choose another folder …"))
        self.elsewhere.clicked.connect(self.place_wanted)
        self.go = QPushButton(self.tr("Restore"))
        self.go.setProperty("main", True)
        self.go.setEnabled(False)
        self.go.clicked.connect(self.restore_wanted)
        self.unlock = QPushButton(self.tr("Unlock it"))
        self.unlock.setProperty("main", True)
        self.unlock.clicked.connect(self.unlock_wanted)
        self.unlock.hide()
        self.back = QPushButton(self.tr("Back"))
        self.back.clicked.connect(self.back_wanted)
        self.progress = ProgressStrip()
        self.notice = Notice()
        self._lay_out()
        self._follow()

    def _lay_out(self) -> None:
        sources = QHBoxLayout()
        sources.addWidget(self.file)
        sources.addWidget(self.grown)
        sources.addStretch(1)
        places = QHBoxLayout()
        places.addWidget(self.elsewhere)
        places.addStretch(1)
        form = Form()
        form.addRow(self.tr("Backup"), self.chosen)
        form.addRow("", sources)
        form.addRow(self.tr("Name of the vault"), self.name)
        form.addRow(self.tr("Save in"), self.place)
        form.addRow("", places)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(self.unlock)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Title(self.tr("Restore a backup")))
        layout.addWidget(
            PlainLabel(
                self.tr(
                    "The backup becomes a new vault beside the one you have: nothing is"
                    " overwritten. It stays locked, and opens with the passwords it had on the"
                    " day it was made."
                )
            )
        )
        layout.addLayout(form)
        layout.addWidget(self.progress)
        layout.addWidget(self.notice)
        layout.addLayout(row)

    @property
    def folder(self) -> Path:
        """Where the vault will be."""
        name = "".join(c for c in self.name.text() if c.isalnum() or c in " -").strip()
        return self._parent / proposed_name(f"{name or 'Restored'}.tuckbox")

    def put_into(self, folder: Path) -> None:
        """A person chose another folder to hold the vault."""
        self._parent = folder
        self._follow()

    def choose(self, source: Path) -> None:
        """This backup is to be restored."""
        self.source = source
        self.chosen.setText(str(source))
        self.go.setEnabled(True)
        self.notice.clear()

    def show_busy(self, *, busy: bool) -> None:
        """Nothing can be changed meanwhile, and the bar runs."""
        self._let_choose(on=not busy)
        self.back.setEnabled(not busy)
        if busy:
            self.progress.begin()
            self.notice.say(self.tr("Restoring and checking …"))
        else:
            self.progress.end()

    def show_done(self, report: RestoreReport) -> None:
        """What was restored, and what it is older than."""
        self.show_busy(busy=False)
        self._let_choose(on=False)
        # No vault is open: the country that says how days are written in figures is not known.
        words = self.tr("The vault is as it was on {0:%d %B %Y} at {0:%H:%M}.").format(
            report.made_at.astimezone()
        )
        if report.is_older:
            words += counted(
                report.seen - report.entry,
                self.tr(
                    " It is older than the one that was open on this computer: 1 later entry of"
                    " the audit trail, and the change it records, is not in it."
                ),
                self.tr(
                    " It is older than the one that was open on this computer: {0} later entries"
                    " of the audit trail, and the changes they record, are not in it."
                ),
            )
            words += self.tr(
                " After you unlock, a warning says so, and a data lead can confirm that this copy"
                " is the right one."
            )
        self.notice.say(words, "warn" if report.is_older else "good")
        self.go.hide()
        self.unlock.show()
        self.unlock.setFocus()

    def _let_choose(self, *, on: bool) -> None:
        for widget in (self.file, self.grown, self.name, self.elsewhere, self.go):
            widget.setEnabled(on)

    def _follow(self) -> None:
        self.place.setText(str(self.folder))
