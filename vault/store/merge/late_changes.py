"""Marks that a file changes in a register that was closed here: each is an entry of its own, as one
that somebody makes by hand."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, RecordId
from vault.domain.registers import RegisterOf
from vault.store.database.rows import Row
from vault.store.database.work import Work
from vault.store.merge.merge_plan import MergePlan

MARK, REGISTER_TAKEN, LATE_CHANGE = "attendance", "register_taken", "register_change"
_SAID = ("code", "minutes", "note")


def register_of(values: Mapping[str, Any]) -> RegisterOf:
    """Which register the row belongs to, with the ids of here."""
    school_class = ClassId(RecordId(str(values["class_id"])))
    return RegisterOf(school_class, date.fromisoformat(str(values["day"])), str(values["session"]))


def late_changes(work: Work, plan: MergePlan) -> list[dict[str, Any]]:
    """The entries to be written with the plan; asked for before it is written. A file that has the
    register closed as well brings its own."""
    told = {
        (values["pupil_id"], register_of(values))
        for table, _, values in plan.inserts
        if table == LATE_CHANGE
    }
    entries = []
    for row, after in _touched(work, plan):
        of = RegisterOf(row.class_id, date.fromisoformat(row.day), row.session)
        before = {name: getattr(row, name) for name in _SAID}
        if of in plan.closed or (row.pupil_id, of) in told or before == after:
            continue
        if _is_closed(work, of):
            entries.append(_entry(work, row, before, after))
    return entries


def _touched(work: Work, plan: MergePlan) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Marks that are there and change or go, with what they say from then on."""
    changed = [(record, values) for table, record, values in plan.updates if table == MARK]
    gone = [(record, dict.fromkeys(_SAID)) for table, record in plan.deletes if table == MARK]
    for record, values in (*changed, *gone):
        row = work.select_one(
            "SELECT pupil_id, class_id, day, session, code, minutes, note FROM attendance"
            " WHERE id = ?",
            (record,),
        )
        if row is not None:
            after = {name: values.get(name, getattr(row, name)) for name in _SAID}
            empty = {"code": "", "minutes": 0, "note": ""}
            yield row, {name: after[name] or empty[name] for name in _SAID}


def _is_closed(work: Work, of: RegisterOf) -> bool:
    found = work.select_value(
        "SELECT 1 FROM register_taken WHERE class_id = ? AND day = ? AND session = ?",
        (of.school_class, of.day.isoformat(), of.session),
    )
    return found is not None


def _entry(
    work: Work, row: Row, before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    now = datetime.now().astimezone()
    return {
        **{name: getattr(row, name) for name in ("pupil_id", "class_id", "day", "session")},
        **{f"was_{name}": value for name, value in before.items()},
        **after,
        "why": worded("A file of a colleague has it so"),
        "changed_by": work.profile.name,
        "changed_on": now.date().isoformat(),
        "changed_at": f"{now:%H:%M}",
    }
