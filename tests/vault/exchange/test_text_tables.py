"""Text lists: what guards numbers, header and totals, whatever list it is."""

import pytest

from tests.vault.exchange.books import pupils, read, told, written
from vault.exchange.tables import bare
from vault.exchange.text_tables import open_table


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="00123"', "00123"),
        ("'00123", "00123"),
        ("'Ann'", "Ann"),
        ("'t Hooft", "'t Hooft"),
        ("O'Brien", "O'Brien"),
        ("'", "'"),
        ("=", "="),
    ],
)
def test_a_guard_is_taken_off_and_an_apostrophe_of_a_name_is_not(cell, text):
    assert bare(cell) == text


def test_a_child_whose_name_is_alone_in_its_row_is_no_print_line(tmp_path):
    text = "Surname,Forename,Reg\nPage,,\nReport,,\nTotal,12,3\nTotal,Ann,4P\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert list(pupils(reading)) == ["Page", "Ann Total"]
    assert told(reading).count("nobody's row") == 2


@pytest.mark.parametrize(
    ("last", "taken"),
    [('"Li,Bo', False), ('"Li, the ""small""",Bo', True), ('Li,5" tall', True), ('"Li"x,Bo', True)],
)
def test_a_last_row_whose_quotation_never_ends_is_told_and_not_half_read(last, taken):
    for end in ("", "\n", "\r\n"):
        table = open_table(f"Surname,Forename\nKhan,Zoe\n{last}{end}".encode(), "list.csv")
        rows = list(table.rows())
        assert len(rows) == 1 + taken
        assert [p.line for p in table.problems] == ([] if taken else [3])
