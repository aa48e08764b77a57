"""Padding of what is sealed, so that the size of a box tells little of what is in it.

One byte 0x80 and zeros behind the content (ISO/IEC 7816-4).
"""

_SMALLEST = 256


def pad(plain: bytes) -> bytes:
    """`plain`, one byte 0x80, then zeros up to the next power of two, at least 256 bytes: the size
    of a box tells only which power it is."""
    size = _SMALLEST
    while size < len(plain) + 1:
        size *= 2
    return plain + b"\x80" + bytes(size - len(plain) - 1)


def unpad(padded: bytes) -> bytes:
    """The inverse of `pad`. ValueError where there is no byte 0x80."""
    return padded[: padded.rindex(b"\x80")]
