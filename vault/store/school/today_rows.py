"""SQL for the page Today: faces, alerts and birthdays of many children in a few statements."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from vault.domain.alert_order import DANGER_OF, most_dangerous_first, rank_of
from vault.domain.birthdays import born_on, next_birthday
from vault.domain.collation import sort_key
from vault.domain.ids import PhotoId, PupilId
from vault.domain.people import ClassRow, age_on
from vault.domain.today import (
    MOST_ALERTS,
    MOST_BIRTHDAYS,
    MOST_CLASSES,
    WEEK_AHEAD,
    AlertLine,
    Birthday,
    Birthdays,
    MustKnow,
    NoPhoto,
    TodayClass,
    TodayFace,
    TodayPupil,
)
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, as_day, called_as
from vault.store.school.classes import Classes

_HERE = "(p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))"
_STANDS = "(a.ends IS NULL OR a.ends >= date('now', 'localtime'))"
_NAMES = "p.legal_given, p.legal_family, p.preferred_given, p.preferred_family"
_CLASS_NAME = (
    "SELECT coalesce(group_concat(c.name, ', '), '') AS class_name"
    " FROM enrolment e JOIN class c ON c.id = e.class_id"
    f" WHERE e.pupil_id = ? AND c.kind = 'registration' AND {open_today('e')}"
)
_MEMBERS = f"""
SELECT e.class_id, p.id, {_NAMES}, p.born FROM class c
JOIN enrolment e ON e.class_id = c.id JOIN pupil p ON p.id = e.pupil_id
WHERE c.ended IS NULL AND {open_today("e")} AND {_HERE}
ORDER BY p.id
"""
_IN_ORDER = " ".join(f"WHEN '{kind}' THEN {rank_of(kind) + 1}" for kind in DANGER_OF)
_ALERTS = f"SELECT a.pupil_id, a.kind, a.text FROM alert a WHERE {_STANDS}"
_OF_SCHOOL = f"FROM alert a JOIN pupil p ON p.id = a.pupil_id WHERE {_STANDS} AND {_HERE}"
_FIRST_ALERTS = (
    f"SELECT a.kind, a.text, p.id, {_NAMES}, p.born {_OF_SCHOOL}"
    f" ORDER BY CASE a.kind {_IN_ORDER} ELSE 0 END, p.legal_given COLLATE NAMES,"
    " a.text COLLATE NAMES LIMIT +?"
)


class TodayRows:
    """What the first page needs, in few statements."""

    def __init__(self, context: Context) -> None:
        self._work, self._classes = context.work, Classes(context)

    def classes(self) -> tuple[tuple[ClassRow, ...], int]:
        """The first MOST_CLASSES in sight with how many pupils are in each; and how many classes
        there are."""
        return self._classes.first_rows(MOST_CLASSES)

    def pupils_here(self) -> int:
        """Who is in sight and has not left."""
        count = self._work.select_value(f"SELECT count(*) FROM pupil p WHERE {_HERE}")
        return int(count)

    def of_own_classes(
        self, today: date, rows: tuple[ClassRow, ...], *, with_faces: bool
    ) -> tuple[tuple[TodayClass, ...], int, MustKnow, Birthdays]:
        """The classes with who is in them today, how many pupils that are, and of all pupils of
        one's classes the alerts and birthdays."""
        members = self._work.select(_MEMBERS)
        pictures = self._pictures() if members else _Pictures({}, {})
        pupils = {row.id: _pupil(row, pictures) for row in members}
        names = {row.id: row.name for row in rows}
        class_names = _class_names(members, names)
        alerts: dict[str, list[Row]] = {}
        for alert in self._work.select(_ALERTS) if members else ():
            if alert.pupil_id in pupils:
                alerts.setdefault(alert.pupil_id, []).append(alert)
        faces: dict[str, list[TodayFace]] = {}
        for row in members if with_faces else ():
            born = pupils[row.id].born
            kinds = tuple({a.kind: True for a in alerts.get(row.id, ())})
            face = TodayFace(
                pupils[row.id],
                most_dangerous_first(kinds),
                has_birthday=born is not None and next_birthday(born, today) == today,
            )
            faces.setdefault(row.class_id, []).append(face)
        return (
            tuple(TodayClass(row, _by_family(faces.get(row.id, ()))) for row in rows),
            len(pupils),
            _must_know(pupils, class_names, alerts),
            _birthdays({row.id: row for row in members}.values(), class_names, today),
        )

    def must_know(self) -> MustKnow:
        """Of the whole school."""
        (counts,) = self._work.select(
            f"SELECT count(*) AS alerts, count(DISTINCT a.pupil_id) AS pupils {_OF_SCHOOL}"
        )
        rows = self._work.select(_FIRST_ALERTS, (MOST_ALERTS,)) if counts.alerts else []
        pictures = self._pictures_of({row.id for row in rows})
        lines = (
            AlertLine(_pupil(row, pictures), self._class_of(row.id), row.kind, row.text)
            for row in rows
        )
        return MustKnow(tuple(lines), counts.alerts, counts.pupils)

    def birthdays(self, today: date) -> Birthdays:
        """Of the whole school."""
        days = [key for n in range(WEEK_AHEAD + 1) for key in born_on(today + timedelta(days=n))]
        marks = ", ".join("?" * len(days))
        rows = self._work.select(
            f"SELECT p.id, {_NAMES}, p.born FROM pupil p"
            f" WHERE substr(p.born, 6) IN ({marks}) AND {_HERE}",
            days,
        )
        birthdays = _birthdays(rows, {}, today)
        named = (
            replace(birthday, class_name=self._class_of(birthday.pupil))
            for birthday in birthdays.rows
        )
        return replace(birthdays, rows=tuple(named))

    def _class_of(self, pupil: str) -> str:
        """The registration class, as the pupils' list names it."""
        row = self._work.select_one(_CLASS_NAME, (pupil,))
        return str(row.class_name) if row is not None else ""

    def count(self, table: str) -> int:
        """Rows of a table, named by our own code."""
        count = self._work.select_value(f"SELECT count(*) FROM {table}")
        return int(count)

    def _pictures(self) -> "_Pictures":
        photos = self._work.select("SELECT pupil_id, id FROM photo WHERE is_current = 1")
        states = self._work.select(
            "SELECT pupil_id, state FROM consent WHERE purpose = 'photo-class'"
        )
        return _Pictures(
            {photo.pupil_id: photo.id for photo in photos},
            {decision.pupil_id: decision.state for decision in states},
        )

    def _pictures_of(self, pupils: set[str]) -> "_Pictures":
        pictures = _Pictures({}, {})
        for pupil in pupils:
            for kept, sql in (
                (pictures.photos, "SELECT id FROM photo WHERE pupil_id = ? AND is_current = 1"),
                (
                    pictures.consents,
                    "SELECT state FROM consent WHERE pupil_id = ? AND purpose = 'photo-class'",
                ),
            ):
                picture = self._work.select_value(sql, (pupil,))
                if picture is not None:
                    kept[pupil] = picture
        return pictures


