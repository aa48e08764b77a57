"""SQL for groups and interventions of one's own: pupils in sight, taken out of their classes for a
time and for a purpose."""

from collections.abc import Collection
from datetime import date
from typing import Any

from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, PupilId
from vault.domain.school_values import SMALL_GROUPS, GroupFacts, check_stay, line_of, name_of
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.school.class_facts import ClassFacts
from vault.store.school.classes import Classes


class Groups:
    """Groups that the acting profile keeps. The fence holds a scoped role to them and to its own
    pupils; here the same is said of everybody, in words."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside
        self._classes, self._facts = Classes(context), ClassFacts(context)

    def create(
        self, facts: GroupFacts, pupils: Collection[PupilId], starts: date, ends: date | None
    ) -> ClassId:
        """With these pupils from the first day until the last, if that is known. NotFoundError for
        a pupil out of sight; InvalidValueError."""
        check_stay(starts, ends)
        values = self._checked("", facts)
        values["kept_by"] = self._work.profile.id
        group = ClassId(self._work.insert("class", values))
        for pupil in dict.fromkeys(pupils):
            self._classes.enrol(pupil, group, starts, ends)
        return group

    def change(self, group: ClassId, version: int, facts: GroupFacts) -> None:
        """What it is called and what it is for. NotFoundError, StaleRecordError,
        InvalidValueError."""
        self._must_be_mine(group)
        self._work.update("class", group, version, self._checked(group, facts))

    def set_members(
        self, group: ClassId, members: Collection[PupilId], on: date, ends: date | None
    ) -> None:
        """Who is in it from that day on; who comes in stays until `ends`. NotFoundError,
        InvalidValueError."""
        self._must_be_mine(group)
        if ends is not None:
            check_stay(on, ends)
        self._classes.set_members(group, members, on, ends)

    def end(self, group: ClassId, version: int, ended: date) -> None:
        """Its last day, and that of who is still in it. NotFoundError, StaleRecordError,
        InvalidValueError."""
        self._must_be_mine(group)
        self._facts.end(group, version, ended)

    def _must_be_mine(self, group: ClassId) -> None:
        row = self._work.select_one("SELECT kind, kept_by FROM class WHERE id = ?", (group,))
        if row is None or row.kept_by != self._work.profile.id or row.kind not in SMALL_GROUPS:
            raise NotFoundError

    def _checked(self, group: str, facts: GroupFacts) -> dict[str, Any]:
        if facts.kind not in SMALL_GROUPS:
            raise InvalidValueError(field="kind", reason=worded("choose one of the kinds"))
        name = name_of("name", facts.name)
        with self._inside() as token:
            # Also beside those out of sight: two of one name would be mistaken for each other.
            twin = self._work.select_value(
                f"{token} SELECT 1 FROM main.class WHERE name = ? COLLATE NOCASE AND id <> ?"
                " AND ended IS NULL",
                (name, group),
            )
        if twin is not None:
            reason = worded("there is a class or a group {0} already; choose another name")
            raise InvalidValueError(field="name", reason=reason.format(name))
        return {
            "name": name,
            "kind": facts.kind,
            "year_group": line_of(worded("year group"), facts.year_group),
            "subject": line_of("subject", facts.subject),
            "aim": line_of("aim", facts.aim),
        }
