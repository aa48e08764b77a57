"""Workbooks made on the spot, and what a reader makes of a file."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import xlsxwriter

from vault.domain.law import law_of
from vault.domain.policy import Country
from vault.domain.preview import ReadOptions
from vault.exchange.recognise import read_roll

ENGLAND = law_of(Country.ENGLAND)
BORN = datetime(2016, 9, 3)  # noqa: DTZ001 - a cell has no zone
DATA = Path(__file__).resolve().parents[2] / "data" / "workbooks"


def made(fill, **options):
    """The bytes of an XLSX workbook that `fill` writes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        fill(book)
    return out.getvalue()


def of_rows(*rows, name="Pupils"):
    """A workbook with one sheet of texts."""

    def fill(book):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return made(fill)


def read(path, **options):
    return read_roll(path, ReadOptions(**options), ENGLAND)


def written(folder, raw, name="list.xlsx"):
    path = folder / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path


def pupils(reading):
    """Family and given name, and what else is said, of each."""
    found = {}
    for pupil in reading.pupils:
        values = dict(pupil.values)
        name = f"{values.pop('legal_given', '')} {values.pop('legal_family', '')}".strip()
        found[name] = values
    return found


def contacts(reading):
    return [f"{dict(c.values)['given']} {dict(c.values)['family']}" for c in reading.contacts]


def told(reading):
    """Everything that a person is told of a reading."""
    return " / ".join((*(p.reason for p in reading.problems), *reading.notes, reading.doubt))


def changed(raw, change, part="xl/worksheets/sheet1.xml", more=()):
    """The workbook with one part changed, and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for info in before.infolist():
            text = before.read(info.filename)
            after.writestr(info.filename, change(text) if info.filename == part else text)
        for name, text in more:
            after.writestr(name, text)
    return out.getvalue()


def many_rows(raw, count):
    """The workbook with its second row so many times."""
    cells = b'<row r="%d"><c r="A%d" t="s"><v>2</v></c><c r="B%d" t="s"><v>3</v></c></row>'
    rows = b"".join(cells % (line, line, line) for line in range(3, count + 2))
    return changed(raw, lambda text: text.replace(b"</sheetData>", rows + b"</sheetData>"))
