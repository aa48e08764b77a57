"""SQL for classes, who is in them and who teaches them."""

from datetime import date
from typing import Any

from vault.domain.ids import ClassId, PhotoId, PupilId, RecordId
from vault.domain.people import ClassPage, ClassRow, Face, called
from vault.errors import NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today

_ROWS = f"""
SELECT c.id, coalesce(c.name, ''), coalesce(c.kind, ''), coalesce(c.year_group, ''),
    coalesce(c.subject, ''), coalesce(c.room, ''),
    coalesce((SELECT group_concat(trim(coalesce(s.title, '') || ' ' || s.family), ', ')
        FROM teaching t JOIN staff s ON s.id = t.staff_id WHERE t.class_id = c.id), ''),
    (SELECT count(DISTINCT e.pupil_id) FROM enrolment e JOIN pupil p ON p.id = e.pupil_id
        WHERE e.class_id = c.id AND {open_today("e")}
        AND (p.left_on IS NULL OR p.left_on >= date('now', 'localtime')))
FROM class c WHERE c.ended IS NULL
"""
_SCHOOL_ORDER = """
ORDER BY c.kind, CASE WHEN c.year_group GLOB '[0-9]*' THEN 100 + c.year_group
    WHEN c.year_group LIKE 'N%' THEN 1 WHEN c.year_group LIKE 'R%' THEN 2 ELSE 999 END, c.name
"""
"""Nursery and reception before year 1, year 10 after year 9."""


class Classes:
    def __init__(self, context: Context) -> None:
        self._work = context.work

    def list_rows(self) -> tuple[ClassRow, ...]:
        rows = self._work.execute(_ROWS + _SCHOOL_ORDER)
        return tuple(_row(row) for row in rows)

    def page(self, class_id: ClassId) -> ClassPage:
        row = self._work.execute(_ROWS + " AND c.id = ?", (class_id,)).fetchone()
        if row is None:
            raise NotFoundError
        faces = self._work.execute(
            "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,"
            " coalesce((SELECT group_concat(DISTINCT a.kind) FROM alert a"
            "   WHERE a.pupil_id = p.id"
            "   AND (a.ends IS NULL OR a.ends >= date('now', 'localtime'))), ''),"
            " (SELECT f.id FROM photo f WHERE f.pupil_id = p.id AND f.is_current = 1),"
            " EXISTS (SELECT 1 FROM consent k WHERE k.pupil_id = p.id"
            "   AND k.purpose = 'photo-class' AND k.state <> 'given')"
            " FROM pupil p WHERE p.id IN (SELECT e.pupil_id FROM enrolment e"
            f"   WHERE e.class_id = ? AND {open_today('e')})"
            " AND (p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))"
            " ORDER BY p.legal_given COLLATE NOCASE",
            (class_id,),
        )
        by_name = sorted(map(_face, faces), key=lambda face: face.called.family.casefold())
        return ClassPage(_row(row), tuple(by_name))

    def find(self, name: str) -> ClassId:
        """The class of that name (case does not matter), or NotFoundError."""
        row = self._work.execute(
            "SELECT id FROM class WHERE name = ? COLLATE NOCASE AND ended IS NULL", (name,)
        ).fetchone()
        if row is None:
            raise NotFoundError
        return ClassId(RecordId(row[0]))

    def enrol(self, pupil: PupilId, class_id: ClassId, starts: date | None) -> RecordId:
        for there, record in (
            ("SELECT 1 FROM pupil WHERE id = ?", pupil),
            ("SELECT 1 FROM class WHERE id = ? AND ended IS NULL", class_id),
        ):
            if self._work.execute(there, (record,)).fetchone() is None:
                raise NotFoundError
        return self._work.insert(
            "enrolment",
            {
                "pupil_id": pupil,
                "class_id": class_id,
                "starts": starts.isoformat() if starts else None,
            },
        )

    def end_enrolment(self, enrolment: RecordId, ends: date) -> None:
        """StaleRecordError when it has ended already."""
        row = self._work.execute(
            "SELECT pupil_id, ends FROM enrolment WHERE id = ?", (enrolment,)
        ).fetchone()
        if row is None:
            raise NotFoundError
        if row[1] is not None:
            raise StaleRecordError
        self._work.set_state("enrolment", enrolment, {"ends": ends.isoformat()})


def _row(row: tuple[Any, ...]) -> ClassRow:
    return ClassRow(ClassId(RecordId(row[0])), *row[1:8])


def _face(row: tuple[Any, ...]) -> Face:
    return Face(
        pupil=PupilId(RecordId(row[0])),
        called=called(*row[1:5]),
        alerts=tuple(kind for kind in row[5].split(",") if kind),
        photo=PhotoId(RecordId(row[6])) if row[6] else None,
        photo_refused=bool(row[7]),
    )