class _Pictures:
    """By pupil: the photo that shows now, and what was decided about photos in class."""

    def __init__(self, photos: dict[str, Any], consents: dict[str, Any]) -> None:
        self.photos, self.consents = photos, consents

    def of(self, pupil: str) -> tuple[PhotoId | None, NoPhoto | None]:
        state = self.consents.get(pupil)
        if state is not None and state != "given":
            return None, NoPhoto.REFUSED
        photo = self.photos.get(pupil)
        if photo is not None:
            return photo, None
        return None, NoPhoto.NOT_TAKEN if state == "given" else NoPhoto.NOT_ASKED


def _pupil(row: Row, pictures: _Pictures) -> TodayPupil:
    return TodayPupil(row.id, called_as(row), *pictures.of(row.id), as_day(row.born))


def _class_names(members: list[Row], names: dict[Any, str]) -> dict[str, str]:
    by_pupil: dict[str, list[str]] = {}
    for row in members:
        by_pupil.setdefault(row.id, []).append(names.get(row.class_id, ""))
    return {
        pupil: ", ".join(sorted(class_list, key=sort_key)) for pupil, class_list in by_pupil.items()
    }


def _by_family(faces: Iterable[TodayFace]) -> tuple[TodayFace, ...]:
    """In the order of the class page."""
    return tuple(sorted(faces, key=lambda face: face.pupil.called.in_order))


def _must_know(
    pupils: dict[str, TodayPupil], class_names: dict[str, str], alerts: dict[str, list[Row]]
) -> MustKnow:
    rows = [
        (pupils[pupil], alert) for pupil, pupil_alerts in alerts.items() for alert in pupil_alerts
    ]
    rows.sort(key=lambda pair: (rank_of(pair[1].kind), sort_key(pair[0].called.given)))
    lines = (
        AlertLine(pupil, class_names[pupil.id], alert.kind, alert.text)
        for pupil, alert in rows[:MOST_ALERTS]
    )
    return MustKnow(tuple(lines), len(rows), len(alerts))


def _birthdays(rows: Iterable[Row], class_names: dict[str, str], today: date) -> Birthdays:
    last = today + timedelta(days=WEEK_AHEAD)
    birthdays = []
    for row in rows:
        born = as_day(row.born)
        on = next_birthday(born, today) if born is not None else None
        if born is None or on is None or on > last:
            continue
        pupil = PupilId(row.id)
        name = class_names.get(row.id, "")
        birthdays.append(Birthday(pupil, called_as(row), name, on, age_on(on, born)))
    birthdays.sort(key=lambda birthday: (birthday.on, sort_key(birthday.called.known_as)))
    return Birthdays(tuple(birthdays[:MOST_BIRTHDAYS]), len(birthdays))
