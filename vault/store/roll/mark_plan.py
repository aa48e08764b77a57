"""What a file of marks would change: whose each mark is, in which class it stands, and what stood
there before. Nothing is written here."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from vault.crypto.primitives import digest
from vault.domain.english.wording import worded
from vault.domain.identity.questions import Answers, Question
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.import_marks import IncomingMark, MarkItem, MarkOrder, MarkReading
from vault.domain.incoming import Problem
from vault.domain.markbook import Assessment, CellMark, checked_assessment, note_of
from vault.domain.scales import Scale
from vault.errors import InvalidValueError
from vault.store.database.open_enrolments import is_open
from vault.store.roll.roll_snapshot import Snapshot
from vault.store.roll.row_owners import LEFT, RowChoice, RowValue, has_left, name_of, owners_of
from vault.store.school.markbook import MarkbookRows
from vault.store.school.scales import Scales

_DIGEST = b"tuckbox-marks"
TWO_ROWS = "two rows give this pupil a mark in this assessment: which one counts?"


@dataclass
class MarkPlan:
    """`assessments` by class: one that is there, or one to be made (empty id), with its scale.
    `writes` are (class, item, what stood there)."""

    title: str
    scale: str
    assessments: dict[ClassId, tuple[Assessment, Scale]] = field(default_factory=dict)
    writes: list[tuple[ClassId, MarkItem, CellMark]] = field(default_factory=list)
    same: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    stopped: str = ""

    @property
    def new(self) -> tuple[MarkItem, ...]:
        """Marks where there was none."""
        return tuple(item for _, item, before in self.writes if not before.value)

    @property
    def changed(self) -> tuple[MarkItem, ...]:
        """Marks that stand there with another value."""
        return tuple(item for _, item, before in self.writes if before.value)

    def fingerprint(self) -> str:
        """Hex; the same for the same plan, no matter who made it."""
        parts = [
            repr((self.title, self.scale, self.stopped, self.same, self.skipped)),
            *(repr((str(c), a, s.title)) for c, (a, s) in self.assessments.items()),
            *(repr((str(c), item, before)) for c, item, before in self.writes),
            *(repr(problem) for problem in self.problems),
            *(repr((q.id, q.answer)) for q in self.questions),
        ]
        encoded = (part.encode("utf-8", "replace") for part in parts)
        return digest(*encoded, context=_DIGEST).hex()


class MarkPlanner:
    """Plans one file, once."""

    def __init__(
        self,
        snapshot: Snapshot,
        rows: MarkbookRows,
        scales: Scales,
        shipped: tuple[Scale, ...],
        answers: Answers,
    ) -> None:
        self._snapshot, self._rows, self._scales = snapshot, rows, scales
        self._shipped, self._answers = shipped, answers
        self._classes_of: dict[str, list[str]] = defaultdict(list)
        for (pupil, school_class), (_, ends) in snapshot.enrolments.items():
            is_here = not snapshot.rows.get("class", {}).get(school_class, {}).get("ended")
            if is_open(ends, snapshot.today) and is_here:
                self._classes_of[pupil].append(school_class)

    def plan(self, reading: MarkReading, order: MarkOrder) -> MarkPlan:
        """InvalidValueError for an order that makes no sense: no such scale, or a title that is
        none."""
        self._order, self._reading = order, reading
        self._plan = plan = MarkPlan(order.title, order.scale)
        self._there: dict[str, list[Assessment]] = defaultdict(list)
        for assessment in self._rows.titled(order.title, order.class_id):
            self._there[assessment.class_id].append(assessment)
        self._stored = self._scales.stored()
        self._new_scale = self._scale_of_new()
        plan.problems += reading.roll.problems
        if reading.roll.needs_columns:
            return plan
        owners = owners_of(reading, self._snapshot, self._answers)
        plan.problems += owners.problems
        plan.questions, plan.skipped = owners.questions, owners.skipped
        plan.stopped = owners.stopped
        if plan.stopped:
            return plan
        cells: dict[tuple[ClassId, str], list[tuple[IncomingMark, str]]] = defaultdict(list)
        for mark in reading.marks:
            self._take(mark, owners.of.get(mark.key), cells)
        self._write(cells)
        return plan

    def _scale_of_new(self) -> Scale | None:
        """The scale of assessments that are to be made; None where none may be."""
        if not self._order.scale:
            return None
        return self._scales.named(self._order.scale, self._shipped)

    def _take(
        self,
        mark: IncomingMark,
        pupil: str | None,
        cells: dict[tuple[ClassId, str], list[tuple[IncomingMark, str]]],
    ) -> None:
        """Into the cell where it belongs, as it would be stored."""
        if pupil is None:
            return
        school_class = self._class_of(pupil, mark.line)
        if school_class is None:
            return
        placed = self._assessment_of(school_class)
        if placed is None:
            reason = worded("the class has no assessment of this name, and no scale was named")
            self._refuse(mark.line, "scale", reason)
            return
        assessment, scale = placed
        wanted = self._new_scale
        if wanted is not None and (scale.title, scale.code) != (wanted.title, wanted.code):
            reason = worded("this assessment is marked in another scale there: {0}")
            self._refuse(mark.line, "scale", reason.format(scale.title))
            return
        if scale.is_percent and self._order.out_of not in (0, assessment.out_of):
            reason = worded("this assessment has another total there: {0}")
            self._refuse(mark.line, "out_of", reason.format(assessment.out_of))
            return
        try:
            value, _ = scale.stored(mark.text, assessment.out_of), note_of(mark.note)
        except InvalidValueError as error:
            self._refuse(mark.line, str(error.details["field"]), str(error.details["reason"]))
            return
        found = scale.value(value)
        if found is not None and found.until and found.until < assessment.day:
            reason = worded("{0} was given until {1} only").format(value, found.until)
            self._plan.problems.append(Problem(mark.line, "value", reason, refused=False))
        cells[school_class, pupil].append((mark, value))

    def _class_of(self, pupil: str, line: int) -> ClassId | None:
        """Where the mark stands; None where that cannot be said, which is told."""
        if has_left(self._snapshot, pupil):
            self._refuse(line, "pupil", worded(LEFT))
            return None
        classes = self._classes_of.get(pupil, [])
        if self._order.class_id is not None:
            if self._order.class_id in classes:
                return self._order.class_id
            self._refuse(line, "pupil", worded("this pupil is not in the class"))
            return None
        known = self._snapshot.rows["class"]
        for narrower in (
            [c for c in classes if c in self._there],
            [c for c in classes if known[c]["kind"] == "registration"],
            classes,
        ):
            if len(narrower) == 1:
                return ClassId(RecordId(narrower[0]))
        reason = worded("this pupil is in several classes: say which is meant")
        if not classes:
            reason = worded("this pupil is in no class")
        self._refuse(line, "class", reason)
        return None

    def _assessment_of(self, school_class: ClassId) -> tuple[Assessment, Scale] | None:
        known = self._plan.assessments.get(school_class)
        if known is not None:
            return known
        day = self._order.day
        there = [a for a in self._there.get(school_class, ()) if day is None or a.day == day]
        if there:
            placed = (there[0], self._stored[there[0].scale])
        elif self._new_scale is not None:
            made = Assessment(
                NEW,
                0,
                school_class,
                self._order.title,
                self._new_scale.id or self._new_scale.code,
                day or date.fromisoformat(self._snapshot.today),
                self._rows.half_term(day or date.fromisoformat(self._snapshot.today)),
                self._order.out_of,
                class_name=str(self._snapshot.rows["class"][school_class]["name"]),
            )
            placed = (checked_assessment(made, self._new_scale), self._new_scale)
        else:
            return None
        self._plan.assessments[school_class] = placed
        return placed

    def _write(self, cells: dict[tuple[ClassId, str], list[tuple[IncomingMark, str]]]) -> None:
        ids = [a.id for a, _ in self._plan.assessments.values() if a.id]
        before = self._rows.marks_of(ids)
        choice = RowChoice(self._snapshot, self._answers, TWO_ROWS)
        for (school_class, pupil), entries in cells.items():
            rows = [RowValue(m.line, (v, m.note), v or m.note) for m, v in entries]
            found = choice.chosen(pupil, self._order.title, rows)
            if found is None:
                self._plan.skipped += len(entries)
                continue
            mark, value = next(row for row in entries if row[0].line == found.line)
            assessment, _ = self._plan.assessments[school_class]
            stands = before.get(pupil, {}).get(assessment.id, CellMark(NEW, 0, ""))
            note = note_of(mark.note) or stands.note
            if (stands.value, stands.note) == (value or stands.value, note):
                self._plan.same += 1
                continue
            item = MarkItem(
                PupilId(RecordId(pupil)),
                name_of(self._snapshot, pupil),
                str(self._snapshot.rows["class"][school_class]["name"]),
                mark.line,
                stands.value,
                value or stands.value,
                note,
            )
            self._plan.writes.append((school_class, item, stands))
        self._plan.questions += choice.questions

    def _refuse(self, line: int, field_name: str, reason: str) -> None:
        self._plan.problems.append(Problem(line, field_name, reason))
