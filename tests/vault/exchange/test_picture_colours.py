"""Colours come in as every screen shows them."""

import io

import pytest
from PIL import Image, ImageCms

from vault.exchange.picture_colours import adobe_rgb
from vault.exchange.pictures import clean_picture


def came_in(image, kind="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    with Image.open(io.BytesIO(clean_picture(buffer.getvalue()).jpeg)) as found:
        return found.convert("RGB").getpixel((found.width // 2, found.height // 2))


def is_near(pixel, wanted):
    return all(abs(a - b) <= 3 for a, b in zip(pixel, wanted, strict=True))


def test_grey_of_sixteen_bits_keeps_its_shades():
    for shade in (0, 64, 128, 255):
        assert is_near(came_in(Image.new("I;16", (40, 40), shade * 257)), (shade,) * 3)


@pytest.mark.parametrize("mode", ["I", "F"])
def test_grey_of_thirty_two_bits_goes_from_black_to_white(mode):
    image = Image.new(mode, (60, 40), 0)
    image.paste(65535, (40, 0, 60, 40))
    image.paste(32768, (20, 0, 40, 40))
    assert is_near(came_in(image, "TIFF"), (127, 127, 127))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "GIF"])
def test_what_is_seen_through_is_white(kind):
    image = Image.new("RGBA", (40, 40), (10, 20, 30, 0))
    assert is_near(came_in(image, kind), (255, 255, 255))


# Reckoned by hand from the primaries and the curve of Adobe RGB (1998) and of IEC 61966-2-1.
ADOBE, AS_SRGB = (200, 100, 50), (227, 100, 42)


def test_a_wide_profile_is_turned_into_what_screens_show():
    assert is_near(came_in(Image.new("RGB", (40, 40), ADOBE), icc_profile=adobe_rgb()), AS_SRGB)


def test_a_camera_that_says_adobe_rgb_by_its_mark_alone_is_believed():
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA005] = {1: "R03"}
    image = Image.new("RGB", (40, 40), ADOBE)
    assert is_near(came_in(image, "JPEG", exif=exif, quality=98), AS_SRGB)
    assert is_near(came_in(image, "JPEG", quality=98), ADOBE)


def test_the_profile_is_one_that_others_read():
    found = ImageCms.ImageCmsProfile(io.BytesIO(adobe_rgb())).profile
    assert found.xcolor_space.strip() == "RGB"
    red, green, blue = found.red_primary, found.green_primary, found.blue_primary
    assert [round(v[1][0], 2) for v in (red, green, blue)] == [0.65, 0.23, 0.16]


@pytest.mark.parametrize("profile", [b"no profile", adobe_rgb()[:200]], ids=["text", "cut"])
def test_a_damaged_profile_harms_no_picture(profile):
    assert is_near(came_in(Image.new("RGB", (40, 40), ADOBE), icc_profile=profile), ADOBE)


def test_ink_comes_in_as_light():
    assert is_near(came_in(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG"), (255, 0, 0))
