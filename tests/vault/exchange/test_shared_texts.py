"""How long the texts are that cells of an XLS share, wherever a text is cut."""

import struct

import pytest
from python_calamine import load_workbook

from tests.vault.exchange.books import DATA
from vault.exchange import xls_limits
from vault.exchange.shared_texts import lengths_in_xls

HEAD = bytes(8)


def text(letters, flags=0, between=b""):
    return struct.pack("<HB", len(letters), flags) + between + letters.encode("latin-1")


@pytest.mark.parametrize(
    ("pieces", "lengths"),
    [
        ([HEAD + text("Ann") + text("Bobby")], [3, 5]),
        ([HEAD + text("Ann"), text("Bobby")], [3, 5]),
        ([HEAD + text("Ann")[:-1], b"\x00n" + text("Bo")], [3, 2]),
        ([HEAD + text("Ann")[:-1], b"\x01n\x00" + text("Bo")], [4, 2]),
        ([HEAD + struct.pack("<HB", 2, 1) + b"A\x00n\x00" + text("Bo")], [4, 2]),
        ([HEAD + text("Ann", 8, b"\x01\x00") + bytes(4) + text("Bo")], [3, 2]),
        ([HEAD + text("Ann", 4, struct.pack("<I", 9)) + bytes(5), bytes(4) + text("Bo")], [3, 2]),
        ([HEAD + text("Ann") + struct.pack("<HB", 99, 0) + b"cut"], [3]),
        ([], []),
    ],
    ids=[
        "two",
        "a piece each",
        "cut",
        "cut and wider",
        "wide",
        "rich",
        "extended",
        "short",
        "none",
    ],
)
def test_each_text_is_as_long_as_it_is(pieces, lengths):
    assert lengths_in_xls(pieces) == lengths


def test_the_texts_of_an_office_programs_workbook_have_their_lengths(monkeypatch):
    asked = []
    monkeypatch.setattr(xls_limits, "check_uses", lambda *given: asked.append(given))
    xls_limits.seen_in_xls((DATA / "office.xls").read_bytes())
    ((uses, lengths, _),) = asked
    book = load_workbook(DATA / "office.xls")
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    words = {cell for rows in sheets for row in rows for cell in row if isinstance(cell, str)}
    # A text with a letter outside of Latin-1 takes two bytes a letter.
    takes = {len(word) * (1 if max(word, default="") < "\u0100" else 2) for word in words}
    assert uses
    assert {lengths[number] for number in uses} <= takes
