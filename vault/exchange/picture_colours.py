"""The colours of a picture as every screen shows them: eight bits, on white, in sRGB."""

import io
import struct
from contextlib import suppress
from functools import cache

from PIL import Image, ImageCms

_INTEROP_IFD, _INTEROP_INDEX = 0xA005, 1
_OF_PROFILES = (ImageCms.PyCMSError, OSError, ValueError, TypeError, struct.error)
_ALPHA = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_WIDE = ("I", "F")
_ADOBE_RGB = (
    (0.60974, 0.31111, 0.01947),
    (0.20528, 0.62567, 0.06087),
    (0.14919, 0.06322, 0.74457),
)
"""X, Y, Z of full red, green and blue seen under D50 (Adobe RGB (1998), annex C)."""
_ADOBE_GAMMA = 2 + 51 / 256
_D50 = (0.9642, 1.0, 0.8249)


def eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits scaled down: the library's own conversion makes most of it white."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in _WIDE:
        low, high = _span(picture)
        scale = 255 / (high - low) if high > low else 0
        return picture.point(lambda value: value * scale + -low * scale).convert("L")
    return picture


def _span(picture: Image.Image) -> tuple[float, float]:
    low, high = picture.getextrema()
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return 0, 255
    if picture.mode == "I" and low >= 0:
        return (0, 255) if high <= 255 else (0, max(high, 65535))
    return low, high


def on_white(picture: Image.Image) -> Image.Image:
    """RGB, grey or CMYK without transparency."""
    if picture.mode in _ALPHA or "transparency" in picture.info:
        with_alpha = picture.convert("RGBA")
        background = Image.new("RGB", picture.size, "white")
        background.paste(with_alpha, mask=with_alpha.getchannel("A"))
        return background
    return picture if picture.mode in {"RGB", "CMYK", "L"} else picture.convert("RGB")


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB, from `profile` (ICC, of the picture; b'' for none). A damaged profile,
    or one of another kind of picture, says nothing."""
    if profile:
        with suppress(*_OF_PROFILES):
            found = ImageCms.getOpenProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, found, _srgb(), outputMode="RGB")
            if turned is not None:
                return turned
    return picture.convert("RGB")


def profile_of(picture: Image.Image, exif: Image.Exif) -> bytes:
    """The ICC profile that the picture carries. A camera that is set to Adobe RGB writes none, and
    says so by a mark instead (DCF 2.0, option file 'R03')."""
    profile = picture.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        return profile
    with suppress(*_OF_PROFILES, KeyError):
        if str(exif.get_ifd(_INTEROP_IFD).get(_INTEROP_INDEX)).strip("\0 ") == "R03":
            return adobe_rgb()
    return b""


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@cache
def adobe_rgb() -> bytes:
    """A profile of three primaries and one gamma (ICC.1:2001-04, 6.3.1.2), computed."""
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(_ADOBE_GAMMA * 256))
    text = b"desc" + struct.pack(">II", 0, 1) + bytes(79)
    parts = {
        b"desc": text,
        b"cprt": b"text" + bytes(5),
        b"wtpt": _xyz(_D50),
        **{b"%cXYZ" % name: _xyz(value) for name, value in zip(b"rgb", _ADOBE_RGB, strict=True)},
        **{b"%cTRC" % name: curve for name in b"rgb"},
    }
    table, body = b"", b""
    start = 128 + 4 + 12 * len(parts)
    for tag, data in parts.items():
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s12x4s", 0, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head += bytes(68 - len(head)) + struct.pack(">3i", *(round(v * 65536) for v in _D50))
    whole = head + bytes(128 - len(head)) + struct.pack(">I", len(parts)) + table + body
    return struct.pack(">I", len(whole)) + whole[4:]


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ " + struct.pack(">I3i", 0, *(round(v * 65536) for v in value))
