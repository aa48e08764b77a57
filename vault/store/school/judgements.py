"""SQL for judgements: how pupils stand to objectives, and what teachers said of a whole programme.

There is one row for a pupil, an objective and a half-term. What was judged earlier stays as it was,
and stands until it is confirmed or judged anew, which makes a row of its own. What is taken away
leaves its row empty: removed and made anew it would be two rows to a vault that has heard of one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from vault.domain.bands import Band
from vault.domain.english.wording import worded
from vault.domain.half_terms import HalfTerm, checked, half_term_on
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.objectives import (
    LONGEST_NOTE,
    Judged,
    Judgement,
    JudgementRow,
    Judging,
    ObjectiveGrid,
    Programme,
    ProgrammeProgress,
    PupilOfGrid,
    Summative,
    line_of,
    tally,
)
from vault.domain.progress_points import Given
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, as_day, called_as
from vault.store.database.work import batched
from vault.store.school.calendar import Calendar
from vault.store.school.classes import Classes
from vault.store.school.programmes import Programmes

Cell = tuple[PupilId, RecordId]
_JUDGED = (
    "SELECT j.id, j.version, j.pupil_id, j.objective_id, j.school_year, j.half_term, j.judgement,"
    " j.judged_on, j.note, j.photo_id FROM judgement j"
)
_SUMMATIVE = "SELECT id, version, pupil_id, programme_id, school_year, half_term, band, note FROM"
_IN_CLASS = f"SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND {open_today('e')}"
_HERE = (
    "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,"
    " coalesce((SELECT c.name FROM class c JOIN enrolment e ON e.class_id = c.id"
    f" WHERE e.pupil_id = p.id AND {open_today('e')} AND c.ended IS NULL"
    " ORDER BY c.kind, c.name COLLATE NAMES LIMIT 1), '') AS class_name FROM pupil p"
    " WHERE (p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))"
)
_ORDER = " ORDER BY school_year, half_term, made, id"
_STANDS = " AND j.judgement <> ''"
_UP_TO = " AND (school_year < ? OR (school_year = ? AND half_term <= ?))"


class Judgements:
    """How pupils in sight were judged."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._programmes, self._classes = Programmes(context), Classes(context)
        self._calendar = Calendar(context)

    def now(self) -> HalfTerm:
        """The half-term of today, by the school's terms."""
        return half_term_on(date.today(), self._calendar.years())

    def grid(
        self, school_class: ClassId, programme: RecordId, half_term: HalfTerm | None
    ) -> ObjectiveGrid:
        """The class of today by the objectives that go on or were judged; at the half-term of today
        where None is given. NotFoundError."""
        wanted = self._programmes.read(programme)
        point = wanted.point(checked(half_term) if half_term else self.now())
        page = self._classes.page(school_class)
        pupils = [face.pupil for face in page.faces]
        judged = self._latest(pupils, wanted, point)
        years = self._year_groups(pupils)
        summatives = self._summatives(pupils, wanted.id, point)
        return ObjectiveGrid(
            page.row.id,
            page.row.name,
            _shown(wanted, judged, date.today()),
            point,
            tuple(
                PupilOfGrid(
                    face.pupil,
                    face.called,
                    years.get(face.pupil, ""),
                    face.photo,
                    face.photo_refused,
                    summatives.get(face.pupil),
                )
                for face in page.faces
            ),
            judged,
        )

    def judge(self, cells: Sequence[Judging], half_term: HalfTerm) -> dict[Cell, Judged | None]:
        """Set, confirm or take away judgements of this half-term, all of them or none; None where
        nothing stands at it any more. StaleRecordError when one is not as it was read;
        NotFoundError for a pupil or an objective that is not in sight; InvalidValueError for a
        pupil who has left, a programme that has ended, two cells that are one, or a half-term that
        is still to come."""
        if len({(cell.pupil, cell.objective) for cell in cells}) < len(cells):
            raise InvalidValueError(field="judgement", reason="the same cell stands there twice")
        self._check_pupils({cell.pupil for cell in cells})
        programmes = self._open_programmes({cell.objective for cell in cells})
        self._check_time(half_term, programmes)
        there = self._at({cell.pupil for cell in cells}, half_term)
        return {
            (cell.pupil, cell.objective): self._judge(
                cell, half_term, there.get((cell.pupil, cell.objective), [])
            )
            for cell in cells
        }

    def set_note(self, judgement: RecordId, version: int, note: str) -> int:
        """Its new version. NotFoundError, StaleRecordError, InvalidValueError."""
        return self._work.update(
            "judgement", judgement, version, {"note": line_of("note", note, LONGEST_NOTE)}
        )

    def pupil_of(self, judgement: RecordId) -> PupilId:
        """Whose it is. NotFoundError."""
        pupil = self._work.select_value("SELECT pupil_id FROM judgement WHERE id = ?", (judgement,))
        if pupil is None:
            raise NotFoundError
        return PupilId(RecordId(pupil))

    def set_photo(self, judgement: RecordId, version: int, photo: str | None) -> int:
        """Its new version; the picture that stood there before goes. NotFoundError,
        StaleRecordError."""
        row = self._work.select_one("SELECT photo_id FROM judgement WHERE id = ?", (judgement,))
        after = self._work.update("judgement", judgement, version, {"photo_id": photo})
        if row is not None and row.photo_id:
            self._work.drop("photo", row.photo_id)
        return after

    def set_summative(
        self,
        pupil: PupilId,
        programme: RecordId,
        half_term: HalfTerm,
        version: int,
        band: Band | None,
        note: str,
    ) -> Summative | None:
        """Give a summative judgement for this half-term, or take it away (None); it follows from no
        tick. NotFoundError, StaleRecordError, and InvalidValueError as for `judge`."""
        self._check_pupils({pupil})
        wanted = self._programmes.read(programme)
        self._check_time(half_term, [wanted])
        rows = self._work.select(
            f"{_SUMMATIVE} summative WHERE pupil_id = ? AND programme_id = ? AND school_year = ?"
            f" AND half_term = ?{_ORDER}",
            (pupil, programme, half_term.year, half_term.number),
        )
        stands = rows[-1].version if rows and rows[-1].band else 0
        if version != stands:
            raise StaleRecordError
        if band is None:
            for row in rows if stands else ():
                self._work.update("summative", row.id, row.version, {"band": "", "note": ""})
            return None
        values = {"band": band.value, "note": line_of("note", note, LONGEST_NOTE)}
        if rows:
            after = self._work.update("summative", rows[-1].id, rows[-1].version, values)
            return Summative(RecordId(rows[-1].id), after, band, half_term, values["note"])
        made = self._work.insert(
            "summative",
            {
                "pupil_id": pupil,
                "programme_id": programme,
                "school_year": half_term.year,
                "half_term": half_term.number,
                **values,
            },
        )
        return Summative(made, 1, band, half_term, values["note"])

    def progress(self, pupil: PupilId) -> tuple[ProgrammeProgress, ...]:
        """Of each programme by which the pupil was judged. NotFoundError."""
        self._work.must_see_pupil(pupil)
        rows = self._work.select(f"{_JUDGED} WHERE j.pupil_id = ?{_STANDS}{_ORDER}", (pupil,))
        given: dict[str, list[Summative]] = defaultdict(list)
        for row in self._work.select(
            f"{_SUMMATIVE} summative WHERE pupil_id = ? AND band <> ''{_ORDER}", (pupil,)
        ):
            given[row.programme_id].append(_summative(row))
        found = []
        for programme in self._programmes.all() if rows or given else ():
            own = {objective.id for objective in programme.objectives}
            judged = [(row.objective_id, _judged(row)) for row in rows if row.objective_id in own]
            if judged or programme.id in given:
                found.append(_progress(programme, judged, given[programme.id]))
        return tuple(found)

    def by_place(self) -> dict[tuple[str, RecordId, HalfTerm], Judged]:
        """Everything in sight, by pupil, objective and half-term."""
        found = {}
        for row in self._work.select(f"{_JUDGED} WHERE j.judgement <> ''{_ORDER}"):
            judged = _judged(row)
            found[row.pupil_id, RecordId(row.objective_id), judged.half_term] = judged
        return found

    def emptied(self) -> dict[tuple[str, RecordId, HalfTerm], RecordId]:
        """Rows from which a judgement was taken away, by place: one that comes there again is
        written into them."""
        found = {}
        for row in self._work.select(f"{_JUDGED} WHERE j.judgement = ''{_ORDER}"):
            point = HalfTerm(row.school_year, row.half_term)
            found[row.pupil_id, RecordId(row.objective_id), point] = RecordId(row.id)
        return found

    def rows(self, school_class: ClassId | None) -> tuple[JudgementRow, ...]:
        """Every judgement of the pupils of a class, or of all in sight who are here: by family
        name, programme and objective, the earliest first. NotFoundError."""
        if school_class is not None:
            self._classes.page(school_class)
        if school_class is not None:
            named = self._work.select(f"{_HERE} AND p.id IN ({_IN_CLASS})", (school_class,))
        else:
            named = self._work.select(_HERE)
        pupils = {row.id: (called_as(row), row.class_name) for row in named}
        places = {
            objective.id: ((number, place), programme, objective)
            for number, programme in enumerate(self._programmes.all())
            for place, objective in enumerate(programme.objectives)
        }
        found = []
        for row in self._work.select(f"{_JUDGED} WHERE j.judgement <> ''{_ORDER}"):
            if row.pupil_id in pupils and row.objective_id in places:
                called, class_name = pupils[row.pupil_id]
                place, programme, objective = places[row.objective_id]
                judged = _judged(row)
                line = JudgementRow(
                    PupilId(RecordId(row.pupil_id)),
                    called,
                    class_name,
                    *(programme.title, objective.area, objective.text),
                    judged.half_term,
                    judged.judgement,
                    judged.judged_on,
                    judged.note,
                    programme.name_of(judged.judgement),
                )
                found.append(((called.in_order, row.pupil_id, place), line))
        return tuple(line for _, line in sorted(found, key=lambda one: one[0]))

    def _latest(
        self, pupils: Iterable[str], programme: Programme, point: HalfTerm
    ) -> dict[Cell, Judged]:
        own = {objective.id for objective in programme.objectives}
        latest = {}
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            for row in self._work.select(
                f"{_JUDGED} WHERE j.pupil_id IN ({marks}) AND j.objective_id IN"
                " (SELECT o.id FROM objective o WHERE o.programme_id = ?)"
                f"{_UP_TO}{_STANDS}{_ORDER}",
                (*batch, programme.id, point.year, point.year, point.number),
            ):
                if row.objective_id in own:
                    latest[PupilId(RecordId(row.pupil_id)), RecordId(row.objective_id)] = row
        return {cell: _judged(row) for cell, row in latest.items()}

    def _at(self, pupils: Iterable[str], half_term: HalfTerm) -> dict[Cell, list[Row]]:
        there: dict[Cell, list[Row]] = defaultdict(list)
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            for row in self._work.select(
                f"{_JUDGED} WHERE j.pupil_id IN ({marks}) AND j.school_year = ?"
                f" AND j.half_term = ?{_ORDER}",
                (*batch, half_term.year, half_term.number),
            ):
                there[PupilId(RecordId(row.pupil_id)), RecordId(row.objective_id)].append(row)
        return there

    def _judge(self, cell: Judging, half_term: HalfTerm, there: list[Row]) -> Judged | None:
        stands = there[-1].version if there and there[-1].judgement else 0
        if cell.version != stands:
            raise StaleRecordError
        if cell.judgement is None:
            for row in there if stands else ():
                empty = {"judgement": "", "note": "", "photo_id": None}
                self._work.update("judgement", row.id, row.version, empty)
                if row.photo_id:
                    self._work.drop("photo", row.photo_id)
            return None
        day = cell.judged_on or date.today()
        if day > date.today():
            reason = worded("a judgement is of today or of an earlier day")
            raise InvalidValueError(field="judged_on", reason=reason)
        values: dict[str, Any] = {
            "judgement": cell.judgement.value,
            "judged_on": day.isoformat(),
        }
        if there:
            row = there[-1]
            after = self._work.update("judgement", row.id, row.version, values)
            return Judged(
                RecordId(row.id), after, cell.judgement, day, half_term, row.note, row.photo_id
            )
        values |= {
            "pupil_id": cell.pupil,
            "objective_id": cell.objective,
            "school_year": half_term.year,
            "half_term": half_term.number,
        }
        made = self._work.insert("judgement", values)
        return Judged(made, 1, cell.judgement, day, half_term)

    def _check_pupils(self, pupils: set[PupilId]) -> None:
        seen: dict[str, str | None] = {}
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            rows = self._work.select(f"SELECT id, left_on FROM pupil WHERE id IN ({marks})", batch)
            seen |= {row.id: row.left_on for row in rows}
        if pupils - seen.keys():
            raise NotFoundError
        today = date.today().isoformat()
        if any(left and left < today for left in seen.values()):
            raise InvalidValueError(field="pupil", reason=worded("this pupil has left"))

    def _open_programmes(self, objectives: set[RecordId]) -> list[Programme]:
        named: set[str] = set()
        for batch in batched(objectives):
            marks = ", ".join("?" * len(batch))
            sql = f"SELECT DISTINCT programme_id FROM objective WHERE id IN ({marks})"
            named.update(self._work.select_column(sql, batch))
        programmes = [self._programmes.read(RecordId(record)) for record in sorted(named)]
        if objectives - {o.id for programme in programmes for o in programme.objectives}:
            raise NotFoundError
        return programmes

    def _check_time(self, half_term: HalfTerm, programmes: Iterable[Programme]) -> None:
        checked(half_term)
        today, now = date.today(), self.now()
        for programme in programmes:
            if programme.ended and programme.ended < today:
                reason = worded("this programme has ended: give it a later last day to go on")
                raise InvalidValueError(field="programme", reason=reason)
            if programme.point(half_term) != half_term:
                reason = worded("this programme is judged once a term")
                raise InvalidValueError(field="term", reason=reason)
            if half_term > programme.point(now):
                raise InvalidValueError(field="term", reason=f"{half_term.title} has not begun")

    def _year_groups(self, pupils: Iterable[str]) -> dict[str, str]:
        years: dict[str, str] = {}
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            rows = self._work.select(
                f"SELECT id, year_group FROM pupil WHERE id IN ({marks})", batch
            )
            years |= {row.id: row.year_group or "" for row in rows}
        return years

    def all_given(self, pupils: Iterable[PupilId]) -> list[Given]:
        """Every summative judgement of these pupils, the later ones of a half-term last."""
        given: list[Given] = []
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            rows = self._work.select(
                "SELECT s.id, s.version, s.pupil_id, s.programme_id, s.school_year, s.half_term,"
                " s.band, s.note, p.title FROM summative s"
                f" JOIN programme p ON p.id = s.programme_id WHERE s.pupil_id IN ({marks})"
                " AND s.band <> '' ORDER BY s.school_year, s.half_term, p.title COLLATE NAMES,"
                " s.made, s.id",
                batch,
            )
            given += [Given(r.pupil_id, r.programme_id, r.title, _summative(r)) for r in rows]
        return given

    def _summatives(
        self, pupils: Iterable[str], programme: str, point: HalfTerm
    ) -> dict[str, Summative]:
        latest = {}
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            for row in self._work.select(
                f"{_SUMMATIVE} summative WHERE pupil_id IN ({marks}) AND programme_id = ?"
                f"{_UP_TO} AND band <> ''{_ORDER}",
                (*batch, programme, point.year, point.year, point.number),
            ):
                latest[row.pupil_id] = _summative(row)
        return latest


