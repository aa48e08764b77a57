"""Retention: the schedule, what is due by it, and disposal of a batch that two people looked at."""

from dataclasses import dataclass, replace
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Compartment, Permission
from vault.domain.audit import Outcome
from vault.domain.ids import PupilId, RecordId
from vault.domain.printouts import Printout
from vault.domain.retention import (
    DisposalReport,
    DisposalRow,
    DisposalState,
    DueItem,
    DueList,
    HeldData,
    Pack,
    Rule,
)
from vault.domain.training import Gate
from vault.errors import (
    DateDoubtfulError,
    HeldError,
    InvalidValueError,
    PlanOutdatedError,
    SafeguardingFirstError,
    WrongStateError,
)
from vault.governance.due import CLOCK_CONFIRMED, clock_jump, dispose, due_list
from vault.governance.erasure import ALONE, backups_before, stands_alone
from vault.governance.schedule import pack_for, read_pack
from vault.store.measures.certificates import Certificates
from vault.store.measures.erasing import Eraser
from vault.store.measures.policies import Policies
from vault.store.measures.restrictions import Restrictions
from vault.store.measures.retention import Retention
from vault.store.records import Records
from vault.store.school.school import SchoolRow
from vault.store.school.sealed import Sealed

_MOST_YEARS = 100


@dataclass(frozen=True)
class ReadSchedule(Query[tuple[Rule, ...]]):
    """The school's own rules; empty until a pack was taken up."""

    name = "retention.schedule"
    needs = Permission.RETENTION_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Rule, ...]:
        return records.of(Retention).rules()


@dataclass(frozen=True)
class ReadPack(Query[Pack]):
    """A starting schedule; without a name the one that fits the school."""

    name = "retention.pack"
    needs = Permission.RETENTION_READ
    is_recorded = False

    pack: str = ""

    def apply(self, records: Records) -> Pack:
        return read_pack(self.pack or pack_for(records.of(Policies).read()))


@dataclass(frozen=True)
class AdoptPack(Command[int]):
    """Make a starting schedule the school's own; how many rules it has."""

    name = "retention.adopt"
    needs = Permission.RETENTION_WRITE
    waits_for = Gate.ADMINISTRATION

    pack: str

    def apply(self, records: Records) -> int:
        rules = read_pack(self.pack).rules
        for rule in rules:
            records.of(Retention).put(rule)
        return len(rules)


@dataclass(frozen=True)
class SetRule(Command[RecordId]):
    """One rule as the school wants it; its source stands beside it. InvalidValueError for a period
    out of range or without its source."""

    name = "retention.rule"
    needs = Permission.RETENTION_WRITE
    waits_for = Gate.ADMINISTRATION

    rule: Rule

    def apply(self, records: Records) -> RecordId:
        rule = self.rule
        if not (0 <= rule.years <= _MOST_YEARS and 0 <= rule.months < 12):
            raise InvalidValueError(field="years", reason=f"0 to {_MOST_YEARS}")
        if not rule.source.strip():
            raise InvalidValueError(field="source", reason="say where the period comes from")
        return records.of(Retention).put(replace(rule, source=rule.source.strip()))


@dataclass(frozen=True)
class ListDue(Query[DueList]):
    """What is due for disposal, and whether the clock jumped."""

    name = "retention.due"
    needs = Permission.RETENTION_WRITE

    def apply(self, records: Records) -> DueList:
        return due_list(records)


@dataclass(frozen=True)
class ProposeDisposal(Command[RecordId]):
    """A batch for a second person to look at. `today` confirms the date where the clock jumped.
    InvalidValueError without a choice or a reason."""

    name = "retention.propose"
    needs = Permission.RETENTION_WRITE
    waits_for = Gate.ADMINISTRATION
    can_undo = False

    keys: tuple[str, ...]
    reason: str
    today: date | None = None

    def apply(self, records: Records) -> RecordId:
        if not self.keys:
            raise InvalidValueError(field="items", reason="nothing was chosen")
        if not self.reason.strip():
            raise InvalidValueError(field="reason", reason="say why, in a few words")
        _must_be_today(records, self.today)
        _chosen(records, self.keys)
        return records.of(Certificates).propose(self.keys, self.reason.strip())


@dataclass(frozen=True)
class ConfirmDisposal(Command[DisposalReport]):
    """The second look: then the batch goes. With one data lead only, the trail notes that.
    SafeguardingFirstError while that lead has not looked."""

    name = "retention.dispose"
    needs = Permission.RETENTION_WRITE
    waits_for = Gate.ADMINISTRATION
    can_undo = False

    disposal: RecordId
    today: date | None = None

    def apply(self, records: Records) -> DisposalReport:
        batch = _proposed(records, self.disposal)
        is_alone = stands_alone(records, batch.first)
        _must_be_today(records, self.today)
        items = _chosen(records, batch.items)
        if _waits_for_safeguarding(records, batch):
            raise SafeguardingFirstError
        if is_alone:
            records.tell(ALONE, batch.id, Outcome.DONE)
        counts = dispose(records, items)
        records.of(Certificates).settle(self.disposal, DisposalState.DONE, counts)
        row = records.of(Certificates).disposal(self.disposal)
        certificate = _certificate(records, row)
        records.attest(certificate.pdf.hex())
        return DisposalReport(row, certificate)


