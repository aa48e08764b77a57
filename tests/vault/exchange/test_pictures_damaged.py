"""Damaged pictures of every kind end in the program's own words, and never in a fault of it."""

import io
import random

import pytest
from PIL import Image

from vault.demo.figures import figure_jpeg
from vault.errors import PhotoRejectedError
from vault.exchange.pictures import clean_picture


def picture(kind):
    image = Image.open(io.BytesIO(figure_jpeg(3)))
    exif = image.getexif()
    exif[0x0112], exif[0x010F], exif[0x0132] = 6, "Maker", "2026:09:01 09:00:00"
    out = io.BytesIO()
    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def is_taken(raw):
    try:
        clean_picture(raw)
    except PhotoRejectedError:
        return False
    return True


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_picture_that_was_cut_or_altered_is_taken_whole_or_refused(kind):
    raw, chance = picture(kind), random.Random(1)
    assert is_taken(raw)
    for place in range(1, 20):
        is_taken(raw[: len(raw) * place // 20])
    for _ in range(60):
        altered = bytearray(raw)
        # The first kilobyte holds the boxes and the EXIF, where most can go wrong.
        altered[chance.randrange(min(len(raw), 1024))] = chance.randrange(256)
        is_taken(bytes(altered))


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_exif_that_ends_in_its_own_head_says_nothing_and_harms_no_picture():
    image = Image.open(io.BytesIO(figure_jpeg(3)))
    exif = image.getexif()
    exif[0x0112] = 6
    whole = exif.tobytes()
    for cut in range(len(b"Exif\0\0"), 16):
        out = io.BytesIO()
        image.save(out, "JPEG", exif=whole[:cut])
        clean = clean_picture(out.getvalue())
        assert (clean.width, clean.height) == image.size
