"""Training: one's own modules and tests, everybody's state, modules of the school."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import ModuleId
from vault.domain.printouts import Printout
from vault.domain.training import Module, MyTraining, StaffTraining, TestResult
from vault.errors import NotFoundError
from vault.exchange.small_files import read_small
from vault.governance.shipped_training import shipped_picture
from vault.governance.training import add_module, marked, module_of, my_training, staff_training
from vault.governance.training_text import MOST_BYTES
from vault.store.measures.trainings import Trainings
from vault.store.records import Records
from vault.store.school.profiles import Profiles
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class ReadMyTraining(Query[MyTraining]):
    """Modules of this person's role, with what is passed and what is due."""

    name = "training.mine"
    needs = Permission.TRAINING_OWN
    is_recorded = False

    def apply(self, records: Records) -> MyTraining:
        return my_training(records)


@dataclass(frozen=True)
class FetchTrainingPicture(Query[bytes]):
    """A picture of the program that a module shows (PNG bytes)."""

    name = "training.picture"
    needs = Permission.TRAINING_OWN
    is_recorded = False

    picture: str

    def apply(self, _records: Records) -> bytes:
        return shipped_picture(self.picture)


@dataclass(frozen=True)
class TakeTest(Command[TestResult]):
    """Answer the questions of a module: `given` are places of answers, from 0."""

    name = "training.test"
    needs = Permission.TRAINING_OWN
    can_undo = False

    module: ModuleId
    given: tuple[int, ...]

    def apply(self, records: Records) -> TestResult:
        result = marked(records, self.module, self.given)
        records.attest(f"{result.module.digest} {result.score}")
        return result


@dataclass(frozen=True)
class PrintTrainingCertificate(Query[Printout]):
    """One's own pass of a module as a PDF; NotFoundError when there is none that counts."""

    name = "training.certificate"
    needs = Permission.TRAINING_OWN

    module: ModuleId

    def apply(self, records: Records) -> Printout:
        from vault.reports.training_certificate import training_certificate_pdf  # late: PDF

        module = module_of(records, self.module)
        passed = records.of(Trainings).mine().get(module.id)
        if passed is None or passed.expires_on < date.today():
            raise NotFoundError
        pdf = training_certificate_pdf(
            school=records.of(SchoolRow).facts().name,
            name=records.profile.name,
            module=module,
            passed=passed,
            anchor=records.audit.anchor_line(),
        )
        return Printout(self.name, pdf, str(self.module))


@dataclass(frozen=True)
class ReadStaffTraining(Query[tuple[StaffTraining, ...]]):
    """Who is due for what."""

    name = "training.staff"
    needs = Permission.TRAINING_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[StaffTraining, ...]:
        return staff_training(records, records.of(Profiles).list_all())


@dataclass(frozen=True)
class AddTrainingModule(Command[Module]):
    """Take in a module that the school wrote; BadModuleError says which line is wrong."""

    name = "training.add-module"
    needs = Permission.POLICY_WRITE
    can_undo = False

    path: Path

    def apply(self, records: Records) -> Module:
        return add_module(records, read_small(self.path, MOST_BYTES))


@dataclass(frozen=True)
class RemoveTrainingModule(Command[None]):
    """Take a module of the school away; who passed it stays on record."""

    name = "training.remove-module"
    needs = Permission.POLICY_WRITE
    can_undo = False

    module: ModuleId

    def apply(self, records: Records) -> None:
        records.of(Trainings).put_module(self.module, "")
