"""A received file compared with the vault: who sent it, what merging it would do, the merge."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from vault.domain.access import WRITE_RIGHTS, Role
from vault.domain.cards import StaffCard
from vault.domain.identity.folding import fold
from vault.domain.ids import TransferId
from vault.domain.matrix import may
from vault.domain.pictures import CleanPicture
from vault.domain.secrets import Passphrase
from vault.domain.transfer import (
    SEALED_KINDS,
    Decisions,
    MergePreview,
    MergeReport,
    Sender,
    Standing,
)
from vault.errors import (
    CardChangedError,
    PermissionDeniedError,
    PhotoRejectedError,
    TransferEndedError,
    UnconfirmedCardError,
    UnknownSenderError,
    WithdrawnCardError,
    WrongVaultError,
)
from vault.exchange.pictures import kept_picture
from vault.exchange.transfer.header import Addressee, TransferHeader
from vault.exchange.transfer.lines import LineReader
from vault.exchange.transfer.opening import OpenTransfer, open_transfer
from vault.exchange.transfer.receipts import Receipt, receipt_file, receipt_message
from vault.store.files.staged import StagedLine
from vault.store.merge.cards import Cards
from vault.store.merge.merge_plan import MergePlan
from vault.store.merge.merging import Merging
from vault.store.merge.transfer_log import TransferLog
from vault.store.records import Records
from vault.store.school.profiles import Profiles


class Incoming:
    """One received file; staged once, however often it is previewed."""

    def __init__(self, records: Records, path: Path, passphrase: Passphrase | None) -> None:
        self._records = records
        held = records.staging.get(path)
        if held is None:
            held = open_transfer(
                path,
                records.staging.folder,
                identity=records.own_age_identity,
                passphrase=passphrase,
                allow=self._allow,
                report=records.report,
            )
            records.staging.put(path, held)
        else:
            self._allow(held.header)
        self._open: OpenTransfer = held

    def plan(self, decisions: Decisions, *, to_be_shown: bool = False) -> MergePlan:
        """What merging would do now. A plan `to_be_shown` keeps no rows, and cannot be written."""
        own = fold(self._records.of(Cards).own().school)
        return self._records.of(Merging).plan(
            _Received(self._open),
            decisions,
            self._sender(self._open.header).role,
            is_own_school=fold(self._open.header.sender.school) == own,
            to_be_shown=to_be_shown,
        )

    def digest(self, plan: MergePlan) -> str:
        """A text that changes when the file or what it is compared with changes."""
        return f"{self._open.header.file}:{plan.fingerprint()}"

    def preview(self, decisions: Decisions) -> MergePreview:
        """The plan as it is shown to a person."""
        plan, header = self.plan(decisions, to_be_shown=True), self._open.header
        return MergePreview(
            file=header.file,
            number=self._own(header).number,
            sender=self._sender(header),
            made_at=header.made_at,
            until=header.until,
            reason=header.reason,
            about=header.about,
            kinds=header.kinds,
            items=tuple(plan.items),
            same=plan.same,
            left_aside=plan.aside + plan.untouched,
            digest=self.digest(plan),
            questions=tuple(plan.questions),
            by_name=tuple(plan.by_name),
        )

    def merge(self, plan: MergePlan) -> MergeReport:
        """Write the plan, a line of the transfer log, and the receipt for the sender."""
        header = self._open.header
        # The picture library lets go of Python's lock while it decodes, scales and encodes.
        with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as threads:
            received = _Received(self._open, threads)
            refused = self._records.of(Merging).write(plan, received)
        sender, own = header.sender, self._own(header)
        state = "in part" if plan.left_out or plan.untouched or plan.held else "whole"
        transfer = self._records.of(TransferLog).put_received(
            {
                "file": header.file,
                "number": own.number,
                "partner": sender.name,
                "partner_vault": sender.vault,
                "partner_profile": sender.profile,
                "scope": header.scope,
                "about": header.about,
                "kinds": ", ".join(header.kinds),
                "pupils": header.pupils,
                "photos": header.photos,
                "reason": header.reason,
                "until": header.until.isoformat(),
                "manifest": self._open.manifest,
                "state": state,
            }
        )
        count = {s: sum(1 for i in plan.items if i.standing is s) for s in Standing}
        return MergeReport(
            new=count[Standing.NEW],
            changed=count[Standing.CHANGED] + count[Standing.CONFLICT],
            removed=count[Standing.REMOVED],
            same=plan.same,
            decided=plan.decided,
            pictures_refused=refused,
            questions=plan.unanswered,
            skipped=plan.held,
            receipt=receipt_for(self._records, transfer),
        )

    def _allow(self, header: TransferHeader) -> None:
        """Each refusal by its own name, before anything of the content is read."""
        if header.until < self._records.latest_day():
            raise TransferEndedError(date=f"{header.until:%d %B %Y}")
        own = self._own(header)
        self._sender(header)
        self._records.of(TransferLog).check_new(
            header.file, header.sender.vault, header.sender.profile, header.scope, own.number
        )
        role = self._records.profile.role
        for kind, compartment in SEALED_KINDS.items():
            if kind in header.kinds and not may(role, WRITE_RIGHTS[compartment]):
                raise PermissionDeniedError

    def _own(self, header: TransferHeader) -> Addressee:
        """Which of the addressees this is; a passphrase file names none."""
        card = self._records.of(Cards).own()
        if not header.addressees:
            return Addressee(card.name, card.vault, card.profile, 0)
        for addressee in header.addressees:
            if (addressee.vault, addressee.profile) == (card.vault, card.profile):
                return addressee
        raise WrongVaultError

    def _sender(self, header: TransferHeader) -> Sender:
        sender, cards = header.sender, self._records.of(Cards)
        known = cards.of_sender(sender)
        words = " ".join(sender.words)
        if known is not None and known.is_withdrawn:
            raise WithdrawnCardError(name=sender.name)
        if known is not None and not known.is_confirmed:
            raise UnconfirmedCardError(name=sender.name, words=words)
        if known is not None:
            role = self._role_here(sender) or known.role
            return Sender(known.name, known.school, is_known=True, role=role)
        if cards.others_of(sender):
            raise CardChangedError(name=sender.name, words=words)
        if header.addressees:
            raise UnknownSenderError(name=sender.name, school=sender.school, words=words)
        # The person who gave the passphrase vouches for what the file says of its sender.
        role = self._role_here(sender) or sender.role
        return Sender(sender.name, sender.school, is_known=False, role=role)

    def _role_here(self, sender: StaffCard) -> Role | None:
        """Of somebody of this very vault the signed directory says more than a card does."""
        if sender.vault != self._records.vault_copy.vault_id:
            return None
        roles = (p.role for p in self._records.of(Profiles).list_all() if p.id == sender.profile)
        return next(roles, None)


class _Received:
    """What a merge asks of the file: see ReceivedFile. Pictures are cleaned on the threads."""

    def __init__(self, file: OpenTransfer, threads: ThreadPoolExecutor | None = None) -> None:
        self._staged, self._threads = file.staged, threads
        self._reader = LineReader(file.header.kinds)
        self._pictures = file.staged.picture_names()

    def lines(self) -> Iterator[StagedLine]:
        return self._checked(self._staged.lines())

    def pupils(self) -> Iterator[StagedLine]:
        return self._checked(self._staged.lines_of("pupil"))

    def cleaned(self, photos: list[str]) -> list[CleanPicture | None]:
        raw = (self._staged.picture(photo) for photo in photos)
        return list(self._threads.map(_kept, raw) if self._threads else map(_kept, raw))

    def _checked(self, raw_lines: Iterable[dict[str, Any]]) -> Iterator[StagedLine]:
        return (self._reader.line(raw_line, self._pictures) for raw_line in raw_lines)


def _kept(raw: bytes) -> CleanPicture | None:
    """The picture, or None for what is none."""
    try:
        return kept_picture(raw)
    except PhotoRejectedError:
        return None


def receipt_for(records: Records, transfer: TransferId) -> bytes:
    """The signed receipt of a file that was merged here. NotFoundError."""
    file, manifest, pupils = records.of(TransferLog).merged(transfer)
    head = records.audit.head()
    receipt = Receipt(
        file=file,
        manifest=manifest,
        signer=records.of(Cards).own(),
        at=datetime.now(UTC),
        records=pupils,
        anchor=(head.number, head.hash.hex()),
    )
    return receipt_file(receipt, records.sign(receipt_message(receipt.text())))
