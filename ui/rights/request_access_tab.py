"""Everything that is held about a pupil, other people's names in it, and the file to hand over."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import space
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.flow import Flow
from ui.widgets.plain import PlainLabel
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.widgets.tick_table import TickTable
from ui.widgets.tick_view import TickView
from ui.words import counted
from vault.domain.cards import StaffCard
from vault.domain.dossier import Dossier, Finding
from vault.domain.ids import CardId


class RequestAccessTab(QWidget):
    """What the school holds on a child, and which names in it are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.dossier: Dossier | None = None
        self.missing = PlainLabel()
        self._sections = RowTable(
            (
                (self.tr("What"), lambda s: s.title),
                (self.tr("Records"), lambda s: len(s.rows)),
            )
        )
        self.sections = RowView(self._sections, self.tr("What is held"))
        self.names = TickTable(
            (
                (self.tr("Leave out"), lambda f: f.person),
                (self.tr("Where it stands"), _around),
                (self.tr("In"), lambda f: f.section.replace("_", " ")),
                (self.tr("Sure"), lambda f: "" if f.is_sure else self.tr("perhaps")),
            ),
            lambda f: str(f.key),
            lambda _: True,
        )
        self.findings = TickView(self.names, self.tr("Other people's names"))
        self.names_found = PlainLabel()
        self.contacts_too = QCheckBox(self.tr("With the family's telephones and addresses"))
        self.recipient = QComboBox()
        self.recipient.setAccessibleName(self.tr("Sealed for"))
        self.gather = QPushButton(self.tr("Show everything we hold"))
        self.hand_over = QPushButton(self.tr("Seal the copy to hand over …"))
        self.hand_over.setProperty("main", True)
        self._lay_out()
        self.show_cards(())
        self.hand_over.setEnabled(False)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.names_found)
        column.addWidget(self.findings, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(space("between_cards"))
        split.addWidget(self.sections)
        split.addWidget(right)
        split.setStretchFactor(1, 2)
        split.setSizes([320, 640])
        layout = QVBoxLayout(self)
        layout.addWidget(self.missing)
        self._middle = FlatStack()
        self._middle.addWidget(
            EmptyHint(
                self.tr("Nothing is gathered yet"),
                self.tr("Show everything first: then names of other people can be left out."),
                icon="inbox",
            )
        )
        self._middle.addWidget(split)
        layout.addWidget(self._middle, 1)
        foot = Flow(*(self.gather, self.contacts_too, self.recipient, self.hand_over), from_right=1)
        layout.addLayout(foot)
        self.missing.hide()

    def show_cards(self, cards: tuple[StaffCard, ...]) -> None:
        """A passphrase for a parent, or the card of a colleague."""
        self.recipient.clear()
        self.recipient.addItem(self.tr("for a parent: under a passphrase"), "")
        for card in cards:
            if card.is_confirmed and not card.is_withdrawn:
                self.recipient.addItem(self.tr("for the card of {0}").format(card.name), card.id)

    def show_dossier(self, dossier: Dossier) -> None:
        """Names that are surely somebody's are ticked from the start."""
        self.dossier = dossier
        self._sections.show_rows(dossier.sections)
        self.names.show_rows(dossier.findings)
        self.names.tick([f.key for f in dossier.findings if f.is_sure])
        count = len(dossier.findings)
        self.names_found.setText(
            counted(
                count,
                self.tr("1 place may name someone else. What is ticked is left out of the copy."),
                self.tr(
                    "{0} places may name someone else. What is ticked is left out of the copy."
                ),
            )
            if count
            else self.tr("No other person's name was found.")
        )
        self.missing.setText("\n".join(dossier.missing))
        self.missing.setVisible(bool(dossier.missing))
        self._middle.setCurrentIndex(1)
        self.hand_over.setEnabled(True)

    def redact(self) -> frozenset[str]:
        """Keys of the findings that are left out."""
        return frozenset(f.key for f in self.names.chosen())

    def cards(self) -> tuple[CardId, ...]:
        """The chosen recipient's; none for a file with a passphrase."""
        chosen = self.recipient.currentData()
        return (CardId(chosen),) if chosen else ()


def _around(finding: Finding) -> str:
    return f"… {finding.around} …".replace("\n", " ")
