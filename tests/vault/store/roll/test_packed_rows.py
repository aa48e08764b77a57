"""Rows of the vault that are kept packed: found by what they say, and never another's."""

import pytest

from vault.domain.packed import Packed
from vault.store.roll.packed_rows import FoundBy, PackedEnrolments, PackedLinks, PackedRows, Places

TWIN = 2**61 - 1
"""Whole numbers that lie so far apart have one hash."""
ROWS = [{"id": f"r{n}", "name": f"n{n % 7}", "number": n % 3 + (n % 2) * TWIN} for n in range(99)]


@pytest.fixture(params=["packed", "plain"])
def rows(request):
    return PackedRows(ROWS) if request.param == "packed" else {row["id"]: row for row in ROWS}


def test_a_row_is_found_by_its_id(rows):
    assert [rows[row["id"]] for row in ROWS] == ROWS
    assert list(rows.values()) == ROWS
    assert dict(rows.items()) == {row["id"]: row for row in ROWS}
    assert "r99" not in rows
    assert rows.get("", None) is None
    assert len(rows) == 99


def test_two_keys_with_one_hash_are_two(rows):
    assert hash(1) == hash(1 + TWIN)
    found = FoundBy(rows, lambda row: (row["number"],))
    assert {row["number"] for _, row in found.get(1)} == {1}
    assert {row["number"] for _, row in found.get(1 + TWIN)} == {1 + TWIN}
    assert sorted(found.ids(1) + found.ids(1 + TWIN)) == sorted(
        row["id"] for row in ROWS if row["number"] % TWIN == 1
    )


def test_rows_come_in_the_order_of_their_table(rows):
    found = FoundBy(rows, lambda row: (row["name"], "all"))
    assert found.ids("n3") == [row["id"] for row in ROWS if row["name"] == "n3"]
    assert found.ids("all") == [row["id"] for row in ROWS]
    assert found.ids("nobody") == []


def test_no_rows_are_no_rows():
    assert not PackedRows(())
    assert Places(()).of("x") == []


def test_the_last_link_of_an_id_counts():
    links = Packed(tuple, tuple, [("pupil", "r1", "k"), ("class", "c1", "k"), ("pupil", "r2", "k")])
    known = PackedLinks(links, {("pupil", "old"): "r3"})
    assert (known["pupil", "k"], known["class", "k"], known["pupil", "old"]) == ("r2", "c1", "r3")
    assert ("staff", "k") not in known
    assert len(list(known.items())) == len(known) == 4


def test_an_enrolment_is_of_its_pupil_and_class():
    rows = [
        {"id": f"e{n}", "pupil_id": f"p{n % 3}", "class_id": f"c{n % 2}", "ends": None}
        for n in range(6)
    ]
    known = PackedEnrolments(rows)
    assert known["p1", "c0"] == ("e4", None)
    assert ("p1", "c9") not in known
    assert known.of_pupil("p2") == [("c0", "e2", None), ("c1", "e5", None)]
    assert dict(known.items())["p0", "c1"] == ("e3", None)
