"""Staff cards: one's own, and those of colleagues."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId
from vault.domain.printouts import Printout
from vault.domain.training import Gate
from vault.exchange.small_files import read_small, write_new
from vault.store.merge.cards import Cards
from vault.store.records import Records

_MOST_CARD = 8192


@dataclass(frozen=True)
class OwnCard(Query[StaffCard]):
    """This person's card as it would be made today."""

    name = "card.own"
    needs = Permission.CARD_OWN
    is_recorded = False

    def apply(self, records: Records) -> StaffCard:
        return records.of(Cards).own()


@dataclass(frozen=True)
class OwnCardSquare(Query[tuple[tuple[bool, ...], ...]]):
    """The modules of one's own card's QR code, row by row; True is dark."""

    name = "card.square"
    needs = Permission.CARD_OWN
    is_recorded = False

    def apply(self, records: Records) -> tuple[tuple[bool, ...], ...]:
        from vault.reports.squares import square_rows  # late: reportlab takes time to load

        return tuple(map(tuple, square_rows(records.of(Cards).own_text())))


@dataclass(frozen=True)
class SaveOwnCard(Query[StaffCard]):
    """Write one's own card to a file, to be handed to colleagues."""

    name = "card.save"
    needs = Permission.CARD_OWN

    path: Path

    def apply(self, records: Records) -> StaffCard:
        write_new(self.path, records.of(Cards).own_text().encode(), replace=True)
        return records.of(Cards).own()


@dataclass(frozen=True)
class PrintOwnCard(Query[Printout]):
    """One's own card as a PDF with its QR code and the eight words."""

    name = "card.print"
    needs = Permission.CARD_OWN

    def apply(self, records: Records) -> Printout:
        from vault.reports.staff_card import staff_card_pdf  # late: PDF takes time to load

        pdf = staff_card_pdf(records.of(Cards).own(), records.of(Cards).own_text())
        return Printout(self.name, pdf)


@dataclass(frozen=True)
class ListCards(Query[tuple[StaffCard, ...]]):
    """Every card that was added here, by name; withdrawn ones last."""

    name = "card.list"
    needs = Permission.CARD_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[StaffCard, ...]:
        return records.of(Cards).list_all()


@dataclass(frozen=True)
class AddCard(Command[StaffCard]):
    """Take in a colleague's card. `is_confirmed`: its eight words were compared aloud."""

    name = "card.add"
    needs = Permission.CARD_WRITE
    can_undo = False

    path: Path
    is_confirmed: bool = False

    def apply(self, records: Records) -> StaffCard:
        return records.of(Cards).add(
            read_small(self.path, _MOST_CARD), is_confirmed=bool(self.is_confirmed)
        )


@dataclass(frozen=True)
class AddCardText(Command[StaffCard]):
    """The same from the text of a QR code."""

    name = "card.add-text"
    needs = Permission.CARD_WRITE
    can_undo = False

    text: str
    is_confirmed: bool = False

    def apply(self, records: Records) -> StaffCard:
        return records.of(Cards).add(self.text.encode(), is_confirmed=bool(self.is_confirmed))


@dataclass(frozen=True)
class ConfirmCard(Command[None]):
    """Its fingerprint was compared with the owner: files may be sent to it."""

    name = "card.confirm"
    needs = Permission.CARD_WRITE
    can_undo = False

    card: CardId

    def apply(self, records: Records) -> None:
        records.of(Cards).confirm(self.card)


@dataclass(frozen=True)
class WithdrawCard(Command[None]):
    """Nothing is sent to it any more, and what comes from it is no longer trusted."""

    name = "card.withdraw"
    needs = Permission.CARD_WRITE
    can_undo = False

    card: CardId

    def apply(self, records: Records) -> None:
        records.of(Cards).withdraw(self.card)


@dataclass(frozen=True)
class ExportIdentity(Query[None]):
    """Write one's own age identity to a file: the age program then opens what was sealed for
    this person, and so does anybody else who has the file."""

    name = "identity.export"
    needs = Permission.CARD_OWN
    waits_for = Gate.EXPORT

    path: Path

    def apply(self, records: Records) -> None:
        write_new(self.path, records.own_identity_file())
