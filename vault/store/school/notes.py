"""SQL for notes and behaviour: each row is one child's part."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from vault.domain.access import SCOPED_ROLES, Role
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId, RecordId, new_id
from vault.domain.notes import (
    SHOWN_AT_ONCE,
    Note,
    NoteChange,
    NoteFacts,
    NoteKind,
    NotesPage,
    Part,
    WhichNotes,
    check_names,
    checked_facts,
    checked_parts,
    text_of,
)
from vault.domain.people import Called
from vault.errors import InvalidValueError, NotFoundError, PermissionDeniedError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, as_day, called_as
from vault.store.database.work import batched

_NAMES = "p.legal_given, p.legal_family, p.preferred_given, p.preferred_family"
_NOTES = f"""
SELECT n.id, n.version, n.pupil_id, n.occasion, n.noted_on, n.kind, n.category, n.shared,
    n.own_part, n.follow_up, n.follow_up_on, n.followed_up_on, n.by_profile, n.written_by, {_NAMES},
    (SELECT coalesce(group_concat(c.name, ', '), '') FROM enrolment e
        JOIN class c ON c.id = e.class_id
        WHERE e.pupil_id = n.pupil_id AND c.kind = 'registration' AND {open_today("e")})
        AS class_name,
    (SELECT count(*) FROM pupil_note o WHERE n.occasion <> '' AND o.occasion = n.occasion
        AND o.id <> n.id) AS others
