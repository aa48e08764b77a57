"""When a picture was taken, to find the newest of several pictures of a child; none of it is kept.

By its own EXIF (CIPA DC-008, DateTimeOriginal), by its name, or by the file.
"""

import io
import struct
from datetime import datetime

from PIL import Image

from vault.exchange.photo_names import year_in_name
from vault.exchange.picture_kinds import load_reader, picture_kind
from vault.exchange.safe_zip import Bundle

_IFD, _TAKEN, _CHANGED = 0x8769, 0x9003, 0x0132
_NO_DATE = (
    *(OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError),
    *(OverflowError, RuntimeError, struct.error, Image.DecompressionBombError),
)
"""What the picture library raises for EXIF that is damaged: such a picture has no date."""


def age_of(bundle: Bundle, name: str, raw: bytes | str) -> tuple[datetime, str]:
    """A sort key, the newest last. `raw` may be text (why there is no picture)."""
    taken = taken_at(raw) if isinstance(raw, bytes) else None
    year = year_in_name(name)
    if taken is None and year:
        taken = datetime(year, 1, 1)  # noqa: DTZ001 - cameras write local times without a zone
    return taken or bundle.modified(name), name


def taken_at(raw: bytes) -> datetime | None:
    """Local time by the camera's clock, without a zone; None where EXIF has no time, or one that
    cannot be."""
    try:
        kind = picture_kind(raw)
        load_reader(kind)
        with Image.open(io.BytesIO(raw), formats=[kind]) as opened:
            exif = opened.getexif()
            text = exif.get_ifd(_IFD).get(_TAKEN) or exif.get(_CHANGED)
        return datetime.strptime(str(text)[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - as above
    except _NO_DATE:
        return None
