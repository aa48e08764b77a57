"""Text lists: what guards numbers, header and totals, whatever list it is."""

import pytest

from tests.vault.exchange.books import pupils, read, told, written
from vault.domain.messages import sentence
from vault.errors import BadFileError
from vault.exchange import text_tables
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


@pytest.mark.parametrize("filling", [b",", b"A", "Ж".encode("utf-16-le")])
def test_a_line_without_an_end_is_refused_before_it_is_taken_apart(monkeypatch, filling):
    monkeypatch.setattr(text_tables, "_LONG_LINE", 500)
    monkeypatch.setattr(text_tables, "_MOST_OF_A_LINE", 1000)
    with pytest.raises(BadFileError) as refused:
        open_table(b"Surname,Forename\n" + filling * 3000, "list.csv")
    assert "far too long" in sentence(refused.value)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_many_lines_are_no_line_without_an_end(monkeypatch, end):
    monkeypatch.setattr(text_tables, "_LONG_LINE", 1000)
    text = end.join(["Surname,Forename", *["Khan,Zoe"] * 1000])
    assert len(list(open_table(text.encode(), "list.csv").rows())) == 1000


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_long_line_of_very_many_cells_is_refused_and_one_long_cell_is_not(monkeypatch, sign):
    monkeypatch.setattr(text_tables, "_LONG_LINE", 1000)
    monkeypatch.setattr(text_tables, "_MOST_CELLS", 100)
    head = f"Surname{sign}Forename\n"
    with pytest.raises(BadFileError):
        open_table((head + sign * 2000 + "\n").encode(), "list.csv")
    table = open_table((head + "x" * 2000 + f"{sign}A\nKhan{sign}Zoe\n").encode(), "list.csv")
    assert len(list(table.rows())) == 2


def test_a_text_larger_than_any_list_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(text_tables, "_MOST_BYTES", 1000)
    with pytest.raises(BadFileError) as refused:
        open_table(b"Surname,Forename\n" + b"Khan,Zoe\n" * 1000, "list.csv")
    assert "far too large" in sentence(refused.value)
