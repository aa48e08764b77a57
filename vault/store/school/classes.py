"""SQL for classes, who is in them and who teaches them."""

from collections.abc import Collection
from datetime import date

from vault.domain.alert_order import rank_of
from vault.domain.birthdays import born_on
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import ClassPage, ClassRow, Face, age_on
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.open_enrolments import is_open, open_today
from vault.store.database.rows import Row, as_day, called_as, fill

_CLASS = """
SELECT c.id, c.name, c.kind, c.year_group, c.subject, c.room, c.kept_by,
    coalesce((
        SELECT group_concat(
            trim(coalesce(nullif(s.title, ''), s.given, '') || ' ' || s.family), ', ')
        FROM teaching t JOIN staff s ON s.id = t.staff_id WHERE t.class_id = c.id
    ), '') AS teachers"""
_STANDS = "FROM class c WHERE c.ended IS NULL"
_ROWS = f"""{_CLASS},
    (SELECT count(DISTINCT e.pupil_id) FROM enrolment e JOIN pupil p ON p.id = e.pupil_id
        WHERE e.class_id = c.id AND {open_today("e")}
        AND (p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))) AS pupils
{_STANDS}"""
_SCHOOL_ORDER = """
ORDER BY CASE c.kind WHEN 'registration' THEN 0 ELSE 1 END, c.kind,
    CASE WHEN c.year_group GLOB '[0-9]*' THEN 100 + c.year_group
    WHEN c.year_group LIKE 'N%' THEN 1 WHEN c.year_group LIKE 'R%' THEN 2 ELSE 999 END,
    c.name COLLATE NAMES
"""
"""Nursery and reception before year 1, year 10 after year 9."""


_MEMBERS = f"SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND {open_today('e')}"


