"""SQL for pupils: the table, the page, add and change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from vault.domain.alert_order import rank_of
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import (
    Alert,
    Consent,
    Contact,
    Enrolment,
    PhotoFacts,
    PupilBrief,
    PupilFacts,
    PupilPage,
    PupilRow,
)
from vault.domain.tables import COLUMNS
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, as_day, called_as, fill, values_in
from vault.store.school.pupil_search import AT_MOST, matching

_ROWS = f"""
SELECT p.id, coalesce(p.legal_given, '') AS legal_given,
    coalesce(p.legal_family, '') AS legal_family,
    coalesce(p.preferred_given, '') AS preferred_given,
    coalesce(p.preferred_family, '') AS preferred_family,
    coalesce(p.upn, '') AS upn, coalesce(p.admission_no, '') AS admission_no,
    coalesce((SELECT group_concat(c.name, ', ') FROM enrolment e JOIN class c ON c.id = e.class_id
        WHERE e.pupil_id = p.id AND c.kind = 'registration' AND {open_today("e")}), '')
        AS class_name,
    coalesce(p.year_group, '') AS year_group, p.born, coalesce(p.sex, '') AS sex, p.started,
    p.left_on,
    (SELECT count(*) FROM alert a WHERE a.pupil_id = p.id
        AND (a.ends IS NULL OR a.ends >= date('now', 'localtime'))) AS alerts,
    (SELECT f.id FROM photo f WHERE f.pupil_id = p.id AND f.is_current = 1) AS photo