FROM pupil_note n JOIN pupil p ON p.id = n.pupil_id
"""
_IN_CLASS = f"SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND {open_today('e')}"
_SEARCHED = " || ' ' || ".join(
    f"coalesce({column}, '')"
    for column in (
        *("n.category", "n.shared", "n.own_part", "n.follow_up", "p.legal_given"),
        *("p.legal_family", "p.preferred_given", "p.preferred_family"),
    )
)
_DUE_FIRST = "ORDER BY n.follow_up_on, n.noted_on, n.id"
_NEWEST = "ORDER BY n.noted_on DESC, n.made DESC, n.id"
_CHANGES_ALL = frozenset(Role) - SCOPED_ROLES - {Role.SEND_COORDINATOR}


class Notes:
    """What was noted about the pupils in sight."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._profile = context.work.profile

    def find(self, which: WhichNotes, most: int = SHOWN_AT_ONCE) -> NotesPage:
        """The newest that fit, at most so many; those that wait by the day on which they are
        due."""
        conditions, values = self._conditions(which)
        order = _DUE_FIRST if which.waiting else _NEWEST
        rows = self._work.select(
            f"{_NOTES} WHERE {' AND '.join(conditions)} {order} LIMIT ?", (*values, most + 1)
        )
        return NotesPage(tuple(map(self._note, rows[:most])), more=len(rows) > most)

    def of_pupil(self, pupil: PupilId) -> tuple[Note, ...]:
        """Theirs alone, the newest first. NotFoundError for a pupil out of sight."""
        self._work.must_see_pupil(pupil)
        return self.find(WhichNotes(pupil=pupil), SHOWN_AT_ONCE * 10).notes

    def due_for_me(self, today: date) -> tuple[int, date | None]:
        """How many of one's own notes ask for something by today, and the first day of these."""
        (row,) = self._work.select(
            "SELECT count(*) AS number, min(follow_up_on) AS first FROM pupil_note"
            " WHERE by_profile = ? AND followed_up_on IS NULL AND follow_up_on <= ?",
            (self._profile.id, today.isoformat()),
        )
        return int(row.number), as_day(row.first)

    def categories(self) -> dict[NoteKind, tuple[str, ...]]:
        """Those that notes in sight have, by kind, the commonest first."""
        used: dict[NoteKind, list[str]] = {kind: [] for kind in NoteKind}
        for row in self._work.select(
            "SELECT kind, category FROM pupil_note WHERE category <> '' GROUP BY kind, category"
            " ORDER BY count(*) DESC, category COLLATE NAMES"
        ):
            if row.kind in list(NoteKind):
                used[NoteKind(row.kind)].append(row.category)
        return {kind: tuple(words) for kind, words in used.items()}

    def write(
        self, facts: NoteFacts, parts: Sequence[Part], *, no_names: bool
    ) -> tuple[RecordId, ...]:
        """A row for each child; with several they share an occasion. InvalidValueError, also for a
        child who has left; NotFoundError for one out of sight."""
        facts = checked_facts(facts)
        parts = checked_parts(facts.shared, parts)
        names = self._names([part.pupil for part in parts])
        if not no_names:
            check_names(facts, parts, names)
        occasion = str(new_id()) if len(parts) > 1 else ""
        return tuple(
            self._work.insert(
                "pupil_note",
                {
                    "pupil_id": part.pupil,
                    "occasion": occasion,
                    **_stored(facts),
                    "own_part": part.text,
                    "by_profile": str(self._profile.id),
                    "written_by": self._profile.name,
                },
            )
            for part in parts
        )

    def change(self, change: NoteChange, *, no_names: bool) -> None:
        """One child's part, and of what is shared theirs alone. InvalidValueError; NotFoundError;
        PermissionDeniedError for a note of somebody else."""
        row = self._own(change.id)
        facts = checked_facts(change.facts)
        text = text_of("own_part", change.text)
        if not (facts.shared or text):
            raise InvalidValueError(field="shared", reason=worded("write what was seen"))
        if not no_names:
            part = Part(row.pupil_id, text)
            check_names(facts, (part,), self._names_of_occasion(row.occasion, row.pupil_id))
        values = {**_stored(facts), "own_part": text}
        self._work.update("pupil_note", change.id, change.version, values)

    def remove(self, note: RecordId, version: int) -> None:
        """One child's part; the others' stay. StaleRecordError; as `change`."""
        self._own(note)
        self._work.delete("pupil_note", note, version)

    def follow_up(self, note: RecordId, done: date | None) -> None:
        """It was done on that day; None where it is to be done still. InvalidValueError for a note
        without a follow-up; NotFoundError."""
        row = self._work.select_one("SELECT follow_up_on FROM pupil_note WHERE id = ?", (note,))
        if row is None:
            raise NotFoundError
        if not row.follow_up_on:
            raise InvalidValueError(field="note", reason=worded("nothing is to follow from it"))
        values = {"followed_up_on": done.isoformat() if done else None}
        self._work.set_state("pupil_note", note, values)

    def _own(self, note: RecordId) -> Row:
        row = self._work.select_one(
            "SELECT pupil_id, occasion, by_profile FROM pupil_note WHERE id = ?", (note,)
        )
        if row is None:
            raise NotFoundError
        if row.by_profile != self._profile.id and self._profile.role not in _CHANGES_ALL:
            raise PermissionDeniedError
        return row

    def _names(self, pupils: Sequence[PupilId]) -> dict[PupilId, tuple[Called, ...]]:
        """NotFoundError for a pupil out of sight; InvalidValueError for one who has left."""
        names: dict[PupilId, tuple[Called, ...]] = {}
        for batch in batched(pupils):
            for row in self._work.select(
                f"SELECT p.id, p.left_on, {_NAMES} FROM pupil p"
                f" WHERE p.id IN ({', '.join('?' * len(batch))})",
                batch,
            ):
                if row.left_on and row.left_on < date.today().isoformat():
                    reason = worded("{0} has left the school").format(called_as(row).known_as)
                    raise InvalidValueError(field="pupils", reason=reason)
                names[PupilId(row.id)] = _all_names(row)
        if len(names) < len(set(pupils)):
            raise NotFoundError
        return names

    def _names_of_occasion(
        self, occasion: str, pupil: PupilId
    ) -> dict[PupilId, tuple[Called, ...]]:
        rows = self._work.select(
            f"SELECT DISTINCT p.id, {_NAMES} FROM pupil_note n JOIN pupil p ON p.id = n.pupil_id"
            " WHERE (n.occasion = ? AND n.occasion <> '') OR n.pupil_id = ?",
            (occasion, pupil),
        )
        return {PupilId(row.id): _all_names(row) for row in rows}

    def _conditions(self, which: WhichNotes) -> tuple[list[str], list[str]]:
        asked: list[tuple[str, str]] = []
        if which.mine:
            asked.append(("n.by_profile = ?", str(self._profile.id)))
        if which.kind is not None:
            asked.append(("n.kind = ?", which.kind.value))
        if which.pupil:
            asked.append(("n.pupil_id = ?", which.pupil))
        if which.class_id:
            asked.append((f"n.pupil_id IN ({_IN_CLASS})", which.class_id))
        asked += [(f"instr(lower({_SEARCHED}), lower(?)) > 0", w) for w in which.words.split()]
        conditions = ["n.id <> ''", *(condition for condition, _ in asked)]
        if which.waiting:
            conditions.append("n.follow_up_on IS NOT NULL AND n.followed_up_on IS NULL")
        return conditions, [value for _, value in asked]

    def _note(self, row: Row) -> Note:
        return Note(
            id=RecordId(row.id),
            version=row.version,
            pupil=PupilId(RecordId(row.pupil_id)),
            called=called_as(row),
            class_name=row.class_name or "",
            facts=NoteFacts(
                day=date.fromisoformat(row.noted_on),
                kind=NoteKind(row.kind),
                category=row.category,
                shared=row.shared,
                follow_up=row.follow_up,
                follow_up_on=as_day(row.follow_up_on),
            ),
            text=row.own_part,
            written_by=row.written_by,
            is_mine=row.by_profile == self._profile.id,
            followed_up_on=as_day(row.followed_up_on),
            others=row.others,
        )


def _stored(facts: NoteFacts) -> dict[str, Any]:
    return {
        "noted_on": facts.day.isoformat(),
        "kind": facts.kind.value,
        "category": facts.category,
        "shared": facts.shared,
        "follow_up": facts.follow_up,
        "follow_up_on": facts.follow_up_on.isoformat() if facts.follow_up_on else None,
    }


def _all_names(row: Row) -> tuple[Called, ...]:
    """The name in use, and the legal one."""
    return called_as(row), Called(row.legal_given or "", row.legal_family or "")
