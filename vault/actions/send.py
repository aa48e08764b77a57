"""Sending: what a selection comes to, and the sealed file of it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from vault.actions.base import Command, Query
from vault.crypto.passwords import suggest_passphrase
from vault.domain.access import Permission
from vault.domain.cards import StaffCard
from vault.domain.machine_policy import Leaving
from vault.domain.secrets import Passphrase
from vault.domain.training import Gate
from vault.domain.transfer import Selection, SendCounts, SendOrder, SendOutline, SendReport
from vault.errors import (
    InvalidValueError,
    NotConfirmedError,
    StorageError,
    UnconfirmedCardError,
    WithdrawnCardError,
)
from vault.exchange.transfer.compose import Composer
from vault.exchange.transfer.sealing import PartFile, seal_into
from vault.store.merge.cards import Cards
from vault.store.merge.sendings import Sending
from vault.store.merge.transfer_rows import Outgoing
from vault.store.records import Records

_WORDS = 7
"""77 bits, and each guess costs a second and 256 MB."""
_LONGEST_REASON = 1000
"""Well within what a recipient's program takes."""


@dataclass(frozen=True)
class CountSend(Query[SendCounts]):
    """How much each kind of data would add; nothing is written."""

    name = "transfer.count"
    needs = Permission.SEND
    is_recorded = False

    selection: Selection

    def apply(self, records: Records) -> SendCounts:
        return Outgoing(records.context, self.selection).counts()


@dataclass(frozen=True)
class OutlineSend(Query[SendOutline]):
    """What the file of an order would hold, part by part: it is packed as it would be, counted,
    and let go of. Nothing is sealed or written, and who gets it may still be open."""

    name = "transfer.outline"
    needs = Permission.SEND
    is_recorded = False

    order: SendOrder

    def apply(self, records: Records) -> SendOutline:
        cards = tuple(usable_card(records.of(Cards).get(card)) for card in self.order.cards)
        return Composer(records, self.order, cards, datetime.now(UTC)).outline()


@dataclass(frozen=True)
class SendFile(Command[SendReport]):
    """Seal the selection for the cards; with no card, under a passphrase that the report gives."""

    name = "transfer.send"
    needs = Permission.SEND
    leaving = Leaving.SEALED
    is_paper = True
    waits_for = Gate.EXPORT
    can_undo = False

    order: SendOrder
    path: Path

    def apply(self, records: Records) -> SendReport:
        cards = tuple(usable_card(records.of(Cards).get(card)) for card in self.order.cards)
        _check(self.order)
        passphrase = None if cards else suggest_passphrase(_WORDS)
        composer = Composer(records, self.order, cards, datetime.now(UTC))
        part = PartFile(self.path)
        secret = Passphrase(passphrase.encode()) if passphrase else None
        size = part.fill(
            lambda out: seal_into(out, composer.pieces(), [c.recipient for c in cards], secret)
        )
        composer.log()
        sending = Sending(composer.header.file, self.path.absolute(), size, passphrase is not None)
        records.sendings.note(sending)
        records.after_commit(lambda: _publish(records, part, sending), part.discard)
        return SendReport(
            path=str(self.path),
            bytes=size,
            pupils=composer.header.pupils,
            photos=composer.header.photos,
            photos_held_back=composer.held_back,
            restricted=composer.restricted,
            opted_out=composer.opted_out,
            recipients=tuple(card.name for card in cards),
            passphrase=passphrase or "",
        )


def _publish(records: Records, part: PartFile, sending: Sending) -> None:
    """The file takes its name. Its lines go only where it is certain that nobody can have it: not
    while it may lie somewhere whole, under its name or without."""
    try:
        part.publish()
    except NotConfirmedError:
        if not sending.has_words:
            raise  # it opens: what was sent stands, and is looked at again at the next unlock
        # The passphrase is shown only after everything succeeded; without it nothing opens.
        with suppress(StorageError):
            part.withdraw()
        records.sendings.settle(sending.file, is_whole=False)
        raise StorageError from None
    except StorageError:
        if part.discard() or sending.has_words:
            records.sendings.settle(sending.file, is_whole=False)
        else:
            records.sendings.leave_open(sending.file)
        raise
    records.sendings.named(sending.file)


def usable_card(card: StaffCard) -> StaffCard:
    """WithdrawnCardError, or UnconfirmedCardError with its eight words."""
    if card.is_withdrawn:
        raise WithdrawnCardError(name=card.name)
    if not card.is_confirmed:
        raise UnconfirmedCardError(name=card.name, words=" ".join(card.words))
    return card


def _check(order: SendOrder) -> None:
    if not order.reason.strip():
        raise InvalidValueError(field="reason", reason="say why this is sent")
    if len(order.reason) > _LONGEST_REASON:
        raise InvalidValueError(field="reason", reason=f"longer than {_LONGEST_REASON} characters")
    if order.until < date.today():
        raise InvalidValueError(field="until", reason="this day is over")
