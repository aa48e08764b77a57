"""From an order to the pieces of a transfer and its line in the transfer log."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from vault.crypto.primitives import digest
from vault.domain.access import READ_RIGHTS, WRITE_RIGHTS, Role
from vault.domain.cards import StaffCard
from vault.domain.data_kinds import DataKind
from vault.domain.ids import new_id
from vault.domain.matrix import may
from vault.domain.pupil_values import clean_text
from vault.domain.rights import SEALED_FILE
from vault.domain.transfer import SEALED_KINDS, SendOrder, SendOutline, SendPart, fields_of
from vault.errors import PermissionDeniedError, SealedAloneError
from vault.exchange.transfer.header import Addressee, TransferHeader
from vault.exchange.transfer.package import Package
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.policies import Policies
from vault.store.merge.cards import Cards
from vault.store.merge.transfer_log import TransferLog
from vault.store.merge.transfer_rows import Outgoing
from vault.store.records import Records
from vault.store.school.photos import Photos

_MOST_REASON, _SIGNATURE = 500, 64


class Composer:
    """One file for one order: iterate `pieces` once, then call `log`."""

    def __init__(
        self, records: Records, order: SendOrder, cards: tuple[StaffCard, ...], now: datetime
    ) -> None:
        self._records, self._cards = records, cards
        self._sent = 0
        _check_sealed(order, cards, records.profile.role)
        self._outgoing = Outgoing(records.context, order.selection)
        self.held_back = self._outgoing.held_back if DataKind.PHOTOS in order.selection.kinds else 0
        self.restricted, self.opted_out = self._outgoing.restricted, self._outgoing.opted_out
        head = records.audit.head()
        kinds = tuple(kind for kind in DataKind if kind in order.selection.kinds)
        self.header = TransferHeader(
            file=new_id(),
            sender=records.of(Cards).own(),
            addressees=tuple(self._addressee(card) for card in cards),
            reason=clean_text(order.reason)[:_MOST_REASON],
            about=clean_text(self._outgoing.about())[:_MOST_REASON],
            scope=_scope(order),
            kinds=kinds,
            pupils=len(self._outgoing.pupils),
            photos=len(self._outgoing.photo_ids()),
            made_at=now,
            until=order.until,
            anchor=(head.number, head.hash.hex()),
        )
        self._package = Package(self.header, self._outgoing.lines(), self._photos(), records.sign)

    def pieces(self) -> Iterator[bytes]:
        """The tar stream to be sealed. May be stopped after any piece."""
        for piece in self._package.pieces():
            self._records.report(self._sent, max(self.header.photos, 1))
            yield piece

    def outline(self) -> SendOutline:
        """What `pieces` would be made of, without a signature and kept nowhere. May be stopped."""
        records: Counter[str] = Counter()
        sizes: dict[str, SendPart] = {}

        def lines() -> Iterator[dict[str, Any]]:
            for line in self._outgoing.lines():
                records["" if "gone" in line else line["t"]] += 1
                yield line

        package = Package(self.header, lines(), self._photos(), lambda _: bytes(_SIGNATURE))
        for name, data in package.files():
            folder, slash, _ = name.partition("/")
            kept = sizes.get(folder + slash, SendPart(folder + slash, 0, 0))
            sizes[kept.name] = SendPart(kept.name, kept.files + 1, kept.bytes + len(data))
            self._records.report(self._sent, max(self.header.photos, 1))
        columns = fields_of(frozenset(self.header.kinds))
        return SendOutline(
            counts=self._outgoing.counts(),
            records=tuple((table, records[table]) for table in columns if records[table]),
            columns=columns,
            removals=records[""],
            parts=tuple(sizes.values()),
        )

    def log(self) -> None:
        """Write a line of the transfer log for each recipient, and a disclosure for each pupil; the
        sealed file itself is not kept."""
        self._disclose()
        header = self.header
        row = {
            "direction": "sent",
            "file": header.file,
            "scope": header.scope,
            "about": header.about,
            "kinds": ", ".join(header.kinds),
            "pupils": header.pupils,
            "photos": header.photos,
            "reason": header.reason,
            "until": header.until.isoformat(),
            "manifest": self._package.manifest,
            "state": "sent",
        }
        if not self._cards:
            self._records.of(TransferLog).add({**row, "partner": "by passphrase", "number": 1})
        for card, addressee in zip(self._cards, header.addressees, strict=True):
            self._records.of(TransferLog).add(
                {
                    **row,
                    "partner": card.name,
                    "partner_vault": card.vault,
                    "partner_profile": card.profile,
                    "number": addressee.number,
                }
            )

    def _disclose(self) -> None:
        parties = ", ".join(f"{card.name}, {card.school}" for card in self._cards)
        self._records.of(Disclosures).add(
            self._outgoing.pupils,
            act=SEALED_FILE,
            party=parties or "anyone who was told the passphrase",
            purpose=self.header.reason,
            ground=self._records.of(Policies).law().sending_ground,
            what=", ".join(self.header.kinds),
        )

    def _addressee(self, card: StaffCard) -> Addressee:
        number = self._records.of(TransferLog).next_number(card.vault, card.profile)
        return Addressee(card.name, card.vault, card.profile, number)

    def _photos(self) -> Iterator[tuple[str, bytes]]:
        for photo in self._outgoing.photo_ids():
            yield photo, self._records.of(Photos).picture(photo)
            self._sent += 1


def _scope(order: SendOrder) -> str:
    """Names what was chosen: a later file of the same scope takes this one's place."""
    chosen = [*sorted(order.selection.classes), *sorted(order.selection.pupils)]
    words = "|".join([*chosen, *sorted(order.selection.kinds)])
    return digest(words.encode(), context=b"tuckbox-scope").hex()[:32]


def _check_sealed(order: SendOrder, cards: tuple[StaffCard, ...], sender: Role) -> None:
    """Sealed records go alone, from those who may read them to those who keep them."""
    sealed = order.selection.kinds & SEALED_KINDS.keys()
    for compartment in (SEALED_KINDS[kind] for kind in sealed):
        if not may(sender, READ_RIGHTS[compartment]):
            raise PermissionDeniedError
        if len(order.selection.kinds - {DataKind.NAMES}) > 1:
            raise SealedAloneError(reason="other data is chosen beside it")
        if not cards or not all(may(card.role, WRITE_RIGHTS[compartment]) for card in cards):
            raise SealedAloneError(reason="a recipient does not keep such records")
