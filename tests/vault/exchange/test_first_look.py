"""How a list is understood, before it is compared with anything."""

from tests.vault.exchange.books import ENGLAND, of_rows, written
from vault.domain.preview import ColumnSeen, ReadOptions
from vault.exchange.first_look import first_look


def test_columns_are_shown_with_what_stands_in_them(tmp_path):
    book = of_rows(("Surname", "Forename", "Zimmer"), ("Lee", "Ann", 4), ("Ray", "Bob", 4))
    how = first_look(written(tmp_path, book), ReadOptions(), ENGLAND)
    assert how.columns == (
        ColumnSeen("Surname", "legal_family", ("Lee", "Ray")),
        ColumnSeen("Forename", "legal_given", ("Ann", "Bob")),
        ColumnSeen("Zimmer", "", ("4",)),
    )
    assert [(sheet.name, sheet.is_read) for sheet in how.sheets] == [("Pupils", True)]
