"""A file with pupils in it leaves the vault: one way, with the same walls, whatever its form."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from vault.actions.send import usable_card
from vault.crypto.passwords import suggest_passphrase
from vault.domain.ids import CardId
from vault.domain.lists_out import ListReport
from vault.domain.rights import LIST
from vault.domain.secrets import Passphrase
from vault.errors import InvalidValueError
from vault.exchange.transfer.list_file import pieces_of
from vault.exchange.transfer.sealing import PartFile, seal_into
from vault.platform.folders import cloud_service_of, is_on_network
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.policies import Policies
from vault.store.merge.cards import Cards
from vault.store.merge.leaving import leaving
from vault.store.records import Records

_WORDS = 7
"""77 bits, as of every sealed file."""
_IN_THE_CLEAR = "whoever has the file"
_Outcome = tuple[Callable[[], None], Callable[[], object]]
"""What is done once the act is committed, and what where it is not."""


class Order(Protocol):
    """What an order to save a file says of the way that it takes."""

    @property
    def form(self) -> str:
        """The ending of its kind of file."""

    @property
    def cards(self) -> tuple[CardId, ...]:
        """Of colleagues; none for a passphrase."""

    @property
    def in_the_clear(self) -> bool:
        """Whether nothing protects the file."""

    @property
    def is_outside(self) -> bool:
        """Whether it is for people outside the school."""

    def checked_reason(self) -> str:
        """InvalidValueError for none, and for a long one."""


def save_out(
    records: Records,
    order: Order,
    path: Path,
    pupils: dict[str, None],
    *,
    content: Callable[[frozenset[str]], tuple[int, bytes]],
    what: str,
) -> ListReport:
    """Into a new file: `content` is asked for those of `pupils` who may go, and gives its lines and
    bytes. Restricted pupils stay out, and for people outside who opted out; each pupil's record of
    what was passed on says `what`. InvalidValueError for no reason and for nobody left;
    FolderExistsError, StorageError."""
    reason = order.checked_reason()
    cards = tuple(usable_card(records.of(Cards).get(card)) for card in order.cards)
    found = leaving(records.context.work, pupils, is_outside=order.is_outside)
    lines, raw = content(frozenset(found.pupils))
    if not lines:
        words = "there is nobody in this list who may go"
        raise InvalidValueError(field="pupils", reason=words)
    passphrase = "" if cards or order.in_the_clear else suggest_passphrase(_WORDS)
    if order.in_the_clear:
        records.after_commit(*_in_the_clear(PartFile(path), raw))
    else:
        secret = Passphrase(passphrase.encode()) if passphrase else None
        pieces, recipients = pieces_of(order.form, raw), [card.recipient for card in cards]
        records.after_commit(*_sealed(PartFile(path), pieces, recipients, secret))
    party = ", ".join(f"{card.name}, {card.school}" for card in cards)
    records.of(Disclosures).add(
        found.pupils,
        act=LIST,
        party=party or (_IN_THE_CLEAR if order.in_the_clear else "who is told the passphrase"),
        purpose=reason,
        ground=records.of(Policies).law().sending_ground,
        what=what,
    )
    return ListReport(
        path=str(path),
        lines=lines,
        restricted=found.restricted,
        opted_out=found.opted_out,
        recipients=tuple(card.name for card in cards),
        passphrase=passphrase,
        cloud=cloud_service_of(path) or "",
        on_network=is_on_network(path),
    )


def _sealed(
    part: PartFile, pieces: Iterator[bytes], recipients: list[str], secret: Passphrase | None
) -> _Outcome:
    part.fill(lambda file: seal_into(file, pieces, recipients, secret))
    return part.publish_or_discard, part.discard


def _in_the_clear(part: PartFile, content: bytes) -> _Outcome:
    """Its room is taken now and its content comes with its record: a kill between leaves none."""

    def publish() -> None:
        part.fill(lambda file: _write(file, content))
        part.publish_or_discard()

    part.fill(lambda file: _write(file, bytes(len(content))))
    return publish, part.discard


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)
