"""A tone without a background of its own has an edge in its colour."""

import pytest
from PySide6.QtCore import Qt

from ui.look.theme import dress
from ui.look.tokens import hex_of
from ui.look.tones import tone_edge


@pytest.mark.parametrize("tone", ["info", "good", "warn", "bad"])
def test_in_high_contrast_the_edge_carries_the_tone(qapp, tone):
    dress(qapp, "hc")
    try:
        assert tone_edge(tone).color().name().upper() == hex_of(f"{tone}Text").upper()
        assert tone_edge(tone).style() is Qt.PenStyle.SolidLine
    finally:
        dress(qapp, "light")
    assert tone_edge(tone).style() is Qt.PenStyle.NoPen
