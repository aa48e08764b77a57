"""Staff cards: one's own to hand out, and those of colleagues."""

from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import space
from ui.transfers.eight_words import EightWords
from ui.transfers.square import SquareView
from ui.widgets.act_row import Act, ActRow
from ui.widgets.ask_place import ask_file, ask_new_file
from ui.widgets.drop_area import DropArea
from ui.widgets.empty import EmptyHint
from ui.widgets.plain import PlainLabel, Subtitle
from ui.widgets.record_list import RecordList
from ui.widgets.titled_box import TitledBox
from ui.words import role_words
from vault.domain.cards import StaffCard

CARDS = "Staff cards (*.tuckcard)"
_SCALE = 2


class CardsAct(StrEnum):
    """The first four are done to one's own card."""

    SAVE = "save"
    PRINT = "print"
    LARGE = "large"
    IDENTITY = "identity"
    ADD = "add"
    PASTE = "paste"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"


class CardsPage(DropArea):
    """`file_dropped` carries the path of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.square = SquareView(self.tr("QR code of my card"), _SCALE)
        self.name = Subtitle()
        self.school = PlainLabel()
        self.words = EightWords()
        self.mine = ActRow(
            (
                Act(CardsAct.SAVE, self.tr("Save as a file …"), is_main=True),
                Act(CardsAct.PRINT, self.tr("Print …")),
                Act(CardsAct.LARGE, self.tr("Enlarge the QR code …")),
                Act(CardsAct.IDENTITY, self.tr("Export my age identity …")),
            )
        )
        self.records = RecordList(
            self.tr("Cards of colleagues"),
            (
                (self.tr("Name"), lambda c: c.name),
                (self.tr("School"), lambda c: c.school),
                (self.tr("Role"), lambda c: role_words(c.role)),
                (self.tr("State"), card_state),
                (self.tr("The eight words"), lambda c: " ".join(c.words)),
            ),
            (
                Act(CardsAct.ADD, self.tr("Add a card from a file …"), for_none=True),
                Act(CardsAct.PASTE, self.tr("Add from a QR code …"), for_none=True),
                Act(CardsAct.CONFIRM, self.tr("Compare the words …")),
                Act(CardsAct.WITHDRAW, self.tr("Withdraw …")),
            ),
            empty=EmptyHint(
                self.tr("No cards yet"),
                self.tr(
                    "To send someone a sealed file, add their staff card: ask for it on a USB"
                    " stick and drop the .tuckcard file here."
                ),
                icon="key-round",
            ),
            opens=CardsAct.CONFIRM,
            choose=self.tr("Choose a card in the table first."),
            notice=self.notice,
        )
        self.table = self.records.table
        self.buttons = self.mine.buttons | self.records.buttons
        self._lay_out()

    def _lay_out(self) -> None:
        self.own = TitledBox(self.tr("My card"))
        side = QHBoxLayout(self.own)
        column = QVBoxLayout()
        for widget in (self.name, self.school, self.words):
            column.addWidget(widget)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Give your card to colleagues, on a USB stick or as the QR code: they use it"
                    " to seal files for you. It holds no secret. When they have added it, read"
                    " these eight words aloud to them."
                )
            )
        )
        column.addStretch(1)
        column.addLayout(self.mine)
        side.addWidget(self.square)
        side.addSpacing(10)
        side.addLayout(column, 1)
        others = TitledBox(self.tr("Colleagues"))
        QVBoxLayout(others).addWidget(self.records)
        layout = self.titled(self.tr("Staff cards"))
        layout.addWidget(self.own)
        layout.addSpacing(space("between_cards") - layout.spacing())
        layout.addWidget(others, 1)

    def allow(self, *, own: bool, write: bool) -> None:
        """What the role may do is offered, and only that."""
        self.own.setVisible(own)
        self.records.allow(may_write=write)
        self.setAcceptDrops(write)

    def show_own(self, card: StaffCard) -> None:
        """With the words by which it is compared."""
        self.name.setText(card.name)
        self.school.setText(f"{card.school} · {role_words(card.role)}")
        self.words.show_words(card.words)

    def ask_card(self) -> str:
        """Which card's file, or ''."""
        return ask_file(self, self.tr("A colleague's card"), CARDS)

    def ask_new(self, name: str, kinds: str) -> str:
        """Where something of one's own is to go, or ''."""
        return ask_new_file(self, self.tr("Save"), name, kinds)


def card_state(card: StaffCard) -> str:
    """Words for where a card stands; with a sign, so that colour is not needed."""
    if card.withdrawn_on is not None:
        return "✗ withdrawn"
    if card.confirmed_on is not None:
        return "✓ confirmed"
    return "? not compared yet"
