"""SQL for pupils: the table, the page, add and change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from vault.domain.ids import (
    AlertId,
    ClassId,
    ConsentId,
    ContactId,
    PhotoId,
    PupilId,
    RecordId,
)
from vault.domain.people import (
    PUPIL_NAMES,
    Alert,
    Consent,
    Contact,
    Enrolment,
    PhotoFacts,
    PupilFacts,
    PupilPage,
    PupilRow,
    called,
)
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.school.pupil_search import AT_MOST, matching

_ROWS = f"""
SELECT p.id, coalesce(p.legal_given, ''), coalesce(p.legal_family, ''),
    coalesce(p.preferred_given, ''), coalesce(p.upn, ''), coalesce(p.admission_no, ''),
    coalesce((SELECT group_concat(c.name, ', ') FROM enrolment e JOIN class c ON c.id = e.class_id
        WHERE e.pupil_id = p.id AND c.kind = 'registration' AND {open_today("e")}), ''),
    coalesce(p.year_group, ''), p.born, coalesce(p.sex, ''), p.started, p.left_on,
    (SELECT count(*) FROM alert a WHERE a.pupil_id = p.id
        AND (a.ends IS NULL OR a.ends >= date('now', 'localtime'))),
    (SELECT f.id FROM photo f WHERE f.pupil_id = p.id AND f.is_current = 1),
    coalesce(p.preferred_family, '')
