"""Planning and writing marks of a file, in the caller's one transaction."""

from collections import defaultdict

from vault.domain.identity.questions import Answers
from vault.domain.ids import ClassId, RecordId, new_ids
from vault.domain.import_marks import MarkItem, MarkOrder, MarkReading
from vault.domain.scales import Scale
from vault.store.context import Context
from vault.store.roll.mark_plan import MarkPlan, MarkPlanner
from vault.store.roll.roll_snapshot import take_snapshot
from vault.store.school.markbook import MarkbookRows
from vault.store.school.scales import Scales


class MarkWriter:
    """A file of marks beside the markbooks: what it would change, and then the change."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._rows, self._scales = MarkbookRows(context), Scales(context)

    def plan(
        self,
        reading: MarkReading,
        order: MarkOrder,
        shipped: tuple[Scale, ...],
        answers: Answers = (),
    ) -> MarkPlan:
        """What the reading would change here and now; `shipped` are the scales of the country.
        InvalidValueError for an order that makes no sense."""
        snapshot = take_snapshot(self._work, reading.roll.source)
        planner = MarkPlanner(snapshot, self._rows, self._scales, shipped, answers)
        return planner.plan(reading, order)

    def apply(self, plan: MarkPlan) -> None:
        """Write the plan: assessments that are new, then the marks."""
        ids: dict[ClassId, RecordId] = {}
        for school_class, (assessment, _) in plan.assessments.items():
            ids[school_class] = assessment.id or self._rows.set(assessment)
        new: dict[RecordId, list[MarkItem]] = defaultdict(list)
        for school_class, item, before in plan.writes:
            if before.id:
                values = {"value": item.new, "note": item.note}
                self._work.update("mark", before.id, before.version, values)
            else:
                new[ids[school_class]].append(item)
        for assessment_id, items in new.items():
            self._work.insert_many(
                "mark",
                ("pupil_id", "markbook_column_id", "value", "note"),
                (
                    (record, item.pupil, assessment_id, item.new, item.note)
                    for record, item in zip(new_ids(len(items)), items, strict=True)
                ),
            )
