"""How a list is understood, before it is compared with anything."""

import zipfile

from tests.vault.exchange.books import ENGLAND, many_rows, of_rows, written
from vault.domain.preview import ColumnSeen, ReadOptions
from vault.exchange import xlsx_sheet
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


def test_a_quick_look_at_a_large_workbook_reads_its_first_rows_alone(tmp_path, monkeypatch):
    small = of_rows(("Surname", "Forename"), ("Lee", "Ann"))
    path = written(tmp_path, many_rows(small, 40_000))
    read = []
    keep = xlsx_sheet.SheetReader._keep
    monkeypatch.setattr(
        xlsx_sheet.SheetReader, "_keep", lambda self, *row: (read.append(1), keep(self, *row))
    )
    how = first_look(path, ReadOptions(), ENGLAND, is_quick=True)
    assert [seen.samples for seen in how.columns] == [("Lee",), ("Ann",)]
    assert 5_000 <= len(read) < 40_000


def test_a_list_alone_in_a_zip_is_looked_at_too(tmp_path):
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("export/list.csv", "Surname,Forename\nLee,Ann\n")
    assert [seen.field for seen in first_look(path, ReadOptions(), ENGLAND).columns] == [
        "legal_family",
        "legal_given",
    ]
