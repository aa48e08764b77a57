"""What the engine's side asks of the catalogue: columns, whose data a row is, what acts set."""

from typing import Final

from vault.domain.catalogue.all_tables import CATALOGUE, PICTURES
from vault.domain.catalogue.columns import Link
from vault.domain.catalogue.shape import SYSTEM

__all__ = [
    "BESIDE",
    "BY_RECORD",
    "CHILDREN",
    "CLASS_COLUMN",
    "COLUMNS",
    "LETTING_GO",
    "LINK_COLUMNS",
    "PICTURE_COLUMNS",
    "SCOPE_COLUMN",
    "STATE",
    "SYSTEM",
]

COLUMNS: Final = {name: table.column_names for name, table in CATALOGUE.items()}
"""Every content table with its columns, beside the system ones; parents first."""

SCOPE_COLUMN: Final = {n: t.scope_column for n, t in CATALOGUE.items() if t.scope_column}
"""Where a row names the pupil whose scope decides whether a scoped role sees it."""

CLASS_COLUMN: Final = {n: t.class_column for n, t in CATALOGUE.items() if t.class_column}
"""Where a row names the class that must be one of a scoped role's own."""

LINK_COLUMNS: Final = frozenset(name for table in CATALOGUE.values() for name in table.links)
"""Columns that name another row."""

LETTING_GO: Final = {
    parent: tuple(
        (name, column.name)
        for name, table in CATALOGUE.items()
        for column in table.columns
        if isinstance(column, Link) and column.lets_go and column.to == parent
    )
    for parent in CATALOGUE
}
"""By table, which columns elsewhere name a row of it and are emptied as that row goes."""

CHILDREN: Final = {
    parent: tuple(
        (name, column.name)
        for name, table in CATALOGUE.items()
        for column in table.columns
        if isinstance(column, Link) and not column.lets_go and column.to == parent
    )
    for parent in CATALOGUE
}
"""By table, which columns elsewhere name a row of it and go, or stay, with that row."""

STATE: Final = {
    name: frozenset(column.name for column in table.columns if column.by_act)
    for name, table in CATALOGUE.items()
}
"""Columns that an act sets by what it is. All others are typed by people, and change only at the
version that was read."""

PICTURE_COLUMNS: Final = tuple(
    (name, column) for name, columns in PICTURES.items() for column in columns
)
"""Where rows name a picture in photos.db."""

BY_RECORD: Final = ("history", "external_id", "sync_base")
"""Bookkeeping that goes with a row: it names it in its column `record`."""

BESIDE: dict[str, tuple[str, ...]] = {
    "history": (
        *("step", "tbl", "record", "pupil", "field", "old", "new"),
        *("at", "profile", "action"),
    ),
    "step": ("number", "profile", "at", "action"),
    "my_draft": ("page", "record", "body", "at"),
    "my_setting": ("key", "value"),
    "pupil_search": ("query", "rank"),
    "pupil_order": ("order_key",),
    "mark_tally": ("markbook_column_id", "marks"),
    "sealed": ("compartment", "generation", "box"),
    "sealed_manifest": ("compartment", "generation", "box"),
    "concern": ("generation", "box"),
}
"""What else the fence shows, beside `num`, `id` and `version`: no content of a pupil in the
clear but the history of it."""
