#!/usr/bin/env bash
# reportlab 5.1.0: drawString(…, shaping=True) shapes nothing unless rlbidi is installed as well.
#
# Expected by a good engineer: with uharfbuzz installed, as the manual asks, shaping=True joins Arabic letters
#   and puts the vowel signs of Indic scripts where they belong; a font says so too (font.shapable).
# Behaviour: the function that shapes stands in the module beside the one that orders text from right to
#   left, in one `try` with the import of rlbidi. Without rlbidi, which neither library needs, its stand-in
#   takes the argument and gives the text back as it was: no error, no warning, another word on paper.
#   shapeFragWord, which does the work, is there and works.
# Output seen:
#   shapable: True
#   drawString with and without shaping: the same pages
#   shapeFragWord: the sign goes before its letter
# What to do: shape with shapeFragWord (force=True), order by a library of your own, draw what it gave.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0 uharfbuzz==0.57.0
face=$(dirname "$0")/../vault/reports/faces/NotoSansDevanagari-Regular.ttf
"$place/venv/bin/python" - "$face" <<'PY'
import io
import sys

from reportlab.lib.abag import ABag
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeFragWord
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(TTFont("F", sys.argv[1]))


def page(shaping):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    canvas.setFont("F", 20)
    canvas.drawString(50, 700, "कि", shaping=shaping)
    canvas.save()
    return out.getvalue()


same = page(True) == page(False)
glyphs = shapeFragWord([0, (ABag(fontName="F", fontSize=1), "कि")], force=True)[1][1]
print("shapable:", pdfmetrics.getFont("F").shapable)
print("drawString with and without shaping:", "the same pages" if same else "other pages")
goes = str(glyphs).index("क") == 1
print("shapeFragWord: the sign", "goes before" if goes else "stays behind", "its letter")
if not (same and goes and pdfmetrics.getFont("F").shapable):
    sys.exit("changed: drawString shapes by itself")
PY
