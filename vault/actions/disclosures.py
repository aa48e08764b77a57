"""The record of disclosures of a pupil: shown, printed, and added to by hand."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import PupilId
from vault.domain.printouts import Printout
from vault.domain.rights import BY_HAND, Disclosure
from vault.domain.training import Gate
from vault.errors import InvalidValueError
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.pupils import Pupils
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class ListDisclosures(Query[tuple[Disclosure, ...]]):
    """What left the school about the pupil, newest first."""

    name = "disclosure.list"
    needs = Permission.RIGHTS_READ

    pupil: PupilId

    def apply(self, records: Records) -> tuple[Disclosure, ...]:
        return records.of(Disclosures).of_pupil(self.pupil)


@dataclass(frozen=True)
class AddDisclosure(Command[None]):
    """Something was told or given that the program did not send: by telephone, on paper.
    InvalidValueError for a field without words."""

    name = "disclosure.add"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    pupil: PupilId
    party: str
    purpose: str
    ground: str
    what: str

    def apply(self, records: Records) -> None:
        for field in ("party", "purpose", "what"):
            if not str(getattr(self, field)).strip():
                raise InvalidValueError(field=field, reason="it belongs to the record")
        records.of(Pupils).page(self.pupil)
        records.of(Disclosures).add(
            [self.pupil],
            act=BY_HAND,
            party=self.party.strip(),
            purpose=self.purpose.strip(),
            ground=self.ground.strip(),
            what=self.what.strip(),
        )


@dataclass(frozen=True)
class PrintDisclosures(Query[Printout]):
    """The record as PDF, in the words of the school's country."""

    name = "disclosure.print"
    needs = Permission.RIGHTS_READ
    waits_for = Gate.EXPORT

    pupil: PupilId

    def apply(self, records: Records) -> Printout:
        from vault.reports.disclosure_report import disclosure_pdf  # late: PDF takes time to load

        pdf = disclosure_pdf(
            records.of(Disclosures).of_pupil(self.pupil),
            name=records.of(Pupils).page(self.pupil).facts.known_as,
            school=records.of(SchoolRow).facts().name,
            record=records.of(Policies).law().disclosure_record,
            made_on=date.today(),
            anchor=records.audit.anchor_line(),
        )
        return Printout(self.name, pdf, str(self.pupil), 1)
