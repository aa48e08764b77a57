"""A large workbook: how it is understood on the screen, beside LibreOffice that converts it."""

import csv
import random
import resource
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path

import xlsxwriter

from tests.bench.measure import job
from tests.bench.row import Row

_ROWS = 214_000
_HEAD = (
    *("Surname", "Forename", "Date of birth", "Sex", "Admission number", "Year", "Reg group"),
    *("Contact 1 Name", "Contact 1 Phone", "Start date", "Home language", "Notes"),
)
_TREES = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak", "Yew", "Rowan", "Hazel", "Maple")
_ENDS = ("", "ton", "ley", "field", "wood", "by", "worth", "man", "well", "brook")
_VOWELS, _SOUNDS = "aeiou", "bdfgklmnprstvz"
_FAMILIES = tuple(
    f"{tree}{s}{v}{end}" for tree in _TREES for end in _ENDS for s in _SOUNDS for v in _VOWELS
)
_GIVEN = tuple(
    f"{a}{v}{b}{w}".title() for a in _SOUNDS for v in _VOWELS for b in _SOUNDS for w in _VOWELS[:2]
)
"""As many names as a large town has."""


def first_look_row(folder: Path) -> Row:
    """Processor time until sheets, letters and columns stand on the screen, in a process of its
    own. Without LibreOffice there is no baseline."""
    path = folder / "pupils.xlsx"
    write_workbook(path)
    found = job("first_look_at", source=path)
    return Row(
        title=f"first look at a workbook of {_ROWS:,} x {len(_HEAD)}",
        against="LibreOffice converts it headless (processor time)",
        ours=found["spent"],
        baseline=_office_time(path, folder),
        most=1.0,
        peak_mb=found["peak_mb"],
        most_mb=300,
    )


def preview_rows(folder: Path) -> list[Row]:
    """The whole preview, of workbooks as both programs write them and of a CSV list, into an empty
    vault. Baselines are LibreOffice, and reading the CSV with `csv`."""
    path = folder / "pupils.xlsx"
    write_workbook(path)
    office, sheet = _office_time(path, folder), folder / "pupils.csv"
    if office is None:
        _write_csv(sheet)
    began = time.process_time()
    with sheet.open(newline="", encoding="utf-8") as file:
        sum(1 for _ in csv.reader(file))
    plain = time.process_time() - began
    files = [("workbook of XlsxWriter", path, "LibreOffice converts it", office)]
    if office is not None and (soffice := shutil.which("soffice")):
        (folder / "office-made").mkdir()
        command = [*_office(soffice, folder), "--convert-to", "xlsx"]
        command += ["--outdir", str(folder / "office-made"), str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        made = folder / "office-made" / "pupils.xlsx"
        files.append(("workbook of LibreOffice", made, "LibreOffice converts it", office))
    files.append(("CSV list", sheet, "csv.reader reads it", plain))
    rows = []
    for title, source, against, baseline in files:
        found = job("preview_of", vault=folder / "previewed", source=source)
        rows.append(
            Row(
                title=f"whole preview, {title} of {_ROWS:,} x {len(_HEAD)}",
                against=f"{against} (processor time)",
                ours=found["spent"],
                baseline=baseline,
                most=1.0 if baseline is office else None,
                peak_mb=found["peak_mb"],
                most_mb=300,
            )
        )
    return rows


def _write_csv(path: Path) -> None:
    import python_calamine

    book = python_calamine.load_workbook(str(path.with_suffix(".xlsx")))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(book.get_sheet_by_index(0).iter_rows())


def write_workbook(path: Path, rows: int = _ROWS) -> None:
    """Invented pupils, as XlsxWriter writes them."""
    some = random.Random(4)
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet, day = book.add_worksheet("Pupils"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, _HEAD)
        for line in range(1, rows + 1):
            family = some.choice(_FAMILIES)
            born = datetime(2008 + line % 11, 1 + line % 12, 1 + line % 28)  # noqa: DTZ001 - a cell
            sheet.write_row(line, 0, (family, some.choice(_GIVEN)))
            sheet.write_datetime(line, 2, born, day)
            sheet.write_row(line, 3, ("MF"[line % 2], f"{line:06d}", line % 13 + 1))
            sheet.write_string(line, 6, f"{line % 13 + 1}{'ABCD'[line % 4]}")
            sheet.write_row(line, 7, (f"Mia {family}", f"01632 {960_000 + line % 1000}"))
            sheet.write_datetime(line, 9, datetime(2020, 9, 1), day)  # noqa: DTZ001 - a cell
            sheet.write_row(line, 10, ("English", f"note {line}" if line % 5 == 0 else ""))


def _office_time(path: Path, folder: Path) -> float | None:
    office = shutil.which("soffice")
    if office is None:
        return None
    command = [*_office(office, folder), "--convert-to", "csv", "--outdir", str(folder)]
    # The first start makes its own profile.
    subprocess.run([*command, "/dev/null"], check=False, stdout=subprocess.DEVNULL)
    before = _children()
    subprocess.run([*command, str(path)], check=True, stdout=subprocess.DEVNULL)
    return _children() - before


def _office(program: str, folder: Path) -> list[str]:
    return [program, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def look_at(source: Path) -> float:
    """Seconds of processor time, with loading what reads workbooks."""
    began = time.process_time()
    from vault.domain.law import law_of
    from vault.domain.policy import Country
    from vault.domain.preview import ReadOptions
    from vault.exchange.first_look import first_look

    first_look(source, ReadOptions(), law_of(Country.ENGLAND), is_quick=True)
    return time.process_time() - began
