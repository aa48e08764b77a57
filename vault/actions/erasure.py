"""Erasing a pupil: planned, asked for by one person, confirmed by a second, and certified."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Compartment, Permission
from vault.domain.audit import Outcome
from vault.domain.ids import PupilId, RecordId
from vault.domain.printouts import Printout
from vault.domain.rights import (
    Case,
    ErasurePlan,
    ErasureReport,
    ErasureRow,
    RequestKind,
    RequestState,
)
from vault.domain.training import Gate
from vault.errors import (
    InvalidValueError,
    KeptByRuleError,
    SafeguardingFirstError,
    WrongStateError,
)
from vault.governance.erasure import (
    ALONE,
    carry_out,
    must_be_erasable,
    must_not_name,
    needs_safeguarding_lead,
    not_over,
    plan_erasure,
    stands_alone,
)
from vault.store.measures.certificates import Certificates
from vault.store.measures.erasing import Eraser
from vault.store.measures.requests import Requests
from vault.store.records import Records
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class PlanErasure(Query[ErasurePlan]):
    """What would go, what speaks against it, and what is out of reach."""

    name = "erasure.plan"
    needs = Permission.RIGHTS_READ

    pupil: PupilId

    def apply(self, records: Records) -> ErasurePlan:
        return plan_erasure(records, self.pupil)


@dataclass(frozen=True)
class AskErasure(Command[None]):
    """The first of two people. `despite_rules` says that rules which are not over were weighed.
    InvalidValueError without a reason, KeptByRuleError while a rule is not over."""

    name = "erasure.ask"
    needs = Permission.RIGHTS_ERASE
    waits_for = Gate.ADMINISTRATION
    can_undo = False

    case: RecordId
    reason: str
    despite_rules: bool = False

    def apply(self, records: Records) -> None:
        case = _erasure_case(records, self.case)
        if not self.reason.strip():
            raise InvalidValueError(field="reason", reason="say why it is to be erased")
        must_be_erasable(records, case.pupil)
        must_not_name(records, case.pupil, self.reason)
        if not_over(records, case.pupil) and not self.despite_rules:
            raise KeptByRuleError
        records.of(Requests).change(
            self.case,
            {
                "state": RequestState.ASKED.value,
                "paused_on": None,
                "reason": self.reason.strip(),
                "first_profile": str(records.profile.id),
            },
        )


@dataclass(frozen=True)
class WithdrawErasure(Command[None]):
    """It is not to be done after all; the request stays open. WrongStateError unless it was asked
    for."""

    name = "erasure.withdraw"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    case: RecordId

    def apply(self, records: Records) -> None:
        if _erasure_case(records, self.case).state is not RequestState.ASKED:
            raise WrongStateError
        records.of(Requests).change(
            self.case, {"state": RequestState.OPEN.value, "first_profile": "", "reason": ""}
        )


@dataclass(frozen=True)
class ClearSafeguarding(Command[int]):
    """The safeguarding lead takes out their own records of the pupil; how many there were. Where
    they have to be kept, a hold is put on the pupil instead."""

    name = "erasure.clear-safeguarding"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    case: RecordId

    def apply(self, records: Records) -> int:
        case = _erasure_case(records, self.case)
        must_be_erasable(records, case.pupil)
        dropped = records.of(Eraser).drop_sealed(Compartment.SAFEGUARDING, frozenset({case.pupil}))
        records.of(Requests).change(self.case, {"sealed_on": records.today()})
        records.sweep_after()
        return dropped


@dataclass(frozen=True)
class ConfirmErasure(Command[ErasureReport]):
    """The second of two people; then everything goes. A vault with one data lead only has nobody to
    confirm: that is allowed, and noted in the trail. WrongStateError unless it was asked for,
    SafeguardingFirstError while that lead has not looked."""

    name = "erasure.confirm"
    needs = Permission.RIGHTS_ERASE
    waits_for = Gate.ADMINISTRATION
    can_undo = False

    case: RecordId

    def apply(self, records: Records) -> ErasureReport:
        case = _erasure_case(records, self.case)
        if case.state is not RequestState.ASKED:
            raise WrongStateError
        is_alone = stands_alone(records, case.first)
        if needs_safeguarding_lead(records, case.pupil):
            raise SafeguardingFirstError
        if is_alone:
            records.tell(ALONE, case.pupil, Outcome.DONE)
        second = "" if is_alone else str(records.profile.id)
        row = carry_out(records, case.pupil, case.first, second, case.reason)
        certificate = _certificate(records, row)
        records.attest(certificate.pdf.hex())
        return ErasureReport(row, certificate)


@dataclass(frozen=True)
class ListErasures(Query[tuple[ErasureRow, ...]]):
    """What was erased, newest first; pupils by their ids, since no name is left."""

    name = "erasure.list"
    needs = Permission.RETENTION_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[ErasureRow, ...]:
        return records.of(Certificates).erasures()


@dataclass(frozen=True)
class PrintErasureCertificate(Query[Printout]):
    """The certificate of an erasure once more, as PDF."""

    name = "erasure.certificate"
    needs = Permission.RETENTION_READ

    erasure: RecordId

    def apply(self, records: Records) -> Printout:
        return _certificate(records, records.of(Certificates).erasure(self.erasure))


def _certificate(records: Records, row: ErasureRow) -> Printout:
    from vault.reports.erasure_certificate import erasure_certificate  # late: PDF loads slowly

    school, anchor = records.of(SchoolRow).facts().name, records.audit.anchor_line()
    pdf = erasure_certificate(row, school, anchor)
    return Printout(PrintErasureCertificate.name, pdf, str(row.id))


def _erasure_case(records: Records, case: str) -> Case:
    request = records.of(Requests).get(case)
    if request.kind is not RequestKind.ERASURE or not request.is_open:
        raise WrongStateError
    return request
