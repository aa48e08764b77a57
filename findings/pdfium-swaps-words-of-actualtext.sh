#!/usr/bin/env bash
# PDFium 8149 (pypdfium2 5.15.2): a Hebrew or Arabic name in ActualText is read with its words swapped.
#
# Expected by a good engineer: /ActualText replaces the glyphs under it for copying, search and reading aloud
#   (ISO 32000, 14.9.4); it is text, so it stands in the order in which it is read.
# Behaviour: PDFium puts the letters of ActualText where the glyphs were and then orders the line once more, as
#   it has to for glyphs, which stand in the order of the page. A single word comes through; of 'given
#   family' comes 'family given', so a search for the whole name finds nothing. Latin and Devanagari are
#   spared. Poppler 22.12 turns the letters round as well.
# Output seen:
#   ActualText Ann Lee: Ann Lee
#   ActualText किरण देवी: किरण देवी
#   ActualText שלום רבקה: רבקה שלום
# What to do: no ActualText on such a run; a ToUnicode map that names the letter of each glyph instead.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 pypdfium2==5.15.2
PYTHONUTF8=1 "$place/venv/bin/python" - <<'PY'
import io
import sys

import pypdfium2
from reportlab.pdfgen.canvas import Canvas


def read(text):
    out = io.BytesIO()
    canvas = Canvas(out)
    said = ("\ufeff" + text).encode("utf-16-be").hex()
    canvas.addLiteral(f"/Span <</ActualText <{said}>>> BDC")
    canvas.drawString(50, 700, "glyphs")
    canvas.addLiteral("EMC")
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    return document[0].get_textpage().get_text_range()


for text in ("Ann Lee", "किरण देवी", "שלום רבקה"):
    found = read(text)
    print(f"ActualText {text}: {found}")
    if text != "שלום רבקה" and found != text:
        sys.exit("changed: other scripts are not spared")
if found == text:
    sys.exit("changed: it is read as it was written")
PY