FROM pupil p
"""
_LISTED = f"{_ROWS} JOIN pupil_order o ON o.num = p.num "
_IN_ORDER = f" ORDER BY o.order_key, p.num {AT_MOST}"
_IN_CLASS = f"p.id IN (SELECT pupil_id FROM enrolment WHERE class_id = ? AND {open_today()})"


class Pupils:
    """Pupils in sight, and everything on their page."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def list_rows(
        self, search: str, class_id: ClassId | None, *, include_left: bool, limit: int
    ) -> tuple[PupilRow, ...]:
        """By family name, at most `limit`; an empty `search` matches everybody."""
        conditions, values = [], []
        if search.strip():
            condition, search_values = matching(search)
            conditions.append(condition)
            values += search_values
        if class_id is not None:
            conditions.append(_IN_CLASS)
            values.append(class_id)
        if not include_left:
            conditions.append("(p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))")
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._work.select(_LISTED + where + _IN_ORDER, (*values, limit))
        has_alerts = any(row.alerts for row in rows)
        first = self._first_alerts(where, values) if has_alerts else {}
        return tuple(_row(row, first.get(row.id)) for row in rows)

    def _first_alerts(self, where: str, values: list[Any]) -> dict[str, Row]:
        """The most dangerous alert of today of each pupil of the list who has one."""
        alerts = self._work.select(
            f"SELECT a.pupil_id, a.kind, a.text FROM alert a JOIN pupil p ON p.id = a.pupil_id"
            f" {where} {'AND' if where else 'WHERE'}"
            " (a.ends IS NULL OR a.ends >= date('now', 'localtime'))",
            values,
        )
        # The last of a key stays: the most dangerous is put in last.
        alerts.sort(key=lambda alert: (rank_of(alert.kind), alert.text), reverse=True)
        return {alert.pupil_id: alert for alert in alerts}

    def page(self, pupil: PupilId) -> PupilPage:
        """Facts and all that hangs on them. NotFoundError."""
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

    def briefly(self, pupils: Iterable[str]) -> dict[str, PupilBrief]:
        """The head of each of these pupils' pages, by their ids; who is out of sight or gone
        is not in it."""
        briefs = {}
        for pupil in pupils:
            row = self._work.select_one(_ROWS + " WHERE p.id = ?", (pupil,))
            if row is not None:
                consent = self._work.select_one(
                    "SELECT coalesce(state, '') AS state FROM consent"
                    " WHERE pupil_id = ? AND purpose = 'photo-class'",
                    (pupil,),
                )
                is_refused = consent is not None and consent.state not in ("", "given")
                briefs[pupil] = PupilBrief(
                    id=PupilId(RecordId(pupil)),
                    called=called_as(row),
                    class_name=row.class_name,
                    born=as_day(row.born),
                    photo=None if is_refused else row.photo,
                    photo_refused=is_refused,
                )
        return briefs

    def add(self, values: dict[str, Any]) -> PupilId:
        """The new id; `values` are columns that were checked."""
        return PupilId(self._work.insert("pupil", values))

    def change(self, pupil: PupilId, version: int, values: dict[str, Any]) -> int:
        """The new version. NotFoundError; StaleRecordError unless it is at `version`."""
        return self._work.update("pupil", pupil, version, values)

    def _facts(self, pupil: PupilId) -> PupilFacts:
        columns = ", ".join(("id", "version", *COLUMNS["pupil"]))
        row = self._work.select_one(f"SELECT {columns} FROM pupil WHERE id = ?", (pupil,))
        if row is None:
            raise NotFoundError
        return fill(PupilFacts, row)

    def _enrolments(self, pupil: PupilId) -> tuple[Enrolment, ...]:
        rows = self._work.select(
            "SELECT e.id, c.id AS class_id, c.name AS class_name, c.kind AS class_kind,"
            " e.starts, e.ends FROM enrolment e"
            " JOIN class c ON c.id = e.class_id WHERE e.pupil_id = ?"
            " ORDER BY e.ends IS NOT NULL, c.kind, c.name COLLATE NAMES",
            (pupil,),
        )
        return tuple(fill(Enrolment, row) for row in rows)

    def _alerts(self, pupil: PupilId) -> tuple[Alert, ...]:
        rows = self._work.select(
            "SELECT id, version, kind, text, ends FROM alert"
            " WHERE pupil_id = ? ORDER BY kind, text COLLATE NAMES",
            (pupil,),
        )
        return tuple(fill(Alert, row) for row in rows)

    def _contacts(self, pupil: PupilId) -> tuple[Contact, ...]:
        rows = self._work.select(
            "SELECT id, version, given, family, relationship, phone, email, address, priority,"
            " parental_responsibility, emergency FROM contact WHERE pupil_id = ?"
            " ORDER BY priority, family COLLATE NAMES",
            (pupil,),
        )
        return tuple(fill(Contact, row) for row in rows)

    def _consents(self, pupil: PupilId) -> tuple[Consent, ...]:
        rows = self._work.select(
            "SELECT id, version, purpose, state, decided_by, decided_on FROM consent"
            " WHERE pupil_id = ? ORDER BY purpose",
            (pupil,),
        )
        return tuple(fill(Consent, row) for row in rows)

    def _photos(self, pupil: PupilId) -> tuple[PhotoFacts, ...]:
        rows = self._work.select(
            "SELECT id, taken_on, is_current FROM photo WHERE pupil_id = ? AND is_evidence = 0"
            " ORDER BY is_current DESC, taken_on DESC",
            (pupil,),
        )
        return tuple(fill(PhotoFacts, row) for row in rows)


_FACTS = values_in(
    (
        *("id", "legal_given", "legal_family", "preferred_given", "upn", "admission_no"),
        *("class_name", "year_group", "sex", "alerts", "photo", "preferred_family"),
        *("born", "started", "left_on"),
    )
)


def _row(row: Row, alert: Row | None) -> PupilRow:
    # Written out, because `fill` takes longer and a school's list has thousands.
    # fmt: off
    (
        record, given, family, preferred, upn, admission_no,
        class_name, year_group, sex, alerts, photo, preferred_family,
        born, started, left_on,
    ) = _FACTS(row)
    # fmt: on
    return PupilRow(
        id=record,
        given=given,
        family=family,
        preferred=preferred,
        upn=upn,
        admission_no=admission_no,
        class_name=class_name,
        year_group=year_group,
        born=date.fromisoformat(born) if born else None,
        sex=sex,
        started=date.fromisoformat(started) if started else None,
        left_on=date.fromisoformat(left_on) if left_on else None,
        alerts=alerts,
        photo=photo,
        preferred_family=preferred_family,
        must_know=alert.text if alert is not None else "",
        must_know_kind=alert.kind if alert is not None else "",
    )
