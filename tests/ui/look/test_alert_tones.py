"""The tone of an alert."""

import pytest

from ui.look.alert_tones import alert_tone
from ui.look.tones import ICON_OF_TONE
from vault.domain.people import ALERT_KINDS


@pytest.mark.parametrize("kind", ALERT_KINDS)
def test_every_kind_has_a_tone_with_a_symbol(kind):
    assert alert_tone(kind) in ICON_OF_TONE


def test_what_this_version_does_not_know_looks_most_dangerous():
    assert alert_tone("of a later version") == alert_tone("allergy") == "bad"
