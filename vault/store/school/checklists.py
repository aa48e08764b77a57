"""SQL for checklists: the lists of a class, their columns, and what stands in the cells."""

from collections import defaultdict
from datetime import date
from typing import Any

from vault.domain.checklists import (
    Checklist,
    ChecklistColumn,
    ChecklistLine,
    ChecklistPage,
    ColumnKind,
    Mark,
    check_columns,
    title_of,
    value_of,
)
from vault.domain.english.wording import worded
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import called_as, fill

_LISTS = (
    "SELECT k.id, k.version, k.class_id, k.title, k.ends, c.name AS class_name"
    " FROM checklist k JOIN class c ON c.id = k.class_id"
)
_COLUMNS = "SELECT checklist_id, id, title, kind, version FROM checklist_column"
_IN_CLASS = f"SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND {open_today('e')}"


class Checklists:
    """Lists of a class with columns of its own, and the marks in their cells."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside

    def list_all(self) -> tuple[Checklist, ...]:
        """Of all classes in sight: those without a last day, then those that go on longest."""
        rows = self._work.select(
            f"{_LISTS} ORDER BY c.name COLLATE NAMES, coalesce(k.ends, '9') DESC,"
            " k.title COLLATE NAMES"
        )
        columns: dict[str, list[ChecklistColumn]] = defaultdict(list)
        for row in self._work.select(f"{_COLUMNS} ORDER BY place, made, id"):
            columns[row.checklist_id].append(fill(ChecklistColumn, row))
        return tuple(fill(Checklist, row, columns=tuple(columns[row.id])) for row in rows)

    def page(self, record: RecordId) -> ChecklistPage:
        """The list with the pupils who are in its class today, by family name; NotFoundError."""
        checklist = self._read(record)
        marks: dict[str, dict[RecordId, Mark]] = defaultdict(dict)
        for row in self._work.select(
            "SELECT pupil_id, checklist_column_id, id, version, value FROM checklist_mark"
            " WHERE checklist_id = ? ORDER BY made, id",
            (record,),
        ):
            marks[row.pupil_id][row.checklist_column_id] = fill(Mark, row)
        rows = self._work.select(
            "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family"
            f" FROM pupil p WHERE p.id IN ({_IN_CLASS})"
            " AND (p.left_on IS NULL OR p.left_on >= date('now', 'localtime')) ORDER BY p.id",
            (checklist.class_id,),
        )
        lines = [ChecklistLine(row.id, called_as(row), marks[row.id]) for row in rows]
        by_name = sorted(lines, key=lambda line: line.called.in_order)
        return ChecklistPage(checklist, tuple(by_name))

    def set(self, checklist: Checklist) -> RecordId:
        """Make one (empty id) or change it. Columns are added, renamed and put in order; none goes,
        and none becomes of another kind, because of what stands in it. InvalidValueError, also for
        another class than before."""
        values: dict[str, Any] = {
            "title": title_of("title", checklist.title),
            "ends": checklist.ends.isoformat() if checklist.ends else None,
        }
        check_columns(checklist.columns)
        self._check_class(checklist.class_id)
        if not checklist.id:
            values["class_id"] = checklist.class_id
            record = self._work.insert("checklist", values)
            self._set_columns(record, checklist, {})
            return record
        before = self._read(checklist.id)
        if before.class_id != checklist.class_id:
            raise InvalidValueError(field="class", reason="a checklist stays with its class")
        self._work.update("checklist", checklist.id, checklist.version, values)
        self._set_columns(checklist.id, checklist, {c.id: c for c in before.columns})
        return checklist.id

    def marks_in(self, record: RecordId, column: RecordId | None = None) -> int:
        """How many marks stand in a list, or in one column of it; also those of pupils who are out
        of the class or of sight. NotFoundError for a list that is out of sight."""
        self._read(record)
        with self._inside() as token:
            found = self._work.select_column(
                f"{token} SELECT checklist_column_id FROM main.checklist_mark"
                " WHERE checklist_id = ?",
                (record,),
            )
        return sum(1 for one in found if column in (None, one))

    def remove(self, record: RecordId, version: int) -> None:
        """With its columns and with what stands in it. StaleRecordError; InvalidValueError where
        marks of pupils stand in it who are out of sight."""
        checklist = self._read(record)
        self._work.update("checklist", record, version, {})
        self._remove_marks(record, None)
        for column in checklist.columns:
            self._work.delete("checklist_column", column.id)
        self._work.delete("checklist", record)

    def remove_column(self, record: RecordId, column: RecordId, version: int) -> None:
        """With what stands in it, of the list at `version`; the last one stays. Errors as for
        `remove`: NotFoundError, StaleRecordError, InvalidValueError."""
        checklist = self._read(record)
        self._work.update("checklist", record, version, {})
        if column not in {one.id for one in checklist.columns}:
            raise NotFoundError
        if len(checklist.columns) == 1:
            reason = "a checklist needs one column at least"
            raise InvalidValueError(field="columns", reason=reason)
        self._remove_marks(record, column)
        self._work.delete("checklist_column", column)

    def _remove_marks(self, record: RecordId, column: RecordId | None) -> None:
        rows = self._work.select(
            "SELECT id, checklist_column_id FROM checklist_mark WHERE checklist_id = ?", (record,)
        )
        chosen = [row.id for row in rows if column in (None, row.checklist_column_id)]
        if len(chosen) < self.marks_in(record, column):
            reason = worded("marks of pupils stand in it who are in none of your classes")
            raise InvalidValueError(field="checklist", reason=reason)
        for mark in chosen:
            self._work.delete("checklist_mark", mark)

    def set_mark(self, column: RecordId, pupil: PupilId, version: int, text: str) -> Mark:
        """Write into a cell, or clear it with ''. StaleRecordError when it is not as it was read;
        InvalidValueError for what does not belong there, or when the list has ended. NotFoundError
        for a column out of sight, or a pupil who is not in the class."""
        row = self._work.select_one(
            "SELECT t.kind, t.checklist_id, t.class_id, k.ends FROM checklist_column t"
            " JOIN checklist k ON k.id = t.checklist_id WHERE t.id = ?",
            (column,),
        )
        if row is None or not self._is_in(pupil, row.class_id):
            raise NotFoundError
        if row.ends and row.ends < date.today().isoformat():
            reason = "this checklist has ended: give it a later last day to go on"
            raise InvalidValueError(field="checklist", reason=reason)
        value = value_of(ColumnKind(row.kind), text)
        stored = self._work.select(
            "SELECT id, version FROM checklist_mark WHERE pupil_id = ? AND checklist_column_id = ?"
            " ORDER BY made, id",
            (pupil, column),
        )
        if version != (stored[-1].version if stored else 0):
            raise StaleRecordError
        if not value:
            for mark in stored:
                self._work.delete("checklist_mark", mark.id, mark.version)
            return Mark(NEW, 0, "")
        if stored:
            newest = stored[-1]
            changed = {"value": value}
            after = self._work.update("checklist_mark", newest.id, newest.version, changed)
            return Mark(newest.id, after, value)
        made = self._work.insert(
            "checklist_mark",
            {
                "pupil_id": pupil,
                "checklist_id": row.checklist_id,
                "checklist_column_id": column,
                "value": value,
            },
        )
        return Mark(made, 1, value)

    def _read(self, record: RecordId) -> Checklist:
        row = self._work.select_one(f"{_LISTS} WHERE k.id = ?", (record,))
        if row is None:
            raise NotFoundError
        columns = self._work.select(
            f"{_COLUMNS} WHERE checklist_id = ? ORDER BY place, made, id", (record,)
        )
        return fill(
            Checklist, row, columns=tuple(fill(ChecklistColumn, column) for column in columns)
        )

    def _set_columns(
        self, record: RecordId, checklist: Checklist, before: dict[RecordId, ChecklistColumn]
    ) -> None:
        if before.keys() - {column.id for column in checklist.columns}:
            reason = "a column that is there stays, with what stands in it"
            raise InvalidValueError(field="columns", reason=reason)
        # New lines of a list go behind those that have a place already.
        for position, column in enumerate(checklist.columns, start=1):
            values: dict[str, Any] = {"title": title_of("columns", column.title), "place": position}
            if not column.id:
                values |= {
                    "class_id": checklist.class_id,
                    "checklist_id": record,
                    "kind": column.kind.value,
                }
                self._work.insert("checklist_column", values)
            elif column.id not in before:
                raise NotFoundError
            elif before[column.id].kind is not column.kind:
                reason = "a column keeps its kind: add one of the other kind"
                raise InvalidValueError(field="columns", reason=reason)
            else:
                self._change_column(column, values, before[column.id].title, position)

    def _change_column(
        self, column: ChecklistColumn, values: dict[str, Any], title: str, position: int
    ) -> None:
        stored = self._work.select_value(
            "SELECT place FROM checklist_column WHERE id = ?", (column.id,)
        )
        if (title, stored) != (values["title"], position):
            self._work.update("checklist_column", column.id, column.version, values)

    def _check_class(self, school_class: ClassId) -> None:
        row = self._work.select_value(
            "SELECT 1 FROM class WHERE id = ? AND ended IS NULL", (school_class,)
        )
        if row is None:
            raise NotFoundError

    def _is_in(self, pupil: PupilId, school_class: str) -> bool:
        row = self._work.select_value(
            f"SELECT 1 FROM pupil p WHERE p.id = ? AND p.id IN ({_IN_CLASS})", (pupil, school_class)
        )
        return row is not None
