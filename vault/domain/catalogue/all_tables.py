"""Every table with content, parents before their children, and what is read off them together."""

from typing import Final

from vault.domain.catalogue import checklists, classes, measures, office, pupils, sealed
from vault.domain.catalogue.columns import Day, Flag
from vault.domain.catalogue.shape import About, Table, Words
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData

_TABLES: Final = (
    classes.SCHOOL,
    classes.ACADEMIC_YEAR,
    classes.TERM,
    classes.STAFF,
    classes.CLASS,
    classes.TEACHING,
    pupils.PUPIL,
    pupils.ENROLMENT,
    pupils.CONTACT,
    pupils.ALERT,
    pupils.CONSENT,
    pupils.PHOTO,
    checklists.CHECKLIST,
    checklists.CHECKLIST_COLUMN,
    checklists.CHECKLIST_MARK,
    office.EXTERNAL_ID,
    office.CARD,
    office.TRANSFER,
    office.BACKUP,
    measures.POLICY,
    measures.ASSESSMENT,
    measures.ACCESS_REVIEW,
    measures.RIGHTS_REQUEST,
    measures.RESTRICTION,
    measures.HOLD,
    measures.ERASURE,
    measures.RETENTION_RULE,
    measures.DISPOSAL,
    measures.DISCLOSURE,
    measures.DOCUMENT,
    measures.COMPLAINT,
    measures.TRAINING,
    measures.TRAINING_MODULE,
    measures.INCIDENT,
    measures.STATEMENT,
)
SEALED: Final = {table.name: table for table in (sealed.HEALTH, sealed.SAFEGUARDING)}
"""Records that are sealed one by one, by the name of their compartment."""
CONCERN: Final = Words(
    singular="raised concern", plural="raised concerns", title="Concerns (sealed)"
)
CHANGES: Final = Words(
    singular="change in the history", plural="changes in the history", title="What changed"
)


def in_order(tables: tuple[Table, ...]) -> dict[str, Table]:
    """By name. TypeError for a table that stands before one whose rows it names, or twice; for one
    whose rows name something of a pupil and that says it is about none; and for a second one
    under a retention rule, which would leave the first without."""
    ordered: dict[str, Table] = {}
    for table in tables:
        if table.name in ordered:
            raise TypeError(f"table {table.name}: declared twice")
        for column, to in table.links.items():
            if to not in ordered and to != table.name:
                raise TypeError(f"table {table.name}: {column} names {to}, which comes later")
            is_of_pupil = to in ordered and ordered[to].about is About.PUPIL
            if is_of_pupil and table.about is not About.PUPIL:
                raise TypeError(
                    f"table {table.name}: {column} names a {to}, which is about a pupil: is it not?"
                )
        _must_be_alone(table, ordered)
        ordered[table.name] = table
    return ordered


def _must_be_alone(table: Table, before: dict[str, Table]) -> None:
    if table.kept in (None, HeldData.PUPIL_FILE):
        return
    for other in before.values():
        if other.kept is table.kept:
            message = f"table {table.name}: {other.name} comes under the same retention rule"
            raise TypeError(message)


CATALOGUE: Final = in_order(_TABLES)
KIND_OF: Final = {
    **{name: table.kind for name, table in CATALOGUE.items()},
    **dict.fromkeys(("sealed", "sealed_manifest", "concern"), Kind.SEALED),
    **dict.fromkeys(("draft", "my_draft"), Kind.DRAFT),
    **dict.fromkeys(("setting", "my_setting"), Kind.SETTING),
    "sending": Kind.TRANSFER,
    **dict.fromkeys(("erased", "erasure_told"), Kind.RIGHTS),
}
"""What an open page takes a change of the table for."""
BOOKKEEPING: Final = frozenset(
    {"state", "step", "history", "audit", "audit_state", "sync_base", "tombstone", "old_key"}
    | {"pupil_fts"}
)
"""The engine's side of it: written with every act, and shown by no page as such."""


def words_of(name: str) -> Words:
    """Of a table, a sealed one, the raised concerns or the history; a plain reading of the name
    for anything else that an older vault's papers may count."""
    if name in CATALOGUE:
        return CATALOGUE[name].words
    if name in SEALED:
        return SEALED[name].words
    plain = name.replace("_", " ")
    from_name = Words(singular=plain, plural=plain, title=plain.capitalize())
    return {"concern": CONCERN, "history": CHANGES}.get(name, from_name)


COUNTED: Final = tuple(
    table.name
    for table in sorted(CATALOGUE.values(), key=lambda table: table.about is not About.PUPIL)
    if table.counted
)
"""What statements and breach letters count in the clear; beside it what is sealed."""
DAYS: Final = frozenset(
    column.name
    for table in CATALOGUE.values()
    for column in table.columns
    if isinstance(column, Day)
)
FLAGS: Final = frozenset(
    column.name
    for table in CATALOGUE.values()
    for column in table.columns
    if isinstance(column, Flag)
)
