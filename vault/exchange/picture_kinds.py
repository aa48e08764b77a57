"""What kind of picture some bytes are, by their content and never by a name."""

from collections.abc import Callable

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_KINDS: dict[str, Callable[[bytes], bool]] = {
    "JPEG": lambda head: head.startswith(b"\xff\xd8\xff"),
    "PNG": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    "WEBP": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    "HEIF": lambda head: bool(_brands(head) & _HEIF_BRANDS),
    "AVIF": lambda head: bool(_brands(head) & _AVIF_BRANDS),
    "TIFF": lambda head: head.startswith((b"II*\x00", b"MM\x00*")),
    "BMP": lambda head: head.startswith(b"BM"),
    "GIF": lambda head: head.startswith((b"GIF87a", b"GIF89a")),
}
PICTURE_KINDS = tuple(_KINDS)
_MOST_HEAD = 256


def picture_kind(raw: bytes) -> str:
    """A member of PICTURE_KINDS as the picture library names it, or '' for anything else."""
    head = raw[:_MOST_HEAD]
    return next((kind for kind, fits in _KINDS.items() if fits(head)), "")


def load_reader(kind: str) -> None:
    """What the picture library needs to be told before it can read this kind."""
    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)


def _brands(head: bytes) -> frozenset[bytes]:
    """Of an ISO base media file (ISO/IEC 14496-12, box ftyp): the major brand and those that it is
    compatible with. 'mif1' alone says only that it is some picture."""
    if head[4:8] != b"ftyp":
        return frozenset()
    box = head[8 : int.from_bytes(head[:4], "big")]
    return frozenset(box[at : at + 4] for at in (0, *range(8, len(box) - 3, 4)))