FROM pupil p
"""
_ORDER = f" ORDER BY p.legal_family COLLATE NOCASE, p.legal_given COLLATE NOCASE, p.id {AT_MOST}"
_IN_CLASS = f"p.id IN (SELECT pupil_id FROM enrolment WHERE class_id = ? AND {open_today()})"


def as_date(text: str | None) -> date | None:
    """ISO text as a date; None stays None."""
    return date.fromisoformat(text) if text else None


class Pupils:
    def __init__(self, context: Context) -> None:
        self._work = context.work

    def list_rows(
        self, search: str, class_id: ClassId | None, *, include_left: bool, limit: int
    ) -> tuple[PupilRow, ...]:
        conditions, values = [], []
        if search.strip():
            condition, found = matching(search)
            conditions.append(condition)
            values += found
        if class_id is not None:
            conditions.append(_IN_CLASS)
            values.append(class_id)
        if not include_left:
            conditions.append("(p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))")
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._work.execute(_ROWS + where + _ORDER, (*values, limit))
        shown = [_row(row) for row in rows]
        if any(row.preferred_family for row in shown):
            # In order by the index already but for those who are called otherwise.
            shown.sort(key=_by_name)
        return tuple(shown)

    def page(self, pupil: PupilId) -> PupilPage:
        facts = self._facts(pupil)
        enrolments = self._enrolments(pupil)
        return PupilPage(
            facts=facts,
            class_name=", ".join(
                e.class_name for e in enrolments if e.class_kind == "registration" and not e.ends
            ),
            alerts=self._alerts(pupil),
            contacts=self._contacts(pupil),
            consents=self._consents(pupil),
            enrolments=enrolments,
            photos=self._photos(pupil),
        )

    def names_of(self, pupils: Iterable[str]) -> dict[str, str]:
        """What these pupils are called, by their ids; whoever is out of sight or gone is not in
        it."""
        found = {}
        for pupil in pupils:
            row = self._work.execute(
                f"SELECT {', '.join(PUPIL_NAMES)} FROM pupil WHERE id = ?", (pupil,)
            ).fetchone()
            if row is not None:
                found[pupil] = called(*row).known_as
        return found

    def add(self, values: dict[str, Any]) -> PupilId:
        return PupilId(self._work.insert("pupil", _columns(values)))

    def change(self, pupil: PupilId, version: int, values: dict[str, Any]) -> int:
        return self._work.update("pupil", pupil, version, _columns(values))

    def _facts(self, pupil: PupilId) -> PupilFacts:
        row = self._work.execute(
            "SELECT id, version, legal_given, legal_family, middle, preferred_given,"
            " preferred_family, born, sex, upn, admission_no, year_group, started, left_on,"
            " languages, flags FROM pupil WHERE id = ?",
            (pupil,),
        ).fetchone()
        if row is None:
            raise NotFoundError
        text = [value or "" for value in row]
        return PupilFacts(
            id=PupilId(RecordId(row[0])),
            version=row[1],
            legal_given=text[2],
            legal_family=text[3],
            middle=text[4],
            preferred_given=text[5],
            preferred_family=text[6],
            born=as_date(row[7]),
            sex=text[8],
            upn=text[9],
            admission_no=text[10],
            year_group=text[11],
            started=as_date(row[12]),
            left=as_date(row[13]),
            languages=text[14],
            flags=text[15],
        )

    def _enrolments(self, pupil: PupilId) -> tuple[Enrolment, ...]:
        rows = self._work.execute(
            "SELECT e.id, c.id, c.name, c.kind, e.starts, e.ends FROM enrolment e"
            " JOIN class c ON c.id = e.class_id WHERE e.pupil_id = ?"
            " ORDER BY e.ends IS NOT NULL, c.kind, c.name",
            (pupil,),
        )
        return tuple(
            Enrolment(
                RecordId(r[0]), ClassId(RecordId(r[1])), r[2], r[3], as_date(r[4]), as_date(r[5])
            )
            for r in rows
        )

    def _alerts(self, pupil: PupilId) -> tuple[Alert, ...]:
        rows = self._work.execute(
            "SELECT id, version, kind, text, ends FROM alert"
            " WHERE pupil_id = ? ORDER BY kind, text",
            (pupil,),
        )
        return tuple(Alert(AlertId(RecordId(r[0])), r[1], r[2], r[3], as_date(r[4])) for r in rows)

    def _contacts(self, pupil: PupilId) -> tuple[Contact, ...]:
        rows = self._work.execute(
            "SELECT id, version, given, family, relationship, phone, email, address, priority,"
            " parental_responsibility, emergency FROM contact WHERE pupil_id = ?"
            " ORDER BY priority, family",
            (pupil,),
        )
        return tuple(
            Contact(
                ContactId(RecordId(r[0])),
                r[1],
                given=r[2] or "",
                family=r[3] or "",
                relationship=r[4] or "",
                phone=r[5] or "",
                email=r[6] or "",
                address=r[7] or "",
                priority=r[8] or 0,
                parental_responsibility=bool(r[9]),
                emergency=bool(r[10]),
            )
            for r in rows
        )

    def _consents(self, pupil: PupilId) -> tuple[Consent, ...]:
        rows = self._work.execute(
            "SELECT id, version, purpose, state, decided_by, decided_on FROM consent"
            " WHERE pupil_id = ? ORDER BY purpose",
            (pupil,),
        )
        return tuple(
            Consent(
                ConsentId(RecordId(r[0])), r[1], r[2] or "", r[3] or "", r[4] or "", as_date(r[5])
            )
            for r in rows
        )

    def _photos(self, pupil: PupilId) -> tuple[PhotoFacts, ...]:
        rows = self._work.execute(
            "SELECT id, taken_on, is_current FROM photo WHERE pupil_id = ?"
            " ORDER BY is_current DESC, taken_on DESC",
            (pupil,),
        )
        return tuple(
            PhotoFacts(PhotoId(RecordId(r[0])), date.fromisoformat(r[1]), bool(r[2])) for r in rows
        )


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    """Field names as the schema spells them ('left' is a word of SQL's own)."""
    return {("left_on" if name == "left" else name): value for name, value in values.items()}


def _row(row: tuple[Any, ...]) -> PupilRow:
    return PupilRow(
        id=PupilId(RecordId(row[0])),
        given=row[1],
        family=row[2],
        preferred=row[3],
        upn=row[4],
        admission_no=row[5],
        class_name=row[6],
        year_group=row[7],
        born=as_date(row[8]),
        sex=row[9],
        started=as_date(row[10]),
        left=as_date(row[11]),
        alerts=row[12],
        photo=PhotoId(RecordId(row[13])) if row[13] else None,
        preferred_family=row[14],
    )


def _by_name(row: PupilRow) -> tuple[str, str, str]:
    return row.called.family.casefold(), row.given.casefold(), row.id
