"""A picture painted anew: upright, turned and cut as a person wants it, on white, in sRGB."""

import io
import struct
import zlib
from contextlib import suppress
from typing import Final

from PIL import Image, ImageOps

from vault.domain.pictures import WHOLE, Adjustment, CleanPicture
from vault.exchange.picture_colours import eight_bits, in_srgb, on_white, profile_of

SIDE, _THUMB = 1024, 160
LARGE: Final = 24_000_000
"""So many pixels are made fewer before anything else."""
_STRIP = 64
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright that EXIF calls turned: tag Orientation, EXIF 2.32."""
_QUARTERS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
"""By quarter turns to the right; the library turns to the left."""
OF_DECODERS = (
    *(OSError, ValueError, SyntaxError, RuntimeError, EOFError, LookupError, TypeError),
    *(ArithmeticError, AttributeError, AssertionError, MemoryError, struct.error, zlib.error),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What the picture libraries raise of themselves on damaged pixels and damaged EXIF; a picture is
always from outside, so none of it is a fault of the program."""


def repainted(raw: bytes, kind: str, adjust: Adjustment) -> CleanPicture:
    """`kind` as `picture_kind` says. Any of OF_DECODERS for damaged pixels."""
    with Image.open(io.BytesIO(raw), formats=[kind]) as opened:
        # Decoding a JPEG at reduced size costs a fraction of the time and the memory. Both sides
        # stay at least as long as asked for (findings/pillow-draft-covers-its-box.sh).
        opened.draft("RGB", (SIDE * 2, SIDE * 2))
        upright, profile = _upright(opened)
    upright = _adjusted(_flat(eight_bits(upright)), adjust)
    upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    coloured = in_srgb(upright, profile)
    fresh = Image.new("RGB", coloured.size)
    fresh.paste(coloured)
    thumb = ImageOps.fit(fresh, (_THUMB, _THUMB), Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    return CleanPicture(_jpeg(fresh, 85), _jpeg(thumb, 80), fresh.width, fresh.height)


def _flat(picture: Image.Image) -> Image.Image:
    """Without transparency. A large one strip by strip, made smaller on the way: the whole of it
    with transparency and without would be twice in memory."""
    width, height = picture.size
    factor = min(width, height) // (SIDE * 2) if width * height > LARGE else 1
    if factor < 2:
        return on_white(picture)
    strips: list[Image.Image] = []
    for top in range(0, height, _STRIP * factor):
        box = (0, top, width, min(top + _STRIP * factor, height))
        strips.append(on_white(picture.crop(box)).reduce(factor))
    whole = Image.new(strips[0].mode, (strips[0].width, sum(strip.height for strip in strips)))
    for number, strip in enumerate(strips):
        whole.paste(strip, (0, number * _STRIP))
    return whole


def _adjusted(picture: Image.Image, adjust: Adjustment) -> Image.Image:
    if adjust.turns:
        picture = picture.transpose(_QUARTERS[adjust.turns])
    if adjust.part == WHOLE:
        return picture
    width, height = picture.size
    left, top, right, bottom = adjust.part
    box = (round(left * width), round(top * height), round(right * width), round(bottom * height))
    return picture.crop(box)


def _upright(picture: Image.Image) -> tuple[Image.Image, bytes]:
    """Turned as EXIF's own bytes say and by nothing else: a line of XMP that an editor left behind
    lays upright pictures on their side (findings/pillow-turns-by-a-line-of-xmp.sh). Damaged EXIF
    says nothing, and harms no picture. With the colour profile, b'' for none."""
    picture.load()
    exif = Image.Exif()
    turned = picture
    with suppress(*OF_DECODERS):
        exif.load(picture.info.get("exif", b""))
        if (turn := _TURNS.get(exif.get(_ORIENTATION, 1))) is not None:
            turned = picture.transpose(turn)
    return turned, profile_of(picture, exif)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
