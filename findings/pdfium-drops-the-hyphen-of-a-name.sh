#!/usr/bin/env bash
# pypdfium2 5.15.2 (PDFium): a double-barrelled name that is broken after its hyphen loses the hyphen
# and the end of the line, and is found by no search.
#
# Expected by a good engineer: 'Amy Smith-' over 'Jones 4P' is read as it stands, hyphen and new line.
# Behaviour: a hyphen at a line's end between letters is taken for a word division. Text comes with
#   the noncharacter U+FFFE in the place of hyphen and line end, so two lines of a table become one,
#   and a search finds neither 'Smith-Jones' nor 'SmithJones'. Between digits the text stays as it is.
# Output seen:
#   ['Amy Smith-', 'Jones 4P'] -> 'Amy Smith\ufffeJones 4P'
#   ['Amy Smith-Jones', '4P'] -> 'Amy Smith-Jones\r\n4P'
#   ['Tel. 01223-', '456789'] -> 'Tel. 01223-\r\n456789'
# What to do: read U+FFFE as '-' and a new line, and judge by what is known of the names.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
"$place/venv/bin/python" - <<'PYTHON'
import io

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

SEEN = (
    (["Amy Smith-", "Jones 4P"], "Amy Smith\ufffeJones 4P"),
    (["Amy Smith-Jones", "4P"], "Amy Smith-Jones\r\n4P"),
    (["Tel. 01223-", "456789"], "Tel. 01223-\r\n456789"),
)
for lines, before in SEEN:
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 14 * number, line)
    canvas.save()
    page = pypdfium2.PdfDocument(file.getvalue())[0].get_textpage()
    text = page.get_text_range()
    print(f"{lines} -> {ascii(text)}")
    if text != before:
        raise SystemExit(f"changed: it was {ascii(before)}")
    if "\ufffe" in text:
        for word in ("Smith-Jones", "SmithJones"):
            assert page.search(word).get_next() is None, f"{word} is found"
PYTHON
