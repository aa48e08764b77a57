"""Rows by the names of their columns: the order of a SELECT is nobody's business."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from vault.domain.data_kinds import DataKind
from vault.domain.ids import PhotoId
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import as_day, called_as, fill, named


class Kind(StrEnum):
    SMALL = "small"


@dataclass(frozen=True)
class Thing:
    name: str
    count: int
    kind: Kind
    since: date
    until: date | None
    at: datetime
    seen: datetime | None
    is_open: bool
    photo: PhotoId | None
    data: DataKind
    tags: tuple[str, ...] = ()


WHOLE = {
    "name": "'Zoe'",
    "count": "3",
    "kind": "'small'",
    "since": "'2026-03-04'",
    "until": "NULL",
    "at": "'2026-03-04T05:06:07+00:00'",
    "seen": "''",
    "is_open": "1",
    "photo": "'ab'",
    "data": "'contacts'",
}


@pytest.fixture
def ask():
    connection = sqlcipher.connect(":memory:")

    def rows(columns):
        text = ", ".join(f"{value} AS {name}" for name, value in columns.items())
        return list(named(connection.execute(f"SELECT {text}")))

    yield rows
    connection.close()


def test_the_order_of_the_columns_changes_nothing(ask):
    (one,) = ask(WHOLE)
    (other,) = ask({"more": "1", **dict(reversed(WHOLE.items()))})
    assert fill(Thing, one, tags=("x",)) == fill(Thing, other, tags=("x",))


def test_each_column_becomes_what_its_field_is(ask):
    (row,) = ask(WHOLE)
    assert fill(Thing, row, tags=("x",)) == Thing(
        name="Zoe",
        count=3,
        kind=Kind.SMALL,
        since=date(2026, 3, 4),
        until=None,
        at=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
        seen=None,
        is_open=True,
        photo=PhotoId("ab"),
        data=DataKind.CONTACTS,
        tags=("x",),
    )


def test_what_the_role_may_not_read_is_empty_and_never_the_word_none(ask):
    hidden = {"name": "NULL", "count": "NULL", "is_open": "NULL", "photo": "NULL"}
    (row,) = ask({**WHOLE, **hidden})
    found = fill(Thing, row, tags=())
    assert (found.name, found.count, found.is_open, found.photo) == ("", 0, False, None)


@pytest.mark.parametrize("name", [*WHOLE])
def test_a_field_that_no_column_gives_is_named(ask, name):
    (row,) = ask({column: value for column, value in WHOLE.items() if column != name})
    with pytest.raises(AttributeError, match=f"'{name}'"):
        fill(Thing, row, tags=())


def test_a_field_that_has_a_default_is_not_left_out_in_silence(ask):
    (row,) = ask(WHOLE)
    with pytest.raises(AttributeError, match="'tags'"):
        fill(Thing, row)


def test_a_row_has_no_places(ask):
    (row,) = ask(WHOLE)
    for by_place in (lambda: row[0], lambda: row[1:], lambda: [*row]):
        with pytest.raises(TypeError, match="by the names"):
            by_place()


@pytest.mark.parametrize("columns", ["count(*)", "1 AS one, 2 AS one"])
def test_a_column_without_a_name_of_its_own_is_refused(columns):
    connection = sqlcipher.connect(":memory:")
    with pytest.raises(ValueError, match="field name"):
        named(connection.execute(f"SELECT {columns}"))
    connection.close()


def test_a_row_shows_its_columns_and_nothing_of_the_child(ask):
    (row,) = ask(WHOLE)
    assert "name" in repr(row)
    assert "Zoe" not in repr(row)


def test_a_child_is_called_by_the_names_in_use_and_not_by_the_legal_ones(ask):
    names = ("legal_given", "legal_family", "preferred_given", "preferred_family")
    (row,) = ask({**dict(zip(names, ("'Zoe'", "'Smith'", "'Zo'", "'Khan'"), strict=True))})
    assert called_as(row).known_as == "Zo Khan"


@pytest.mark.parametrize("nothing", ["", None])
def test_a_day_that_was_never_written_is_none(nothing):
    assert as_day(nothing) is None
    assert as_day("2026-03-04") == date(2026, 3, 4)
