#!/usr/bin/env bash
# pillow-heif 1.8.1 beside Pillow 13.0.0: a phone's photo that is saved as HEIC with exif=getexif() lies
# on its side, and what would turn it is gone.
#
# Expected by a good engineer: save(exif=…) takes Image.Exif as well as bytes, as JPEG, PNG and WebP
#   do; either way the picture is seen upright.
# Behaviour: in HEIC the turn is a property of the image (irot), and EXIF's Orientation is only for
#   information. Given bytes, the plugin writes the property. Given Image.Exif it writes the tag and no
#   property, so the pixels lie as the sensor read them; on reading it sets the tag to 1 again, and
#   exif_transpose has nothing left to do. No error, no warning.
# Output seen:
#   WEBP, exif=bytes: 200x400; WEBP, exif=getexif(): 200x400
#   HEIF, exif=bytes: 200x400; HEIF, exif=getexif(): 400x200
# What to do: exif_transpose first and save upright pixels; else exif=getexif().tobytes().
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pillow-heif==1.8.1 pillow==13.0.0
"$place/venv/bin/python" - <<'PYTHON'
import io

from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

register_heif_opener()
exif = Image.Exif()
exif[0x0112] = 6  # seen upright when turned by 90 degrees to the right
photo = io.BytesIO()
Image.new("RGB", (400, 200), "navy").save(photo, "JPEG", exif=exif)


def size_upright(kind, as_bytes):
    picture, file = Image.open(io.BytesIO(photo.getvalue())), io.BytesIO()
    tags = picture.getexif()
    picture.save(file, kind, exif=tags.tobytes() if as_bytes else tags)
    return "{}x{}".format(*ImageOps.exif_transpose(Image.open(file)).size)


for kind, before in (("WEBP", "200x400"), ("HEIF", "400x200")):
    given_bytes, given_tags = size_upright(kind, True), size_upright(kind, False)
    print(f"{kind}, exif=bytes: {given_bytes}; {kind}, exif=getexif(): {given_tags}")
    assert given_bytes == "200x400", "bytes do not turn it either"
    if given_tags != before:
        raise SystemExit("changed: the tags turn a picture as the bytes do")
PYTHON
