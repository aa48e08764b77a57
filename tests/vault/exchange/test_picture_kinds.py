"""What a picture is, its content says."""

import io

import pillow_heif
import pytest
from PIL import Image

from vault.exchange.picture_kinds import PICTURE_KINDS, picture_kind
from vault.exchange.pictures import clean_picture


def saved(kind):
    buffer = io.BytesIO()
    image = Image.new("RGB", (40, 30), (200, 20, 20))
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(buffer)
    else:
        image.save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", PICTURE_KINDS)
def test_each_kind_is_known_by_its_content_and_comes_in_red(kind):
    raw = saved(kind)
    assert picture_kind(raw) == kind
    with Image.open(io.BytesIO(clean_picture(raw).jpeg)) as image:
        red, _, blue = image.getpixel((20, 15))
    assert red > 150 > blue


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"%PDF-1.7",
        b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1miaf",
        b"\x00\x00\x00\x20ftypisom\x00\x00\x00\x00isomiso2mp41",
        b"\xff\xff\xff\xffftyp",
    ],
    ids=["nothing", "a PDF", "some picture of no known kind", "a film", "a head without brands"],
)
def test_anything_else_is_none(raw):
    assert picture_kind(raw) == ""
