"""What a file is, its content says; what is none of ours is named plainly."""

import io
import zipfile

import pytest

from tests.vault.exchange.books import made, of_rows, pupils, read, written
from tests.vault.exchange.test_workbooks import HEAD
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.workbook_kind import Kind, kind_of_bytes


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "text document"),
        (
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
            "2003",
        ),
        (b"PK\x03\x04", "not a whole workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office program"),
    ],
)
def test_what_is_no_table_is_named_with_what_to_do(tmp_path, raw, reason):
    with pytest.raises(BadFileError) as refused:
        read(written(tmp_path, raw, "list.xlsx"))
    assert reason in str(refused.value.details["reason"])


def test_text_is_text_whatever_it_is_called():
    assert kind_of_bytes(b"Surname,Forename\nLee,Ann\n") is Kind.TEXT
    assert kind_of_bytes(b"\xef\xbb\xbf<table><tr><td>x") is Kind.HTML
    assert kind_of_bytes(made(lambda book: book.add_worksheet())) is Kind.XLSX


def test_a_zip_in_a_zip_is_refused_plainly(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as bundle:
        bundle.writestr("list.csv", "Surname,Forename\nLee,Ann\n")
    for name in ("list.zip", "list.xlsx"):
        outer = tmp_path / name
        with zipfile.ZipFile(outer, "w") as bundle:
            bundle.writestr("list.zip", inner.getvalue())
        with pytest.raises(UnsafeFileError) as refused:
            read(outer)
        assert "ZIP file in it" in str(refused.value.details["reason"])


def test_content_decides_and_not_the_name(tmp_path):
    book = of_rows(HEAD, ("Lee", "Ann"))
    assert list(pupils(read(written(tmp_path, book, "list.csv")))) == ["Ann Lee"]
    assert list(pupils(read(written(tmp_path, "Surname,Forename\nLee,Ann\n", "l.xlsx")))) == [
        "Ann Lee"
    ]