class Classes:
    """Classes that go on, and who is in them."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def list_rows(self) -> tuple[ClassRow, ...]:
        """Those in sight that have not ended, in the order of years and then of names."""
        return tuple(fill(ClassRow, row) for row in self._work.select(_ROWS + _SCHOOL_ORDER))

    def first_rows(self, most: int) -> tuple[tuple[ClassRow, ...], int]:
        """The first of `list_rows`, at most so many; and how many there are in all. Pupils are
        counted of these alone, which a school with a thousand groups would wait for."""
        ids = [
            row.id
            for row in self._work.select(
                f"SELECT c.id FROM class c WHERE c.ended IS NULL{_SCHOOL_ORDER}"
            )
        ]
        if len(ids) <= most:
            return self.list_rows(), len(ids)
        marks = ", ".join("?" * most)
        rows = self._work.select(f"{_ROWS} AND c.id IN ({marks}){_SCHOOL_ORDER}", ids[:most])
        return tuple(fill(ClassRow, row) for row in rows), len(ids)

    def page(self, class_id: ClassId) -> ClassPage:
        """Its pupils by family name, with the alerts of today. NotFoundError."""
        row = self._work.select_one(f"{_CLASS} {_STANDS} AND c.id = ?", (class_id,))
        if row is None:
            raise NotFoundError
        faces = self._work.select(
            "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,"
            " p.born,"
            " (SELECT f.id FROM photo f WHERE f.pupil_id = p.id AND f.is_current = 1) AS photo,"
            " coalesce((SELECT k.state FROM consent k WHERE k.pupil_id = p.id"
            "   AND k.purpose = 'photo-class'), '') AS state"
            f" FROM pupil p WHERE p.id IN ({_MEMBERS})"
            " AND (p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))"
            " ORDER BY p.id",
            (class_id,),
        )
        alerts: dict[str, list[Row]] = {}
        for alert in self._work.select(
            "SELECT a.pupil_id, a.kind, a.text FROM alert a"
            " WHERE (a.ends IS NULL OR a.ends >= date('now', 'localtime'))"
            f" AND a.pupil_id IN ({_MEMBERS})",
            (class_id,),
        ):
            alerts.setdefault(alert.pupil_id, []).append(alert)
        today = date.today()
        births = born_on(today)
        lines = [_face(face, alerts.get(face.id, []), today, births) for face in faces]
        lines.sort(key=lambda face: face.called.in_order)
        return ClassPage(fill(ClassRow, row, pupils=len(lines)), tuple(lines))

    def find(self, name: str) -> ClassId:
        """The class of that name (case does not matter), or NotFoundError."""
        record = self._work.select_value(
            "SELECT id FROM class WHERE name = ? COLLATE NOCASE AND ended IS NULL", (name,)
        )
        if record is None:
            raise NotFoundError
        return ClassId(RecordId(record))

    def enrol(
        self, pupil: PupilId, class_id: ClassId, starts: date | None, ends: date | None = None
    ) -> RecordId:
        """The id of the enrolment; without `starts` the first day is not known. NotFoundError for a
        pupil or class out of sight, or a class that has ended."""
        for there, record in (
            ("SELECT 1 FROM pupil WHERE id = ?", pupil),
            ("SELECT 1 FROM class WHERE id = ? AND ended IS NULL", class_id),
        ):
            if self._work.select_value(there, (record,)) is None:
                raise NotFoundError
        return self._work.insert(
            "enrolment",
            {
                "pupil_id": pupil,
                "class_id": class_id,
                "starts": starts.isoformat() if starts else None,
                "ends": ends.isoformat() if ends else None,
            },
        )

    def set_members(
        self,
        class_id: ClassId,
        members: Collection[PupilId],
        on: date,
        ends: date | None = None,
    ) -> None:
        """Enrol those who are not in it from that day (until `ends`), and end the time of those who
        are in it and not among them. NotFoundError; InvalidValueError for a day before their own
        first."""
        standing = self._work.select(
            f"SELECT e.id, e.pupil_id, e.starts FROM enrolment e WHERE e.class_id = ?"
            f" AND {open_today('e')}",
            (class_id,),
        )
        kind = self._work.select_value(
            "SELECT kind FROM class WHERE id = ? AND ended IS NULL", (class_id,)
        )
        if kind is None:
            raise NotFoundError
        # Written as it is, so that its version also tells of other members.
        self._work.put("class", class_id, {"kind": kind})
        leaving = [row for row in standing if row.pupil_id not in members]
        if any((row.starts or "") > on.isoformat() for row in leaving):
            reason = worded("a pupil came in after that day")
            raise InvalidValueError(field="day", reason=reason)
        for row in leaving:
            self.end_enrolment(RecordId(row.id), on)
        here = {row.pupil_id for row in standing}
        for pupil in members:
            if pupil not in here:
                self.enrol(pupil, class_id, on, ends)

    def end_enrolment(self, enrolment: RecordId, ends: date) -> None:
        """NotFoundError; StaleRecordError when it has ended already."""
        row = self._work.select_one("SELECT ends FROM enrolment WHERE id = ?", (enrolment,))
        if row is None:
            raise NotFoundError
        if not is_open(row.ends, date.today().isoformat()):
            raise StaleRecordError
        self._work.set_state("enrolment", enrolment, {"ends": ends.isoformat()})


def _face(row: Row, alerts: list[Row], today: date, births: tuple[str, ...]) -> Face:
    """`births` are the days of birth of those whose birthday is today."""
    first = sorted(alerts, key=_by_danger) if len(alerts) > 1 else alerts
    born = as_day(row.born) if row.born and row.born[5:] in births else None
    return Face(
        pupil=row.id,
        called=called_as(row),
        alerts=tuple({alert.kind: True for alert in first}),
        photo=row.photo,
        photo_refused=row.state not in ("", "given"),
        photo_asked=bool(row.state),
        must_know=first[0].text if first else "",
        turns=age_on(today, born) if born is not None and born < today else None,
    )


def _by_danger(alert: Row) -> tuple[int, str]:
    return rank_of(alert.kind), alert.text
