#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 4:7.4.7-1+deb12u14): in XLS, a formula that came to a text is written as
# the number 0.
#
# Expected by a good engineer: the file holds what the formula came to, as XLSX and ODS do; whoever
#   reads it without calculating (a school's import, a script) gets '4P' for =A1&"P".
# Behaviour: the FORMULA record carries 0.0 and no STRING record follows; numbers and texts that
#   nobody calculates are right. A program that calculates on loading shows the text, so nobody
#   notices. From XLSX and from LibreOffice's own ODS alike.
# Output seen:
#   xls: 'Lee', 4.0, formula of a text: 0.0, of a number: 8.0; ods: formula of a text: '4P'
# What to do: count 0 in a column of texts as nothing, and do not ask people for XLS; read XLSX or ODS.
set -eu
command -v soffice >/dev/null || { echo "needs soffice (libreoffice-calc-nogui)"; exit 1; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check XlsxWriter==3.3.1 xlrd==2.0.2 python-calamine==0.9.1
"$place/venv/bin/python" - "$place" <<'PYTHON'
import sys

import xlsxwriter

with xlsxwriter.Workbook(f"{sys.argv[1]}/list.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row("A1", ("Lee", 4))
    sheet.write_formula("C1", '=B1&"P"', None, "4P")
    sheet.write_formula("D1", "=B1*2", None, 8)
PYTHON
office() { soffice "-env:UserInstallation=file://$place/profile" --headless --convert-to "$1" --outdir "$place" "$2" >/dev/null 2>&1; }
office ods "$place/list.xlsx"
office xls "$place/list.ods"
"$place/venv/bin/python" - "$place" <<'PYTHON'
import sys

import xlrd
from python_calamine import CalamineWorkbook

(name, number, text, product) = xlrd.open_workbook(f"{sys.argv[1]}/list.xls").sheet_by_index(0).row_values(0)
(row,) = CalamineWorkbook.from_path(f"{sys.argv[1]}/list.ods").get_sheet_by_index(0).to_python()
print(f"xls: {name!r}, {number}, formula of a text: {text!r}, of a number: {product}; ods: formula of a text: {row[2]!r}")
if (name, number, text, product, row[2]) != ("Lee", 4.0, 0.0, 8.0, "4P"):
    raise SystemExit("changed: a formula's text is in the file")
PYTHON