@dataclass(frozen=True)
class LookOverDisposal(Command[int]):
    """The safeguarding lead's look at a batch with whole pupils in it: where there are records of
    theirs, either a hold keeps the pupil, or (`erase`) the records go. How many pupils had any."""

    name = "retention.look-over"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    disposal: RecordId
    erase: bool

    def apply(self, records: Records) -> int:
        batch = _proposed(records, self.disposal)
        about = {r.pupil for r in records.of(Sealed).list_open(Compartment.SAFEGUARDING, None)}
        pupils = sorted(about & _whole_pupils(batch))
        if self.erase:
            records.of(Eraser).drop_sealed(Compartment.SAFEGUARDING, frozenset(pupils))
            records.sweep_after()
        else:
            for pupil in pupils:
                reason = "there are records that have to be kept"
                records.of(Restrictions).add_hold(PupilId(RecordId(pupil)), reason, None)
        records.of(Certificates).looked_over(self.disposal)
        return len(pupils)


@dataclass(frozen=True)
class WithdrawDisposal(Command[None]):
    """Nothing of the batch goes. WrongStateError unless it is proposed."""

    name = "retention.withdraw"
    needs = Permission.RETENTION_WRITE
    can_undo = False

    disposal: RecordId

    def apply(self, records: Records) -> None:
        _proposed(records, self.disposal)
        records.of(Certificates).settle(self.disposal, DisposalState.WITHDRAWN, {})


@dataclass(frozen=True)
class ListDisposals(Query[tuple[DisposalRow, ...]]):
    """Batches in every state, newest first."""

    name = "retention.disposals"
    needs = Permission.RETENTION_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[DisposalRow, ...]:
        return records.of(Certificates).disposals()


@dataclass(frozen=True)
class PrintDisposalCertificate(Query[Printout]):
    """The certificate of a batch that was disposed of once more, as PDF. WrongStateError before
    that."""

    name = "retention.certificate"
    needs = Permission.RETENTION_READ

    disposal: RecordId

    def apply(self, records: Records) -> Printout:
        row = records.of(Certificates).disposal(self.disposal)
        if row.state is not DisposalState.DONE:
            raise WrongStateError
        return _certificate(records, row)


def _certificate(records: Records, row: DisposalRow) -> Printout:
    from vault.reports.erasure_certificate import disposal_certificate  # late: PDF loads slowly

    school, anchor = records.of(SchoolRow).facts().name, records.audit.anchor_line()
    pdf = disposal_certificate(row, backups_before(records, row.at), school, anchor)
    return Printout(PrintDisposalCertificate.name, pdf, str(row.id))


def _whole_pupils(batch: DisposalRow) -> set[str]:
    pairs = (key.split(" ", 1) for key in batch.items)
    return {record for data, record in pairs if data == HeldData.PUPIL_FILE.value}


def _waits_for_safeguarding(records: Records, batch: DisposalRow) -> bool:
    if batch.sealed_on is not None or not _whole_pupils(batch):
        return False
    return records.of(Eraser).holds_sealed(Compartment.SAFEGUARDING)


def _proposed(records: Records, disposal: str) -> DisposalRow:
    row = records.of(Certificates).disposal(disposal)
    if row.state is not DisposalState.PROPOSED:
        raise WrongStateError
    return row


def _chosen(records: Records, keys: tuple[str, ...]) -> list[DueItem]:
    """The items of a batch as they are now; PlanOutdatedError when one is not due any more."""
    due = {item.key: item for item in due_list(records).items}
    if not due.keys() >= set(keys):
        raise PlanOutdatedError
    for key in keys:
        if due[key].kept:
            raise HeldError(reason=due[key].kept)
    order = [HeldData.PUPIL_FILE, *HeldData]
    return sorted((due[key] for key in keys), key=lambda item: order.index(item.data))


def _must_be_today(records: Records, confirmed: date | None) -> None:
    """DateDoubtfulError where the clock jumped and nobody confirmed the date it shows."""
    jump = clock_jump(records)
    if jump is None:
        return
    if confirmed != date.today():
        raise DateDoubtfulError(days=jump.days, today=f"{date.today():%d %B %Y}")
    records.tell(CLOCK_CONFIRMED, "", Outcome.DONE)
