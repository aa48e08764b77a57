"""Scales, and what the school expects on them."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.catalogue.markbook import EVALUATION_WRITE, SCALE_READ
from vault.domain.ids import RecordId
from vault.domain.scales import Evaluation, Scale
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.scales import Scales


@dataclass(frozen=True)
class ListScales(Query[tuple[Scale, ...]]):
    """Those of the school, and those that came with the program for its country."""

    name = "scale.list"
    needs = SCALE_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Scale, ...]:
        return records.of(Scales).all(records.of(Policies).law().scales)


@dataclass(frozen=True)
class SetScale(Command[RecordId]):
    """Make one of the school's own (empty id), or change it with its values and evaluations."""

    name = "scale.set"
    needs = EVALUATION_WRITE

    scale: Scale

    def apply(self, records: Records) -> RecordId:
        return records.of(Scales).put(self.scale)


@dataclass(frozen=True)
class SetEvaluations(Command[RecordId]):
    """What the school expects on a scale (the id of its row, or the code of one that came with the
    program): all its own evaluations, which stand before those of the program."""

    name = "scale.evaluate"
    needs = EVALUATION_WRITE

    on: str
    evaluations: tuple[Evaluation, ...]

    def apply(self, records: Records) -> RecordId:
        return records.of(Scales).evaluate(self.on, self.evaluations)
