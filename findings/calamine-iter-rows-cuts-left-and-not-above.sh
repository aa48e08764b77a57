#!/usr/bin/env bash
# python-calamine 0.9.1: the rows of a sheet whose table starts at C3 begin with two empty rows, but
# without the two empty columns.
#
# Expected by a good engineer: iter_rows gives what to_python gives, row by row: either both leave
#   out what is empty above and to the left, or neither does; and total_height is the number of rows.
# Behaviour: iter_rows keeps the empty rows above and cuts the empty columns to the left; to_python
#   cuts both, with skip_empty_area=False it keeps both. So the number of a row in iter_rows is its
#   line in the sheet, in to_python it is not, and no column's number is its letter. total_height is
#   one less than the rows that iter_rows gives.
# Output seen:
#   iter_rows: 4 rows, widths [2, 2, 2, 2]; to_python: 2 rows of 2; all: 4 rows of 4; total_height 3
# What to do: number the rows of iter_rows from 1; add start[1] to a column before it is compared
#   with merged_cell_ranges, which count from A1; take the height from end.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 XlsxWriter==3.3.1
"$place/venv/bin/python" - <<'PYTHON'
import io

import xlsxwriter
from python_calamine import CalamineWorkbook

file = io.BytesIO()
book = xlsxwriter.Workbook(file)
sheet = book.add_worksheet()
sheet.write_row("C3", ("Surname", "Forename"))
sheet.write_row("C4", ("Lee", "Ann"))
book.close()
file.seek(0)

read = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
widths = [len(row) for row in read.iter_rows()]
cut, all_of_it = read.to_python(), read.to_python(skip_empty_area=False)
print(
    f"iter_rows: {len(widths)} rows, widths {widths}; to_python: {len(cut)} rows of {len(cut[0])};"
    f" all: {len(all_of_it)} rows of {len(all_of_it[0])}; total_height {read.total_height}"
)
seen = (widths, (len(cut), len(cut[0])), (len(all_of_it), len(all_of_it[0])), read.total_height)
if seen != ([2, 2, 2, 2], (2, 2), (4, 4), 3):
    raise SystemExit("changed: rows and columns are cut alike now")
PYTHON
