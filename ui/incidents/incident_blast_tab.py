"""An incident: what was at stake, from this vault or from a custody statement."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.at_left import beside
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.late_table import LateTable
from ui.widgets.plain import PlainLabel
from ui.widgets.row_table import RowTable
from ui.words import counted
from vault.domain.blast_radius import BlastRadius
from vault.domain.catalogue.all_tables import words_of


class IncidentBlastTab(QWidget):
    """What was on a lost computer or stick, from this vault or from a custody statement."""

    vault_wanted = Signal()
    statement_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = PlainLabel(
            self.tr(
                "Worked out from this vault and its trail. If the computer with the vault is gone,"
                " choose its last custody statement from the office."
            )
        )
        self._rows = RowTable(
            (
                (self.tr("What"), lambda row: row[0]),
                (self.tr("How much"), lambda row: row[1]),
            )
        )
        self.table = LateTable(self._rows, self.tr("What was at stake"))
        self.vault = QPushButton(self.tr("Work out from this vault"))
        self.statement = QPushButton(self.tr("Work out from a custody statement …"))
        self.vault.clicked.connect(self.vault_wanted)
        self.statement.clicked.connect(self.statement_wanted)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        self._middle = FlatStack()
        self._middle.addWidget(
            EmptyHint(
                self.tr("Not worked out yet"),
                self.tr("Counts, people and files that somebody with the computer could reach."),
                icon="user-search",
            )
        )
        self._middle.addWidget(self.table)
        layout.addWidget(self._middle, 1)
        layout.addLayout(beside(self.vault, self.statement))

    def show_blast(self, blast: BlastRadius) -> None:
        """Counts first, then people, then files."""
        self.summary.setText(
            self.tr("Source: {0}. {1}, {2}, {3} in all.").format(
                blast.source,
                self._pupils(blast.pupils),
                counted(blast.photos, self.tr("1 photo"), self.tr("{0} photos")),
                counted(blast.records, self.tr("1 record"), self.tr("{0} records")),
            )
        )
        self._middle.setCurrentWidget(self.table)
        self._rows.show_rows([*self._counts(blast), *self._people(blast), *self._files(blast)])

    def _pupils(self, count: int) -> str:
        return counted(count, self.tr("1 pupil"), self.tr("{0} pupils"))

    def _locked(self, profiles: int) -> str:
        return counted(profiles, self.tr("1 profile"), self.tr("{0} profiles"))

    def _counts(self, blast: BlastRadius) -> list[tuple[str, str]]:
        guess = self.tr("Cost of one password guess")
        return [
            *((words_of(kind).heading, f"{count:,}") for kind, count in blast.counts),
            *((guess, f"{lock.words} ({self._locked(lock.profiles)})") for lock in blast.locks),
        ]

    def _people(self, blast: BlastRadius) -> list[tuple[str, str]]:
        if blast.opened is None:
            return [(self.tr("Who opened what"), self.tr("cannot be told from here"))]
        lines = [
            (
                self.tr("{0} since then").format(opened.profile),
                self.tr("{0} opened, {1}").format(
                    self._pupils(opened.pupils),
                    counted(opened.acts, self.tr("1 act"), self.tr("{0} acts")),
                ),
            )
            for opened in blast.opened
        ]
        return [*lines, (self.tr("Failed unlocks since then"), str(blast.failed_unlocks))]

    def _files(self, blast: BlastRadius) -> list[tuple[str, str]]:
        lines = [
            (self.tr("Sealed files that still open"), str(blast.files_out_count)),
            *(
                (
                    self.tr("Sent to {0}").format(row.partner or self.tr("a passphrase")),
                    self.tr("{0}: {1}, until {2}").format(
                        row.about, self._pupils(row.pupils), row.until
                    ),
                )
                for row in blast.files_out or ()
            ),
        ]
        return [*lines, *((self.tr("Backup"), place) for place in blast.backups)]
