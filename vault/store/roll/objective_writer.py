"""Planning and writing programmes and judgements of a file, in the caller's one transaction."""

from dataclasses import dataclass, field, replace

from vault.crypto.primitives import digest
from vault.domain.identity.questions import Answers
from vault.domain.ids import RecordId, new_ids
from vault.domain.import_objectives import (
    ImportItem,
    JudgementOrder,
    JudgementReading,
    ProgrammeReading,
)
from vault.domain.incoming import Problem
from vault.domain.objectives import Objective, Programme, checked_programme
from vault.errors import InvalidValueError
from vault.store.context import Context
from vault.store.roll.judgement_plan import JudgementPlan, JudgementPlanner
from vault.store.roll.roll_snapshot import take_snapshot
from vault.store.school.calendar import Calendar
from vault.store.school.judgements import Judgements
from vault.store.school.programmes import Programmes

_DIGEST = b"tuckbox-program"
_COLUMNS = (
    *("pupil_id", "objective_id", "school_year", "half_term", "judgement"),
    *("judged_on", "note"),
)


@dataclass
class ProgrammePlan:
    """`writes` are whole programmes as they would stand."""

    writes: list[Programme] = field(default_factory=list)
    new: list[ImportItem] = field(default_factory=list)
    changed: list[ImportItem] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)

    def fingerprint(self) -> str:
        """Hex; the same for the same plan, no matter who made it."""
        parts = (*self.writes, *self.new, *self.changed, self.same, *self.problems)
        encoded = (repr(part).encode("utf-8", "replace") for part in parts)
        return digest(*encoded, context=_DIGEST).hex()


class ObjectiveWriter:
    """A file beside what is there: what it would change, and then the change."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._programmes, self._judgements = Programmes(context), Judgements(context)
        self._calendar = Calendar(context)

    def plan_programmes(self, reading: ProgrammeReading) -> ProgrammePlan:
        """Objectives that the file does not have stay, behind those that it has."""
        plan = ProgrammePlan(problems=list(reading.problems))
        there = {programme.title.casefold(): programme for programme in self._programmes.all()}
        for key, (line, programme) in reading.programmes.items():
            before = there.get(key)
            try:
                wanted = checked_programme(
                    _joined(before, programme) if before is not None else programme
                )
            except InvalidValueError as error:
                refusal = str(error.details["field"]), str(error.details["reason"])
                plan.problems.append(Problem(line, *refusal))
                continue
            if before == wanted:
                plan.same += len(programme.objectives)
                continue
            plan.writes.append(wanted)
            _tell(plan, line, before, wanted)
        return plan

    def apply_programmes(self, plan: ProgrammePlan) -> None:
        """Write the plan. StaleRecordError."""
        for programme in plan.writes:
            self._programmes.set(programme)

    def plan_judgements(
        self, reading: JudgementReading, order: JudgementOrder, answers: Answers
    ) -> JudgementPlan:
        """InvalidValueError for an answer that is none."""
        snapshot = take_snapshot(self._work, reading.rows.roll.source)
        planner = JudgementPlanner(
            snapshot,
            self._programmes.all(),
            self._calendar.years(),
            self._judgements.by_place(),
            answers,
        )
        return planner.plan(reading, order)

    def apply_judgements(self, plan: JudgementPlan) -> None:
        """Write the plan."""
        emptied, new = self._judgements.emptied(), []
        for write in plan.writes:
            values = {
                "judgement": write.judgement.value,
                "judged_on": write.judged_on.isoformat(),
                "note": write.note,
            }
            empty = emptied.get((write.pupil, write.objective, write.half_term))
            if write.before is not None:
                self._work.update("judgement", write.before.id, write.before.version, values)
            elif empty is not None:
                self._work.put("judgement", empty, values)
            else:
                new.append(write)
        if not new:
            return
        self._work.insert_many(
            "judgement",
            _COLUMNS,
            (
                (
                    *(record, one.pupil, one.objective, one.half_term.year, one.half_term.number),
                    *(one.judgement.value, one.judged_on.isoformat(), one.note),
                )
                for record, one in zip(new_ids(len(new)), new, strict=True)
            ),
        )


def _joined(before: Programme, wanted: Programme) -> Programme:
    """The file's order, words of areas and facts; ids, ends and what it does not have, as here."""
    left = list(before.objectives)
    listed = []
    for objective in wanted.objectives:
        there = _there(objective, wanted.objectives, left)
        if there is not None:
            left.remove(there)
            area = objective.area or there.area
            listed.append(replace(there, area=area, text=objective.text))
        else:
            listed.append(Objective(RecordId(""), objective.area, objective.text))
    return replace(
        before,
        subject=wanted.subject or before.subject,
        year_group=wanted.year_group or before.year_group,
        rhythm=wanted.rhythm,
        objectives=(*listed, *left),
    )


def _there(
    wanted: Objective, listed: tuple[Objective, ...], left: list[Objective]
) -> Objective | None:
    """The one of these words and this area; of no area, or where the file has these words once and
    the programme too, the one of these words."""
    words = wanted.text.casefold()
    alike = [one for one in left if one.text.casefold() == words]
    exact = [one for one in alike if one.area.casefold() == wanted.area.casefold()]
    is_once = sum(1 for one in listed if one.text.casefold() == words) == 1
    if exact or (len(alike) == 1 and (is_once or not wanted.area)):
        return (exact or alike)[0]
    return None


def _tell(plan: ProgrammePlan, line: int, before: Programme | None, wanted: Programme) -> None:
    there = {objective.id: objective for objective in before.objectives} if before else {}
    for objective in wanted.objectives:
        old = there.get(objective.id) if objective.id else None
        if old is None:
            plan.new.append(ImportItem(line, objective.text, wanted.title, "", objective.area))
        elif (old.area, old.text) != (objective.area, objective.text):
            words = f"{old.area}: {old.text}", f"{objective.area}: {objective.text}"
            plan.changed.append(ImportItem(line, objective.text, wanted.title, *words))
        else:
            plan.same += 1
    facts = ("subject", "year_group", "rhythm")
    for name in facts if before else ():
        values = str(getattr(before, name)), str(getattr(wanted, name))
        if values[0] != values[1]:
            plan.changed.append(ImportItem(line, wanted.title, name, *values))
