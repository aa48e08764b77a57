"""Staff cards: handing out one's own, taking in, confirming and withdrawing others'."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.transfers.card_forms import (
    ConfirmDialog,
    ExportIdentityDialog,
    PasteCardDialog,
    SquareDialog,
    WithdrawDialog,
)
from ui.transfers.cards_page import CARDS, CardsAct, CardsPage
from vault.actions.cards import (
    AddCard,
    AddCardText,
    ConfirmCard,
    ExportIdentity,
    ListCards,
    OwnCard,
    OwnCardSquare,
    PrintOwnCard,
    SaveOwnCard,
    WithdrawCard,
)
from vault.domain.access import Permission
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId
from vault.domain.kinds import Kind
from vault.errors import CardChangedError, TuckboxError


class CardsPresenter(Presenter[CardsPage]):
    """Hands out one's own card, and confirms those of colleagues."""

    shows = frozenset({Kind.CARD})

    def __init__(self, page: CardsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._cards: tuple[StaffCard, ...] = ()
        self._own: StaffCard | None = None
        own = desk.may(Permission.CARD_OWN)
        page.allow(own=own, write=desk.may(Permission.CARD_WRITE))
        page.mine.do(
            {
                CardsAct.SAVE: lambda: self._to_file(".tuckcard", CARDS, self.save_card),
                CardsAct.PRINT: self.print_card,
                CardsAct.LARGE: lambda: SquareDialog(page, page.square.rows).open(),
                CardsAct.IDENTITY: self._ask_identity,
            }
        )
        page.records.do(
            {
                CardsAct.ADD: lambda _: self._ask_file(),
                CardsAct.PASTE: lambda _: self._ask_text(),
                CardsAct.CONFIRM: self._ask_confirm,
                CardsAct.WITHDRAW: self._ask_withdraw,
            }
        )
        page.file_dropped.connect(self.take_file)
        if own:
            self._do(OwnCard(), self._show_own)
            self._do(OwnCardSquare(), page.square.show_rows)
        self.reload()

    def reload(self) -> None:
        self._do(ListCards(), self._show)

    def take_file(self, path: str) -> None:
        """Add the card that lies in this file, then have its words compared."""
        self._desk.do(self, AddCard(Path(path)), self._added, self._refused)

    def save_card(self, path: Path) -> None:
        """One's own card as a file to hand out."""
        done = self.tr("Saved as {0}. Hand it to your colleagues; it holds no secret.")
        self._do(SaveOwnCard(path), lambda _: self._say(done.format(path)))

    def print_card(self) -> None:
        """One's own card on paper, to be handed out."""
        self._do(PrintOwnCard(), partial(self._show_printout, self.tr("Staff card")))

    def export_identity(self, path: Path) -> None:
        """One's own secret key for sealed files."""
        done = self.tr(
            "Written to {0}. Anyone who has this file can open what is sealed for you. Keep it"
            " away from those files, and delete it when you no longer need it."
        )
        self._do(ExportIdentity(path), lambda _: self._say(done.format(path), "warn"))

    def _to_file(self, suffix: str, kinds: str, then: Callable[[Path], None]) -> None:
        name = self._page.ask_new(f"{self._file_name()}{suffix}", kinds)
        if name:
            then(Path(name))

    def _file_name(self) -> str:
        name = self._own.name if self._own is not None else ""
        return "-".join("".join(c if c.isalnum() else " " for c in name).split()) or "card"

    def _ask_file(self) -> None:
        name = self._page.ask_card()
        if name:
            self.take_file(name)

    def _ask_text(self) -> None:
        dialog = PasteCardDialog(self._page)

        def is_changed(error: TuckboxError) -> bool:
            if isinstance(error, CardChangedError):
                dialog.reject()
                self._refused(error)
                return True
            return False

        self._submit(
            dialog, lambda: AddCardText(dialog.text.toPlainText().strip()), self._added, is_changed
        )

    def _ask_confirm(self, card: StaffCard) -> None:
        if card.is_withdrawn:
            self._say(
                self.tr("This card was withdrawn. Ask {0} for a new one.").format(card.name), "warn"
            )
            return
        if card.is_confirmed:
            self._say(
                self.tr("The card of {0} is confirmed already. Its words: {1}").format(
                    card.name, " ".join(card.words)
                )
            )
            return
        dialog = ConfirmDialog(self._page, card)
        done = self.tr("The card of {0} is confirmed. You can send sealed files to it now.")
        self._submit(
            dialog,
            lambda: ConfirmCard(CardId(card.id)),
            lambda _: self._say(done.format(card.name)),
        )

    def _ask_withdraw(self, card: StaffCard) -> None:
        if card.is_withdrawn:
            self._page.notice.say(self.tr("This card was withdrawn before."))
            return
        done = self.tr("The card of {0} is withdrawn.")
        self._submit(
            WithdrawDialog(self._page, card),
            lambda: WithdrawCard(CardId(card.id)),
            lambda _: self._say(done.format(card.name)),
        )

    def _ask_identity(self) -> None:
        dialog = ExportIdentityDialog(self._page)

        def choose() -> None:
            dialog.accept()
            name = self._page.ask_new(f"{self._file_name()}-identity.txt", "Text (*.txt)")
            if name:
                self.export_identity(Path(name))

        dialog.submitted.connect(choose)
        dialog.open()

    def _added(self, card: StaffCard) -> None:
        done = self.tr("Card of {0}, {1} added.").format(card.name, card.school)
        self._say(done)
        if not card.is_confirmed:
            self._ask_confirm(card)

    def _refused(self, error: TuckboxError) -> None:
        self._explain(error)
        if isinstance(error, CardChangedError):
            name = str(error.details.get("name", "")).casefold()
            for card in self._cards:
                if card.name.casefold() == name and not card.is_withdrawn:
                    self._page.records.choose(card.id)

    def _show_own(self, card: StaffCard) -> None:
        self._own = card
        self._page.show_own(card)

    def _show(self, cards: tuple[StaffCard, ...]) -> None:
        self._cards = cards
        self._page.records.show_rows(cards)
