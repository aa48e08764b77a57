"""QR codes with the first of the eight masks, where nobody scans them.

A code may have any of them (ISO/IEC 18004); to find the one that a camera likes best takes two
thirds of the time that a recovery sheet takes, and tests make hundreds of sheets.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from reportlab.graphics.barcode.qrencoder import QRCode

_BEST = QRCode.getBestMaskPattern


def take_first_mask() -> None:
    """From now on, in this process."""
    QRCode.getBestMaskPattern = lambda _: 0


@contextmanager
def best_mask() -> Iterator[None]:
    """As the program does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QRCode, "getBestMaskPattern", _BEST)
        yield
