"""What a file of judgements would change: whose each is, by which objective, and what stood there
before. Nothing is written here."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from vault.crypto.primitives import digest
from vault.domain.english.wording import worded
from vault.domain.half_terms import HalfTerm, half_term_of, half_term_on
from vault.domain.identity.questions import Answers, Question
from vault.domain.ids import PupilId, RecordId
from vault.domain.import_marks import IncomingMark
from vault.domain.import_objectives import (
    ImportItem,
    JudgementOrder,
    JudgementReading,
    ObjectiveOfRow,
)
from vault.domain.incoming import Problem
from vault.domain.objectives import (
    JUDGEMENT_WORDS,
    LONGEST_NOTE,
    Judged,
    Judgement,
    Objective,
    Programme,
    line_of,
)
from vault.domain.school_values import AcademicYear
from vault.errors import InvalidValueError
from vault.store.roll.roll_snapshot import Snapshot
from vault.store.roll.row_owners import LEFT, RowChoice, RowValue, has_left, name_of, owners_of

_DIGEST = b"tuckbox-judged"
TWO_ROWS = "two rows judge this pupil by this objective: which one counts?"
Place = tuple[str, RecordId, HalfTerm]
"""Pupil, objective and half-term."""
Value = tuple[Judgement, date, str]
"""The judgement, its day and its note."""


@dataclass(frozen=True, slots=True)
class JudgementWrite:
    """One judgement to be written, and what stands there."""

    pupil: PupilId
    objective: RecordId
    half_term: HalfTerm
    judgement: Judgement
    judged_on: date
    note: str
    before: Judged | None


@dataclass
class JudgementPlan:
    """`items` are the same as `writes`, in words."""

    writes: list[JudgementWrite] = field(default_factory=list)
    items: list[ImportItem] = field(default_factory=list)
    same: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    stopped: str = ""

    def fingerprint(self) -> str:
        """Hex; the same for the same plan, no matter who made it."""
        parts = [
            repr((self.stopped, self.same, self.skipped)),
            *(repr(part) for part in (*self.writes, *self.items, *self.problems)),
            *(repr((question.id, question.answer)) for question in self.questions),
        ]
        encoded = (part.encode("utf-8", "replace") for part in parts)
        return digest(*encoded, context=_DIGEST).hex()


class JudgementPlanner:
    """Plans one file, once. `there` are the judgements of the pupils in sight, by place."""

    def __init__(
        self,
        snapshot: Snapshot,
        programmes: tuple[Programme, ...],
        years: tuple[AcademicYear, ...],
        there: dict[Place, Judged],
        answers: Answers,
    ) -> None:
        self._snapshot, self._years, self._there = snapshot, years, there
        self._programmes, self._answers = programmes, answers
        self._today = date.fromisoformat(snapshot.today)
        self._plan = JudgementPlan()

    def plan(self, reading: JudgementReading, order: JudgementOrder) -> JudgementPlan:
        """InvalidValueError for an answer that is none."""
        plan = self._plan
        plan.problems += reading.rows.roll.problems
        if reading.rows.roll.needs_columns:
            return plan
        owners = owners_of(reading.rows, self._snapshot, self._answers)
        plan.problems += owners.problems
        plan.questions, plan.skipped = owners.questions, owners.skipped
        plan.stopped = owners.stopped
        if plan.stopped:
            return plan
        cells: dict[Place, list[RowValue[Value]]] = defaultdict(list)
        for mark in reading.rows.marks:
            pupil = owners.of.get(mark.key)
            if pupil is None:
                continue
            try:
                self._take(mark, reading.objectives[mark.line], pupil, order, cells)
            except InvalidValueError as error:
                refusal = str(error.details["field"]), str(error.details["reason"])
                plan.problems.append(Problem(mark.line, *refusal))
        self._write(cells)
        return plan

    def _take(
        self,
        mark: IncomingMark,
        row: ObjectiveOfRow,
        pupil: str,
        order: JudgementOrder,
        cells: dict[Place, list[RowValue[Value]]],
    ) -> None:
        """Into its place; InvalidValueError for what cannot be."""
        if has_left(self._snapshot, pupil):
            raise InvalidValueError(field="pupil", reason=worded(LEFT))
        programme, objective = self._objective(row, order)
        judgement = judgement_of(mark.text, programme)
        day = row.day or self._today
        if day > self._today:
            reason = worded("a judgement is of today or of an earlier day")
            raise InvalidValueError(field="judged_on", reason=reason)
        half_term = programme.point(self._half_term(row, order, day))
        if half_term > programme.point(half_term_on(self._today, self._years)):
            reason = worded("{0} has not begun").format(half_term.title)
            raise InvalidValueError(field="term", reason=reason)
        note = line_of("note", mark.note, LONGEST_NOTE)
        place = (pupil, objective.id, half_term)
        cells[place].append(
            RowValue(mark.line, (judgement, day, note), programme.name_of(judgement))
        )

    def _half_term(self, row: ObjectiveOfRow, order: JudgementOrder, day: date) -> HalfTerm:
        if row.term:
            return half_term_of(row.term)
        return order.half_term or half_term_on(day, self._years)

    def _objective(self, row: ObjectiveOfRow, order: JudgementOrder) -> tuple[Programme, Objective]:
        title = (row.programme or order.programme).casefold()
        found = [
            (programme, objective)
            for programme in self._programmes
            if not title or programme.title.casefold() == title
            for objective in programme.objectives
            if objective.text.casefold() == row.objective.casefold()
        ]
        if len(found) > 1 and row.area:
            of_area = [one for one in found if one[1].area.casefold() == row.area.casefold()]
            found = of_area or found
        if not found:
            reason = worded("there is no objective {0}").format(row.objective[:60])
            raise InvalidValueError(field="objective", reason=reason)
        if len(found) > 1:
            reason = worded("several objectives read so: say which programme and area is meant")
            raise InvalidValueError(field="programme", reason=reason)
        if found[0][0].ended and found[0][0].ended < self._today:
            reason = worded("this programme has ended: give it a later last day to go on")
            raise InvalidValueError(field="programme", reason=reason)
        return found[0]

    def _write(self, cells: dict[Place, list[RowValue[Value]]]) -> None:
        choice = RowChoice(self._snapshot, self._answers, TWO_ROWS)
        texts = {o.id: o.text for programme in self._programmes for o in programme.objectives}
        programmes = {
            o.id: programme for programme in self._programmes for o in programme.objectives
        }
        for place, rows in cells.items():
            pupil, objective, half_term = place
            about = f"{objective} {half_term.year}/{half_term.number}"
            chosen = choice.chosen(pupil, about, rows)
            if chosen is None:
                self._plan.skipped += len(rows)
                continue
            judgement, day, note = chosen.value
            before = self._there.get(place)
            note = note or (before.note if before else "")
            if before and (before.judgement, before.note) == (judgement, note):
                self._plan.same += 1
                continue
            self._plan.writes.append(
                JudgementWrite(
                    PupilId(RecordId(pupil)), objective, half_term, judgement, day, note, before
                )
            )
            self._plan.items.append(
                ImportItem(
                    chosen.line,
                    name_of(self._snapshot, pupil),
                    f"{texts[objective]}, {half_term.title}",
                    programmes[objective].name_of(before.judgement) if before else "",
                    programmes[objective].name_of(judgement),
                )
            )
        self._plan.questions += choice.questions


def judgement_of(text: str, programme: Programme) -> Judgement:
    """Of a word ('Secure', 'not yet'), of the school's own name of it in this programme, or of a
    key from 1 to 5. InvalidValueError."""
    own = {programme.own_name(judgement).casefold(): judgement for judgement in Judgement}
    if text.strip() and text.strip().casefold() in own:
        return own[text.strip().casefold()]
    plain = text.strip().casefold().replace("-", " ")
    for judgement, words in JUDGEMENT_WORDS.items():
        if plain in (words.casefold(), worded(words).casefold(), str(judgement.key)):
            return judgement
    reason = worded("there is no judgement {0}").format(text[:40])
    raise InvalidValueError(field="judgement", reason=reason)
