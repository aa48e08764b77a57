#!/usr/bin/env bash
# python-calamine 0.9.1: a lookup that failed is read as an empty cell, and a lookup that found an
# empty cell as midnight.
#
# Expected by a good engineer: #N/A comes as the text '#N/A', an error value or an exception, for a
#   lookup that failed is not the same as nothing; and a date column gives dates or nothing.
# Behaviour: every error cell (#N/A, #REF!) becomes '', so a register built with VLOOKUP loses what
#   was not found without a trace. A lookup that finds an empty cell gives 0 in a spreadsheet, and 0
#   in a cell with a date format is read as time(0, 0), beside dates in the same column.
# Output seen:
#   a date: datetime.date(2012, 9, 1); found empty: datetime.time(0, 0); #N/A: ''; #REF!: ''; empty: ''
# What to do: count a bare time in a date column as empty; where errors matter, read the cells' t="e".
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 XlsxWriter==3.3.1
"$place/venv/bin/python" - <<'PYTHON'
import datetime
import io

import xlsxwriter
from python_calamine import CalamineWorkbook

file = io.BytesIO()
book = xlsxwriter.Workbook(file)
sheet = book.add_worksheet()
day = book.add_format({"num_format": "dd/mm/yyyy"})
sheet.write_datetime("A1", datetime.datetime(2012, 9, 1), day)
for cell, result in (("A2", 0), ("A3", "#N/A"), ("A4", "#REF!")):
    sheet.write_formula(cell, '=VLOOKUP("B801200005001",D:E,2,FALSE)', day, result)
sheet.write_blank("A5", None, day)
sheet.write_string("B5", "end")
book.close()
file.seek(0)

first = [row[0] for row in CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()]
names = ("a date", "found empty", "#N/A", "#REF!", "empty")
print("; ".join(f"{name}: {value!r}" for name, value in zip(names, first, strict=True)))
if first != [datetime.date(2012, 9, 1), datetime.time(0, 0), "", "", ""]:
    raise SystemExit("changed: lookups are told apart now")
PYTHON
