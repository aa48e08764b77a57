"""Only pixels come in: what a picture carries besides is gone; what is no picture is refused."""

import io
import struct
import zlib

import pytest
from PIL import Image

from vault.errors import PhotoRejectedError
from vault.exchange.pictures import clean_picture, clean_picture_file


def jpeg(size=(800, 600), **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, "#336699").save(buffer, "JPEG", **options)
    return buffer.getvalue()


def png_header(width, height):
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IDAT\x00\x00\x00\x00"


def test_place_comment_and_profile_are_gone():
    exif = Image.Exif()
    exif[0x010E] = "Amy Ash, Class 4A"
    exif.get_ifd(0x8825)[1] = "N"
    clean = clean_picture(jpeg(exif=exif, comment=b"Amy Ash"))
    for data in (clean.jpeg, clean.thumb_jpeg):
        assert b"Amy" not in data
        assert b"Exif" not in data
        with Image.open(io.BytesIO(data)) as again:
            assert not again.getexif()


def test_a_large_picture_is_scaled_and_has_a_square_thumbnail():
    clean = clean_picture(jpeg((3000, 2000)))
    assert (clean.width, clean.height) == (1024, 683)
    with Image.open(io.BytesIO(clean.thumb_jpeg)) as thumb:
        assert thumb.size == (160, 160)


REFUSED = {
    "an SVG named jpg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a JPEG cut short": jpeg()[:-300],
    "30,000 by 30,000": png_header(30_000, 30_000),
    "nothing": b"",
    "a script": b"#!/bin/sh\n",
    "only the beginning of a JPEG": b"\xff\xd8\xff",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_whole_picture_is_refused(name):
    with pytest.raises(PhotoRejectedError):
        clean_picture(REFUSED[name])


def test_a_path_on_another_machine_is_not_touched():
    from pathlib import Path

    with pytest.raises(PhotoRejectedError):
        clean_picture_file(Path("//host/x.jpg"))


def two_halves(**options):
    """Red above blue, taller than wide."""
    image = Image.new("RGB", (120, 200), (200, 20, 20))
    image.paste((20, 20, 200), (0, 100, 120, 200))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=95, **options)
    return buffer.getvalue()


TURNED_BY = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", TURNED_BY)
def test_a_turned_picture_is_upright(orientation):
    upright = Image.new("RGB", (120, 200), (200, 20, 20))
    upright.paste((20, 20, 200), (0, 100, 120, 200))
    lying = upright.transpose(TURNED_BY[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    lying.save(buffer, "JPEG", quality=95, exif=exif.tobytes())
    clean = clean_picture(buffer.getvalue())
    with Image.open(io.BytesIO(clean.jpeg)) as shown:
        assert shown.size == (120, 200)
        assert shown.getpixel((60, 20))[0] > 150
        assert shown.getpixel((60, 180))[2] > 150


def test_what_an_editor_left_in_xmp_lays_no_picture_on_its_side():
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        b' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        b' xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
    )
    clean = clean_picture(two_halves(xmp=xmp))
    assert (clean.width, clean.height) == (120, 200)