def _judged(row: Row) -> Judged:
    return Judged(
        RecordId(row.id),
        row.version,
        Judgement(row.judgement),
        as_day(row.judged_on) or date.min,
        HalfTerm(row.school_year, row.half_term),
        row.note or "",
        row.photo_id,
    )


def _summative(row: Row) -> Summative:
    point = HalfTerm(row.school_year, row.half_term)
    return Summative(RecordId(row.id), row.version, Band(row.band), point, row.note or "")


def _shown(programme: Programme, judged: dict[Cell, Judged], today: date) -> Programme:
    """Without the objectives that have ended and by which nobody here was judged."""
    used = {objective for _, objective in judged}
    return replace(
        programme,
        objectives=tuple(
            objective
            for objective in programme.objectives
            if objective.id in used or objective.ended is None or objective.ended >= today
        ),
    )


def _progress(
    programme: Programme, judged: list[tuple[RecordId, Judged]], summatives: list[Summative]
) -> ProgrammeProgress:
    """`judged` from the earliest on."""
    now: dict[RecordId, Judged] = {}
    over_time: dict[HalfTerm, Any] = {}
    for objective, one in judged:
        now[objective] = one
        over_time[one.half_term] = tally(each.judgement for each in now.values())
    return ProgrammeProgress(programme, now, tuple(over_time.items()), tuple(summatives))
