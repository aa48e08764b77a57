"""What an undone step had done, for the sentence that reports it."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What the step had done."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Undone:
    """`act` is what the step had done to its one record of `table`; for more than one it is
    SEVERAL, `records` counts them, and `table` is empty unless all are of one. `pupil` is the name
    of the one pupil whose they are, as far as the role may read it; `fields` are what was
    changed."""

    act: Act
    table: str
    records: int
    fields: tuple[str, ...] = ()
    pupil: str = ""


def summary(added: dict[str, set[str]], changed: list[tuple[str, str, str]], pupil: str) -> Undone:
    """From the records that a step made, by table, and the (table, record, field) that it
    changed; a field '' means that the record was removed."""
    touched = {(table, record) for table, ids in added.items() for record in ids}
    touched |= {(table, record) for table, record, _ in changed}
    if len(touched) != 1:
        tables = {table for table, _ in touched}
        same = tables.pop() if len(tables) == 1 else ""
        return Undone(Act.SEVERAL, same, len(touched), pupil=pupil)
    ((table, record),) = touched
    if record in added.get(table, set()):
        return Undone(Act.ADDED, table, 1, pupil=pupil)
    fields = tuple(dict.fromkeys(field for _, _, field in changed))
    if "" in fields:
        return Undone(Act.REMOVED, table, 1, pupil=pupil)
    return Undone(Act.CHANGED, table, 1, fields, pupil)
