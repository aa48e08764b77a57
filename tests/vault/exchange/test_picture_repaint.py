"""A picture is turned and cut as a person wants it, and a large one takes no more memory for it."""

import io

import pytest
from PIL import Image

from vault.domain.pictures import Adjustment
from vault.errors import InvalidValueError, PhotoRejectedError
from vault.exchange import picture_repaint
from vault.exchange.pictures import clean_picture

CORNERS = {
    "red": (220, 20, 20),
    "green": (20, 220, 20),
    "blue": (20, 20, 220),
    "grey": (90, 90, 90),
}


def four_corners(size=(400, 200), mode="RGB"):
    """Red and green above, blue and grey below."""
    image = Image.new("RGB", size)
    width, height = size
    for number, colour in enumerate(CORNERS.values()):
        left, top = number % 2 * width // 2, number // 2 * height // 2
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image.convert(mode)


def painted(adjust, image=None, kind="PNG", **options):
    buffer = io.BytesIO()
    (image or four_corners()).save(buffer, kind, **options)
    with Image.open(io.BytesIO(clean_picture(buffer.getvalue(), adjust).jpeg)) as found:
        return found.convert("RGB")


def colours(image):
    """Of the four corners, as they are read."""
    width, height = image.size
    at = [(width // 4, height // 4), (3 * width // 4, height // 4)]
    at += [(x, 3 * height // 4) for x, _ in at]
    return [_nearest(image.getpixel(place)) for place in at]


def _nearest(pixel):
    def far(name):
        return sum(abs(a - b) for a, b in zip(CORNERS[name], pixel, strict=True))

    return min(CORNERS, key=far)


@pytest.mark.parametrize(
    ("turns", "wanted", "size"),
    [
        (0, ["red", "green", "blue", "grey"], (400, 200)),
        (1, ["blue", "red", "grey", "green"], (200, 400)),
        (2, ["grey", "blue", "green", "red"], (400, 200)),
        (3, ["green", "grey", "red", "blue"], (200, 400)),
    ],
)
def test_quarter_turns_go_to_the_right(turns, wanted, size):
    found = painted(Adjustment(turns))
    assert found.size == size
    assert colours(found) == wanted


def test_the_part_is_one_of_the_picture_as_it_was_turned():
    found = painted(Adjustment(1, (0, 0, 1, 0.5)))
    assert found.size == (200, 200)
    assert {colours(found)[0], colours(found)[1]} == {"blue", "red"}


def test_it_is_one_of_the_upright_picture_where_a_camera_marked_it_as_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    found = painted(Adjustment(0, (0, 0, 1, 0.5)), kind="JPEG", exif=exif)
    assert found.size == (200, 200)
    assert {colours(found)[0], colours(found)[1]} == {"blue", "red"}


@pytest.mark.parametrize(
    "part", [(0, 0, 0, 1), (0.5, 0, 0.4, 1), (-0.1, 0, 1, 1), (0, 0, 1, 1.2), (0, 0, 0.01, 1)]
)
def test_a_part_that_is_none_is_refused(part):
    with pytest.raises(InvalidValueError):
        Adjustment(0, part)
    with pytest.raises(InvalidValueError):
        Adjustment(4)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "CMYK"])
def test_a_large_picture_made_smaller_strip_by_strip_is_the_same(monkeypatch, mode):
    monkeypatch.setattr(picture_repaint, "SIDE", 64)
    image = four_corners((700, 366), mode)
    options = {"kind": "TIFF" if mode == "CMYK" else "PNG"}
    whole = painted(Adjustment(), image, **options)
    monkeypatch.setattr(picture_repaint, "LARGE", 1000)
    monkeypatch.setattr(picture_repaint, "_STRIP", 10)
    strips = painted(Adjustment(), image, **options)
    assert strips.size == whole.size == (64, 33)
    assert colours(strips) == colours(whole)


def test_what_phones_write_at_their_finest_comes_in_and_more_does_not():
    buffer = io.BytesIO()
    Image.new("L", (8160, 6120)).save(buffer, "JPEG", quality=20)
    assert clean_picture(buffer.getvalue()).width == 1024
    buffer = io.BytesIO()
    Image.new("1", (8200, 8200)).save(buffer, "PNG")
    with pytest.raises(PhotoRejectedError) as caught:
        clean_picture(buffer.getvalue())
    assert caught.value.details["reason"] == "more than 40 megapixels"
