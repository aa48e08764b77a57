"""Pictures as cameras and phones make them come in upright, bare and at most 1024 a side."""

import io

import pillow_heif
import pytest
from PIL import Image

from vault.exchange.pictures import clean_picture


def marked():
    """Red on the left half, blue on the right, 400 by 200."""
    image = Image.new("RGB", (400, 200), (200, 20, 20))
    image.paste((20, 20, 200), (200, 0, 400, 200))
    return image


def saved(image, kind, **options):
    buffer = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(buffer, **options)
    else:
        image.save(buffer, kind, **options)
    return buffer.getvalue()


KINDS = {
    "jpeg": lambda: saved(marked(), "JPEG"),
    "jpeg in cmyk": lambda: saved(marked().convert("CMYK"), "JPEG"),
    "png": lambda: saved(marked(), "PNG"),
    "png with a palette": lambda: saved(marked().convert("P"), "PNG"),
    "png with transparency": lambda: saved(marked().convert("RGBA"), "PNG"),
    "webp": lambda: saved(marked(), "WEBP"),
    "heic": lambda: saved(marked(), "HEIF"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_in_as_a_jpeg_of_the_same_picture(kind):
    found = clean_picture(KINDS[kind]())
    assert found.jpeg.startswith(b"\xff\xd8\xff")
    with Image.open(io.BytesIO(found.jpeg)) as image:
        assert image.size == (400, 200)
        red, blue = image.getpixel((50, 100)), image.getpixel((350, 100))
    assert red[0] > red[2]
    assert blue[2] > blue[0]


def test_a_picture_that_the_camera_marked_as_turned_comes_in_upright_and_unmarked():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to the right to see it upright
    found = clean_picture(saved(marked(), "JPEG", exif=exif))
    with Image.open(io.BytesIO(found.jpeg)) as image:
        assert image.size == (200, 400)
        assert not image.getexif()
        top, bottom = image.getpixel((100, 50)), image.getpixel((100, 350))
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]


def test_an_animated_picture_gives_its_first_frame():
    frames = [Image.new("RGB", (60, 60), colour) for colour in ((0, 200, 0), (0, 0, 200))]
    raw = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    with Image.open(io.BytesIO(clean_picture(raw).jpeg)) as image:
        pixel = image.getpixel((30, 30))
    assert pixel[1] > pixel[2]
