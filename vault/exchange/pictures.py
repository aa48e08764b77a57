"""Pictures in: decided by content, decoded under a cap, repainted without any metadata."""

import io
import warnings
from contextlib import nullcontext
from pathlib import Path
from threading import Lock

from PIL import Image

from vault.domain.pictures import AS_IT_IS, Adjustment, CleanPicture
from vault.errors import PhotoRejectedError
from vault.exchange.picture_kinds import load_reader, picture_kind
from vault.exchange.picture_repaint import LARGE, OF_DECODERS, SIDE, repainted
from vault.platform.plain_file import read_plain

_MOST_BYTES = 40 << 20
_MOST_PIXELS, _MOST_OF_A_PHONE = 40_000_000, 64_000_000
_FROM_PHONES = frozenset({"JPEG", "HEIF", "AVIF"})
"""Phones write 48 and 50 megapixels; what else is so large is no picture of a child."""
_ONE_AT_A_TIME = Lock()
"""Pictures are cleaned on several threads; a large one takes some 400 MB while it is decoded."""
_JFIF, _JFIF_BYTES, _SCAN = 0xE0, 16, 0xDA
_PIXEL_MARKERS = frozenset({_JFIF, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, _SCAN})
"""Segments that hold tables and pixels; JFIF's is allowed in its plain size of 16 bytes."""

# The cap below is lower than the library's, and refuses before anything is decoded. Not within
# catch_warnings: pictures are cleaned on several threads, and that changes all of them.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


def clean_picture(raw: bytes, adjust: Adjustment = AS_IT_IS) -> CleanPicture:
    """PhotoRejectedError (reason) for anything that is not a whole picture of a kind in
    `picture_kinds` and of at most 40 megapixels (64 as phones write them). The result is upright,
    turned and cut as `adjust` says, in sRGB, and holds pixels only: no EXIF, place, comment or
    profile."""
    if len(raw) > _MOST_BYTES:
        raise PhotoRejectedError(reason="larger than 40 MB")
    kind = picture_kind(raw)
    if not kind:
        raise PhotoRejectedError(reason="not a picture that can be kept (JPEG, PNG, HEIC, TIFF …)")
    try:
        load_reader(kind)
        with _ONE_AT_A_TIME if _pixels(raw, kind) > LARGE else nullcontext():
            return repainted(raw, kind, adjust)
    except OF_DECODERS as error:
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
    if max(width, height) > SIDE:
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


def _pixels(raw: bytes, kind: str) -> int:
    """How many the picture says it has; PhotoRejectedError for too many."""
    most = _MOST_OF_A_PHONE if kind in _FROM_PHONES else _MOST_PIXELS
    with Image.open(io.BytesIO(raw), formats=[kind]) as opened:
        pixels = opened.width * opened.height
    if pixels > most:
        raise PhotoRejectedError(reason=f"more than {most // 1_000_000} megapixels")
    return pixels


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
