"""Receiving: who sent it, what merging would do, and the merge as one step."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import TransferId
from vault.domain.secrets import Passphrase
from vault.domain.transfer import Decisions, MergePreview, MergeReport, TransferRow
from vault.errors import NotFoundError, PlanOutdatedError, UndecidedError
from vault.exchange.small_files import read_small
from vault.exchange.transfer.merging import Incoming, receipt_for
from vault.exchange.transfer.opening import needs_passphrase
from vault.exchange.transfer.receipts import MOST_RECEIPT, read_receipt
from vault.store.merge.cards import Cards
from vault.store.merge.transfer_log import TransferLog
from vault.store.records import Records


@dataclass(frozen=True)
class NeedsPassphrase(Query[bool]):
    """Whether the file asks for a passphrase; SealedFileDamagedError for what is no such file."""

    name = "transfer.look"
    needs = Permission.RECEIVE
    is_recorded = False

    path: Path

    def apply(self, _records: Records) -> bool:
        return needs_passphrase(self.path)


@dataclass(frozen=True)
class PreviewTransfer(Query[MergePreview]):
    """Open, check and stage the file; what merging it would do. Nothing is written."""

    name = "transfer.open"
    needs = Permission.RECEIVE

    path: Path
    passphrase: Passphrase | None = None
    decisions: Decisions = Decisions()

    def apply(self, records: Records) -> MergePreview:
        return Incoming(records, self.path, self.passphrase).preview(self.decisions)


@dataclass(frozen=True)
class PreviewDecisions(Query[MergePreview]):
    """The file that is being looked at, under other decisions. It was written down when the file
    was opened; NotFoundError when it was not."""

    name = "transfer.weigh"
    needs = Permission.RECEIVE
    is_recorded = False

    path: Path
    decisions: Decisions

    def apply(self, records: Records) -> MergePreview:
        if records.staging.get(self.path) is None:
            raise NotFoundError
        return Incoming(records, self.path, None).preview(self.decisions)


@dataclass(frozen=True)
class ApplyTransfer(Command[MergeReport]):
    """Merge what the preview showed; PlanOutdatedError when it would be something else by now,
    UndecidedError while conflicts are open."""

    name = "transfer.merge"
    needs = Permission.RECEIVE

    path: Path
    decisions: Decisions
    digest: str
    passphrase: Passphrase | None = None

    def apply(self, records: Records) -> MergeReport:
        incoming = Incoming(records, self.path, self.passphrase)
        plan = incoming.plan(self.decisions)
        if incoming.digest(plan) != self.digest:
            raise PlanOutdatedError
        if plan.undecided:
            raise UndecidedError(count=plan.undecided)
        return incoming.merge(plan)


@dataclass(frozen=True)
class ForgetTransfer(Query[None]):
    """Put away what was staged for a preview."""

    name = "transfer.forget"
    needs = Permission.RECEIVE
    is_recorded = False

    def apply(self, records: Records) -> None:
        records.staging.clear()


@dataclass(frozen=True)
class ListTransfers(Query[tuple[TransferRow, ...]]):
    """What was sent and received."""

    name = "transfer.list"
    needs = Permission.TRANSFERS_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[TransferRow, ...]:
        return records.of(TransferLog).list_all()


@dataclass(frozen=True)
class AddReceipt(Command[str]):
    """A recipient's receipt: the file is marked as received in the transfer log."""

    name = "receipt.add"
    needs = Permission.RECEIPT_ADD
    can_undo = False

    path: Path

    def apply(self, records: Records) -> str:
        receipt = read_receipt(read_small(self.path, MOST_RECEIPT))
        signer = receipt.signer
        known = records.of(Cards).of_sender(signer)
        if records.of(Cards).others_of(signer):
            # The same person with other keys: the old card has to go first.
            known = None
        profile = signer.profile if known is not None else ""
        return records.of(TransferLog).put_receipt(
            receipt.file,
            receipt.manifest,
            signer.vault if known is not None else "",
            profile,
            receipt.at.isoformat(),
        )


@dataclass(frozen=True)
class MakeReceipt(Query[bytes]):
    """The receipt for a file that was merged here, as its content."""

    name = "receipt.make"
    needs = Permission.RECEIVE

    transfer: TransferId

    def apply(self, records: Records) -> bytes:
        return receipt_for(records, self.transfer)
