"""How somebody stands with their training, and what waits for it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from vault.domain.access import Role
from vault.domain.collation import sort_key
from vault.domain.profiles import Profile
from vault.domain.training import (
    VALID_FOR,
    Gate,
    Module,
    ModuleRow,
    MyTraining,
    Passed,
    StaffTraining,
    Standing,
    TestResult,
    score_of,
    standing_of,
)
from vault.errors import BadModuleError, InvalidValueError, NotFoundError, TrainingDueError
from vault.governance.shipped_training import shipped_modules
from vault.governance.training_text import read_module
from vault.store.measures.policies import Policies
from vault.store.measures.trainings import Trainings
from vault.store.records import Records

_GOOD = (Standing.PASSED, Standing.EXPIRES_SOON)


def modules_for(records: Records, role: Role) -> tuple[Module, ...]:
    """The shipped modules, then those that the school added."""
    shipped = shipped_modules(records.of(Policies).read().country)
    return tuple(m for m in (*shipped, *_own_modules(records)) if m.is_for(role))


def _own_modules(records: Records) -> Iterator[Module]:
    for text in records.of(Trainings).own_modules():
        # It was whole when it was taken in; one that this version reads no more must not keep
        # everybody from working, and is missing from the list for the data lead to see.
        with suppress(BadModuleError):
            yield read_module(text, is_own=True)


def add_module(records: Records, raw: bytes) -> Module:
    """A module that the school wrote, kept in the vault. It may ask for more than the shipped ones,
    and stands in the place of none of them. BadModuleError."""
    module = read_module(raw, is_own=True)
    if module.id in {m.id for m in shipped_modules(records.of(Policies).read().country)}:
        raise BadModuleError(line=1, reason=f"'{module.id}' is the id of a module of the program")
    records.of(Trainings).put_module(module.id, raw.decode("utf-8-sig"))
    return module


def my_training(records: Records) -> MyTraining:
    """The acting person's modules and how each stands today."""
    passes, today = records.of(Trainings).mine(), date.today()
    rows = tuple(
        ModuleRow(m, standing_of(passes.get(m.id), today), passes.get(m.id))
        for m in modules_for(records, records.profile.role)
    )
    until = records.of(Trainings).started + timedelta(
        days=records.of(Policies).read().training_grace_days
    )
    waiting = tuple(g for g in Gate if today > until and _missing(rows, g))
    return MyTraining(rows, until, waiting)


def check_gate(records: Records, gate: Gate) -> None:
    """TrainingDueError while the modules for this gate are not passed and the grace is over."""
    mine = my_training(records)
    if gate in mine.waiting:
        titles = ", ".join(row.module.title for row in _missing(mine.rows, gate))
        raise TrainingDueError(modules=titles)


def marked(records: Records, module_id: str, given: tuple[int, ...]) -> TestResult:
    """The answers marked; a pass is put on record, a miss is not. InvalidValueError unless every
    question is answered."""
    module = module_of(records, module_id)
    if len(given) != len(module.questions):
        raise InvalidValueError(field="answers", reason="every question needs an answer")
    score = score_of(module, given)
    result = TestResult(module, given, score, score >= module.pass_mark)
    if result.has_passed:
        today = date.today()
        records.of(Trainings).add(
            Passed(
                str(records.profile.id), module.id, module.digest, today, today + VALID_FOR, score
            )
        )
    return result


def module_of(records: Records, module_id: str) -> Module:
    """One of the acting person's modules, or NotFoundError."""
    for module in modules_for(records, records.profile.role):
        if module.id == module_id:
            return module
    raise NotFoundError


def staff_training(records: Records, profiles: tuple[Profile, ...]) -> tuple[StaffTraining, ...]:
    """Everybody who may open the vault and has modules to pass, by name."""
    passes, today = records.of(Trainings).everybodys(), date.today()
    trainings = []
    for profile in sorted(profiles, key=lambda p: sort_key(p.name)):
        mine = passes.get(str(profile.id), {})
        modules = modules_for(records, profile.role)
        if profile.suspended or profile.role is Role.TECHNICIAN or not modules:
            continue
        good = [m for m in modules if standing_of(mine.get(m.id), today) in _GOOD]
        trainings.append(
            StaffTraining(
                profile=str(profile.id),
                name=profile.name,
                role=profile.role,
                done=len(good),
                due=tuple(m.title for m in modules if m not in good),
                next_expiry=min((mine[m.id].expires_on for m in good), default=None),
            )
        )
    return tuple(trainings)


def _missing(rows: tuple[ModuleRow, ...], gate: Gate) -> tuple[ModuleRow, ...]:
    return tuple(r for r in rows if gate in r.module.gates and r.standing not in _GOOD)
