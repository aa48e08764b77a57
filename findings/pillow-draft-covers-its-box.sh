#!/usr/bin/env bash
# Pillow 13.0.0: draft() takes for a box to cover what thumbnail() takes for a box to fit into, so the
# same box makes it read a phone's photo at full size.
#
# Expected by a good engineer: draft, 'as closely as possible' to a size, and thumbnail read the same
#   pair in the same way; before a thumbnail of 2048 by 2048 a JPEG of 12 megapixels is decoded at half
#   size, and a panorama at a quarter.
# Behaviour: a reduced size (1/2, 1/4, 1/8) counts only if both sides still are at least those of the
#   box. A square box is compared with the short side, so the longer a picture is, the less draft
#   does. It returns a mode and a box as if it had done something. With the box in the picture's own
#   proportions it works.
# Output seen:
#   4032x3024 for 2048x2048: draft 4032x3024, thumbnail 2048x1536
#   8000x2000 for 1024x1024: draft 8000x2000, thumbnail 1024x256
#   8000x2000 for 1024x256: draft 2000x500, thumbnail 1024x256
# What to do: hand draft the size that the thumbnail will have, or call thumbnail on the opened picture
#   before anything loads it (exif_transpose does), as it asks draft by itself.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0
"$place/venv/bin/python" - <<'PYTHON'
import io

from PIL import Image

SEEN = (
    ((4032, 3024), (2048, 2048), "draft 4032x3024, thumbnail 2048x1536"),
    ((8000, 2000), (1024, 1024), "draft 8000x2000, thumbnail 1024x256"),
    ((8000, 2000), (1024, 256), "draft 2000x500, thumbnail 1024x256"),
)


def words(size):
    return "{}x{}".format(*size)


for size, box, before in SEEN:
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, "JPEG")
    drafted, small = Image.open(file), Image.open(io.BytesIO(file.getvalue()))
    assert drafted.draft("RGB", box) is not None
    drafted.load()
    small.thumbnail(box)
    now = f"draft {words(drafted.size)}, thumbnail {words(small.size)}"
    print(f"{words(size)} for {words(box)}: {now}")
    if now != before:
        raise SystemExit(f"changed: it was {before}")
PYTHON
