"""Pictures in: decided by content, decoded under a cap, repainted without any metadata."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PIL import Image, ImageOps

from vault.domain.pictures import CleanPicture
from vault.errors import PhotoRejectedError
from vault.platform.plain_file import read_plain

_MOST_BYTES = 40 << 20
_MOST_PIXELS = 40_000_000
_SIDE, _THUMB = 1024, 160
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
_JFIF, _JFIF_BYTES, _SCAN = 0xE0, 16, 0xDA
_PIXEL_MARKERS = frozenset({_JFIF, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, _SCAN})
"""Segments that hold tables and pixels; JFIF's is allowed in its plain size of 16 bytes."""
_FORMATS: dict[str, Callable[[bytes], bool]] = {
    "JPEG": lambda head: head.startswith(b"\xff\xd8\xff"),
    "PNG": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    "WEBP": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    "HEIF": lambda head: head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1"),
}

_OF_DECODERS = (
    *(OSError, ValueError, SyntaxError, RuntimeError, EOFError, LookupError, TypeError),
    *(ArithmeticError, AttributeError, AssertionError, MemoryError, struct.error, zlib.error),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What the picture libraries raise of themselves on damaged pixels and damaged EXIF; a picture is
always from outside, so none of it is a fault of the program."""

# The cap below is lower than the library's, and refuses before anything is decoded. Not within
# catch_warnings: pictures are cleaned on several threads, and that changes all of them.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


def clean_picture(raw: bytes) -> CleanPicture:
    """PhotoRejectedError (reason) for anything that is not a whole JPEG, PNG, WebP or HEIC of
    at most 40 megapixels. The result holds pixels only: no EXIF, place, comment or profile."""
    if len(raw) > _MOST_BYTES:
        raise PhotoRejectedError(reason="larger than 40 MB")
    kind = next((name for name, fits in _FORMATS.items() if fits(raw[:16])), None)
    if kind is None:
        raise PhotoRejectedError(reason="not a JPEG, PNG, WebP or HEIC picture")
    try:
        return _repainted(raw, kind)
    except _OF_DECODERS as error:
        raise PhotoRejectedError(reason="damaged, cut short or too large") from error


def kept_picture(raw: bytes) -> CleanPicture:
    """A picture that another vault cleaned: its pixels stay as they are, so that passing it on does
    not degrade it. Anything but a complete JPEG that holds only pixels goes through
    `clean_picture`, with its error."""
    cleaned = clean_picture(raw)
    if not raw.startswith(b"\xff\xd8\xff") or not _has_only_pixels(raw):
        return cleaned
    with Image.open(io.BytesIO(raw), formats=["JPEG"]) as opened:
        width, height = opened.size
    if max(width, height) > _SIDE:
        return cleaned
    return CleanPicture(raw, cleaned.thumb_jpeg, width, height)


def _has_only_pixels(raw: bytes) -> bool:
    """Whether no segment of the JPEG could carry EXIF, a place, a comment or a profile, and
    nothing hangs behind its end."""
    position = 2
    while position + 4 <= len(raw) and raw[position] == 0xFF:
        marker, size = raw[position + 1], int.from_bytes(raw[position + 2 : position + 4], "big")
        if marker not in _PIXEL_MARKERS:
            return False
        if marker == _SCAN:
            return raw.endswith(b"\xff\xd9") and raw.count(b"\xff\xd9", position) == 1
        if marker == _JFIF and size != _JFIF_BYTES:
            return False
        position += 2 + size
    return False


def _repainted(raw: bytes, kind: str) -> CleanPicture:
    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    with Image.open(io.BytesIO(raw), formats=[kind]) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise PhotoRejectedError(reason="more than 40 megapixels")
        # Decoding a JPEG at reduced size costs a fraction of the time and the memory. Both sides
        # stay at least as long as asked for (findings/pillow-draft-covers-its-box.sh).
        opened.draft("RGB", (_SIDE * 2, _SIDE * 2))
        upright = _upright(opened).convert("RGB")
    upright.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    thumb = ImageOps.fit(fresh, (_THUMB, _THUMB), Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    return CleanPicture(_jpeg(fresh, 85), _jpeg(thumb, 80), fresh.width, fresh.height)


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as EXIF's own bytes say and by nothing else: a line of XMP that an editor left behind
    lays upright pictures on their side (findings/pillow-turns-by-a-line-of-xmp.sh). Damaged EXIF
    says nothing, and harms no picture."""
    picture.load()
    exif = Image.Exif()
    with suppress(*_OF_DECODERS):
        exif.load(picture.info.get("exif", b""))
        if (turn := _TURNS.get(exif.get(_ORIENTATION, 1))) is not None:
            return picture.transpose(turn)
    return picture


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def clean_picture_file(path: Path) -> CleanPicture:
    """The picture in a local file; a share's path is refused before it is touched.
    PhotoRejectedError."""
    if str(path).startswith(("//", "\\\\")):
        raise PhotoRejectedError(reason="it lies on another machine")
    try:
        raw = read_plain(path, _MOST_BYTES + 1)
    except OSError as error:
        raise PhotoRejectedError(reason="the file cannot be opened") from error
    return clean_picture(raw)
