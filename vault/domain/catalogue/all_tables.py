"""Every table with content, parents before their children, and what is read off them together."""

from collections.abc import Collection, Iterable
from typing import Final

from vault.domain.catalogue import (
    characteristics,
    checklists,
    classes,
    contact_suggestions,
    markbook,
    measures,
    notes,
    objectives,
    office,
    pupils,
    registers,
    sealed,
    seating,
    timetable,
)
from vault.domain.catalogue.columns import Blob, Code, Day, Flag, Freely, Text
from vault.domain.catalogue.shape import PUPIL_LINK, About, Table, Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.english.wording import worded
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
    contact_suggestions.CONTACT_SUGGESTION,
    pupils.ALERT,
    pupils.CONSENT,
    pupils.PHOTO,
    *characteristics.TABLES,
    timetable.PERIOD,
    timetable.LESSON,
    timetable.LESSON_CHANGE,
    timetable.CLOSURE,
    timetable.TIMETABLE_WEEK,
    checklists.CHECKLIST,
    checklists.CHECKLIST_COLUMN,
    checklists.CHECKLIST_MARK,
    objectives.PROGRAMME,
    objectives.OBJECTIVE,
    objectives.JUDGEMENT,
    objectives.SUMMATIVE,
    markbook.SCALE,
    markbook.SCALE_VALUE,
    markbook.EVALUATION,
    markbook.MARKBOOK_COLUMN,
    markbook.MARK,
    markbook.TARGET,
    *registers.TABLES,
    notes.PUPIL_NOTE,
    seating.ROOM_LAYOUT,
    seating.SEATING_PLAN,
    seating.SEAT_OF_PUPIL,
    seating.SEATING_RULE,
    seating.PUPIL_IN_RULE,
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
    whose rows name something of a pupil and that says it is about none, or that would keep a person
    from removing it; and for pictures that are not in `photo`, which alone sends, merges and
    sweeps them."""
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
            if is_of_pupil and to != About.PUPIL and not table.lets_go(column):
                raise TypeError(
                    f"table {table.name}: what becomes of a row when the {to} is removed that its"
                    f" {column} names? (lets_go)"
                )
        if table.pictures and table.name != "photo":
            raise TypeError(f"table {table.name}: pictures stand in photo; name a row of it")
        ordered[table.name] = table
    _texts_must_agree(ordered.values())
    return ordered


def _texts_must_agree(tables: Collection[Table]) -> None:
    """TypeError for a text that is said to name nobody else where one of its name does in another
    table, and that neither is what its row is called nor says why: it is not searched for names."""
    texts = [(t, c) for t in tables for c in t.columns if isinstance(c, Text)]
    free = {column.name: t.name for t, column in texts if column.freely is not Freely.NO}
    for table, column in texts:
        is_answered = column.because or column.name in table.words.named_by
        if column.freely is Freely.NO and column.name in free and not is_answered:
            where = free[column.name]
            raise TypeError(
                f"table {table.name}: may {column.name} name somebody, as in {where}? (because)"
            )


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
    | {"pupil_fts", "pupil_order", "mark_tally"}
)
"""The engine's side of it: written with every act, and shown by no page as such."""


def words_of(name: str) -> Words:
    """Of a table, a sealed one, the raised concerns or the history; a plain reading of the name
    for anything else that an older vault's papers may count."""
    if name in CATALOGUE:
        return CATALOGUE[name].words.spoken()
    if name in SEALED:
        return SEALED[name].words.spoken()
    plain = name.replace("_", " ")
    from_name = Words(singular=plain, plural=plain, title=plain.capitalize())
    return {"concern": CONCERN, "history": CHANGES}.get(name, from_name)


COUNTED: Final = tuple(
    table.name
    for table in sorted(CATALOGUE.values(), key=lambda table: table.about is not About.PUPIL)
    if table.counted
)
"""What statements and breach letters count in the clear; beside it what is sealed."""
PICTURES: Final = {name: t.pictures for name, t in CATALOGUE.items() if t.pictures}
"""Tables whose rows name pictures in photos.db, and in which columns."""


def _by_kind() -> dict[KindOfData, tuple[str, ...]]:
    of_pupils = {t.told: () for t in CATALOGUE.values() if t.about is About.PUPIL}
    tables: dict[KindOfData | None, tuple[str, ...]] = dict(of_pupils)
    tables.update({table.told: (name, *table.beside) for name, table in SEALED.items()})
    for name, table in CATALOGUE.items():
        tables[table.told] = (*tables.get(table.told, ()), name)
    return {told: names for told, names in tables.items() if told is not None}


TOLD: Final = _by_kind()
"""What families and documents are told of, and the tables that hold it: what is about pupils stands
first. The audit trail is told of beside it, as it is never disposed of."""


def rule_of(kind: KindOfData) -> HeldData | None:
    """The retention rule of its tables: one of their own before that of the pupil's file."""
    rules = [SEALED[name].kept for name in TOLD[kind] if name in SEALED]
    for name in TOLD[kind]:
        kept = CATALOGUE[name].kept if name in CATALOGUE else None
        rules += [kept.rule] if kept is not None else []
    rules.sort(key=lambda rule: rule is HeldData.PUPIL_FILE)
    return rules[0] if rules else None


def column_words(table: str, column: str) -> str:
    """What a column is called in a sentence; of anything that is no table, its name with spaces."""
    plain = Words(singular="", plural="", title="")
    return worded((CATALOGUE[table].words if table in CATALOGUE else plain).column(column))


def told_columns(table: str, columns: Iterable[str]) -> tuple[str, ...]:
    """In words for a family, which of these columns say something of a person: all but ids, codes
    and pictures. () for what is no table."""
    if table not in CATALOGUE:
        return ()
    declared, wanted = CATALOGUE[table], frozenset(columns)
    explained = (
        worded(declared.words.explained.get(c.name) or declared.words.column(c.name))
        for c in declared.columns
        if c.name in wanted and c.name != PUPIL_LINK and not isinstance(c, Code | Blob)
    )
    return tuple(dict.fromkeys(explained))


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
