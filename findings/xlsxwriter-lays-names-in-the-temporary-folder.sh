#!/usr/bin/env bash
# XlsxWriter 3.3.1: a workbook that goes into a BytesIO is laid into the temporary folder first.
#
# Expected by a good engineer: Workbook(io.BytesIO()) touches no disk, since nothing names a file.
# Behaviour: as the workbook is closed, each of its parts is written in the clear into a file of the
#   temporary folder, the names in xl/sharedStrings.xml too, and removed when the ZIP is complete. A
#   program that is killed in between leaves them there, and a disk keeps what was removed.
# Output seen:
#   as it comes: 10 files in the temporary folder, names in the clear; in_memory: 0 files
# What to do: Workbook(target, {"in_memory": True}), always, where what is written is nobody's
#   business; constant_memory has no such mode.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check XlsxWriter==3.3.1
mkdir "$place/temporary"
TMPDIR="$place/temporary" "$place/venv/bin/python" - <<'PYTHON'
import io
import os
import tempfile

import xlsxwriter

seen: list[bytes] = []
remove = os.remove


def look_and_remove(path):
    """What lies in a file of the temporary folder just before it goes."""
    with open(path, "rb") as file:
        seen.append(file.read())
    remove(path)


os.remove = look_and_remove
found = {}
for name, options in (("as it comes", {}), ("in_memory", {"in_memory": True})):
    seen.clear()
    book = xlsxwriter.Workbook(io.BytesIO(), options)
    book.add_worksheet().write_string("A1", "Ann Lee")
    book.close()
    found[name] = (len(seen) + len(os.listdir(tempfile.gettempdir())), any(b"Ann Lee" in x for x in seen))
print(
    f"as it comes: {found['as it comes'][0]} files in the temporary folder,"
    f" names {'in the clear' if found['as it comes'][1] else 'not seen'};"
    f" in_memory: {found['in_memory'][0]} files"
)
if not found["as it comes"][1] or found["in_memory"] != (0, False):
    raise SystemExit("changed: nothing is laid into the temporary folder any more")
PYTHON
