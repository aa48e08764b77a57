"""A list on the screen goes into a file: sealed, unless a person says that it need not be."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vault.actions.base import Command, Query
from vault.actions.send import usable_card
from vault.crypto.passwords import suggest_passphrase
from vault.domain.access import Permission
from vault.domain.lists_out import ListForm, ListLine, ListOrder, ListReport
from vault.domain.rights import LIST
from vault.domain.secrets import Passphrase
from vault.domain.training import Gate
from vault.errors import InvalidValueError, NotConfirmedError, StorageError
from vault.exchange.csv_out import as_csv
from vault.exchange.small_files import write_new
from vault.exchange.transfer.list_file import open_list, pieces_of
from vault.exchange.transfer.sealing import PartFile, seal_into
from vault.exchange.xlsx_out import as_xlsx
from vault.platform.folders import cloud_service_of, is_on_network
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.policies import Policies
from vault.store.merge.cards import Cards
from vault.store.merge.leaving import leaving
from vault.store.records import Records

_WORDS = 7
"""77 bits, as of every sealed file."""
_IN_THE_CLEAR = "whoever has the file"


@dataclass(frozen=True)
class SaveList(Command[ListReport]):
    """Into a new file. Lines of pupils whose processing is restricted stay out, and for people
    outside those of who opted out; each pupil's record of what was passed on says the rest.
    InvalidValueError for no reason and for nobody left; FolderExistsError, StorageError."""

    name = "list.save"
    needs = Permission.SEND
    is_paper = True
    waits_for = Gate.EXPORT
    can_undo = False

    order: ListOrder
    path: Path

    def apply(self, records: Records) -> ListReport:
        order, reason = self.order, self.order.checked_reason()
        cards = tuple(usable_card(records.of(Cards).get(card)) for card in order.cards)
        of_whom = dict.fromkeys(str(line.pupil) for line in order.lines if line.pupil)
        found = leaving(records.context.work, of_whom, is_outside=order.is_outside)
        out = {"", *found.pupils}
        lines = [line for line in order.lines if line.pupil in out]
        if not lines:
            words = "there is nobody in this list who may go"
            raise InvalidValueError(field="pupils", reason=words)
        content = _content(order, lines)
        passphrase = "" if cards or order.in_the_clear else suggest_passphrase(_WORDS)
        part = PartFile(self.path)
        if order.in_the_clear:
            part.fill(lambda file: _write(file, content))
        else:
            secret = Passphrase(passphrase.encode()) if passphrase else None
            pieces, recipients = pieces_of(order.form, content), [card.recipient for card in cards]
            part.fill(lambda file: seal_into(file, pieces, recipients, secret))
        names = tuple(card.name for card in cards)
        party = ", ".join(f"{card.name}, {card.school}" for card in cards)
        records.of(Disclosures).add(
            found.pupils,
            act=LIST,
            party=party or (_IN_THE_CLEAR if order.in_the_clear else "who is told the passphrase"),
            purpose=reason,
            ground=records.of(Policies).law().sending_ground,
            what=", ".join(order.header),
        )
        records.after_commit(lambda: _publish(part), part.discard)
        return ListReport(
            path=str(self.path),
            lines=len(lines),
            restricted=found.restricted,
            opted_out=found.opted_out,
            recipients=names,
            passphrase=passphrase,
            cloud=cloud_service_of(self.path) or "",
            on_network=is_on_network(self.path),
        )


@dataclass(frozen=True)
class OpenSealedList(Query[tuple[str, bool]]):
    """Write what a sealed list holds into a new file, where nothing protects it. Gives back the
    cloud service that takes what lies there ('' for none), and whether it is on a network.
    FolderExistsError, BadContentError, WrongPassphraseError, WrongRecipientError, StorageError."""

    name = "list.open"
    needs = Permission.RECEIVE

    path: Path
    to: Path
    passphrase: Passphrase | None = None

    def apply(self, records: Records) -> tuple[str, bool]:
        _, content = open_list(
            self.path, identity=records.own_age_identity, passphrase=self.passphrase
        )
        write_new(self.to, content)
        return cloud_service_of(self.to) or "", is_on_network(self.to)


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)


def _content(order: ListOrder, lines: list[ListLine]) -> bytes:
    rows = [line.cells for line in lines]
    if order.form is ListForm.XLSX:
        return as_xlsx(order.title, order.header, rows)
    return as_csv(order.header, rows)


def _publish(part: PartFile) -> None:
    try:
        part.publish()
    except NotConfirmedError:
        raise
    except StorageError:
        part.discard()
        raise
