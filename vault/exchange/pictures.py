"""Pictures in: decided by content, decoded under a cap, repainted without any metadata."""

import io
import warnings
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from vault.domain.pictures import CleanPicture
from vault.errors import PhotoRejectedError

_MOST_BYTES = 40 << 20
_MOST_PIXELS = 40_000_000
_SIDE, _THUMB = 1024, 160
_FORMATS: dict[str, Callable[[bytes], bool]] = {
    "JPEG": lambda head: head.startswith(b"\xff\xd8\xff"),
    "PNG": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    "WEBP": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    "HEIF": lambda head: head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1"),
}

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
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        UnidentifiedImageError,
    ) as error:
        raise PhotoRejectedError(reason="damaged, cut short or too large") from error


def _repainted(raw: bytes, kind: str) -> CleanPicture:
    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    with Image.open(io.BytesIO(raw), formats=[kind]) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise PhotoRejectedError(reason="more than 40 megapixels")
        # Decoding a JPEG at reduced size costs a fraction of the time and the memory.
        opened.draft("RGB", (_SIDE * 2, _SIDE * 2))
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    thumb = ImageOps.fit(fresh, (_THUMB, _THUMB), Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    return CleanPicture(_jpeg(fresh, 85), _jpeg(thumb, 80), fresh.width, fresh.height)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def clean_picture_file(path: Path) -> CleanPicture:
    """The picture in a local file; a share's path is refused before it is touched."""
    if str(path).startswith(("//", "\\\\")):
        raise PhotoRejectedError(reason="it lies on another machine")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PhotoRejectedError(reason="the file cannot be opened") from error
    return clean_picture(raw)
