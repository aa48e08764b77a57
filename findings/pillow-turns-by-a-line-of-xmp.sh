#!/usr/bin/env bash
# Pillow 13.0.0: exif_transpose turns a picture whose EXIF says nothing about turning, by a line of XMP
# that Qt does not go by.
#
# Expected by a good engineer: the function is named after EXIF; without the Orientation tag, whose
#   default in EXIF is 1 (upright), the picture stays as it lies, as other programs show it.
# Behaviour: where EXIF has no Orientation, with or without an EXIF block, getexif() puts in
#   tiff:Orientation of the XMP packet as if it were a tag of EXIF, and exif_transpose turns the
#   pixels. A program that turned the pixels, took out its tag and left XMP alone leaves such a file:
#   upright in Qt, on its side after Pillow. Saved with exif=picture.getexif(), the made-up tag turns
#   it for all programs. An Orientation of 1 in EXIF goes before XMP.
# Output seen:
#   XMP alone says 6: as it lies 80x40, Qt 80x40, Pillow 40x80
#   EXIF without Orientation, XMP says 6: as it lies 80x40, Qt 80x40, Pillow 40x80
#   EXIF says 1, XMP says 6: as it lies 80x40, Qt 80x40, Pillow 80x40
# What to do: read the tag from EXIF's own bytes (Image.Exif().load(picture.info["exif"])), and turn by
#   that alone.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0 PySide6-Essentials==6.12.0
"$place/venv/bin/python" - <<'PYTHON'
import io

from PIL import Image, ImageOps
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader

MAKE, ORIENTATION = 0x010F, 0x0112
XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/>
</rdf:RDF></x:xmpmeta>"""


def size_in_qt(raw):
    buffer = QBuffer()
    buffer.setData(QByteArray(raw))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    picture = reader.read()
    return picture.width(), picture.height()


def seen(name, tags):
    file = io.BytesIO()
    options = {}
    if tags:
        options["exif"] = Image.Exif()
        options["exif"].update(tags)
    Image.new("RGB", (80, 40), "navy").save(file, "JPEG", xmp=XMP, **options)
    picture = Image.open(file)
    sizes = picture.size, size_in_qt(file.getvalue()), ImageOps.exif_transpose(picture).size
    lies, qt, pillow = (f"{width}x{height}" for width, height in sizes)
    print(f"{name}: as it lies {lies}, Qt {qt}, Pillow {pillow}")
    return qt, pillow


alone = seen("XMP alone says 6", {})
without = seen("EXIF without Orientation, XMP says 6", {MAKE: "Camera"})
upright = seen("EXIF says 1, XMP says 6", {MAKE: "Camera", ORIENTATION: 1})
assert upright == ("80x40", "80x40"), "XMP goes before EXIF"
if alone != ("80x40", "40x80") or without != ("80x40", "40x80"):
    raise SystemExit("changed: Pillow and Qt agree on what turns a picture")
PYTHON
