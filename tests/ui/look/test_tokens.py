"""Words and edges stand out from their ground in each theme."""

import pytest

from ui.look.tokens import Theme, design


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("pair", design()["pairs"], ids=lambda p: f"{p['fore']} on {p['back']}")
def test_words_and_edges_stand_out_from_their_ground_as_wcag_asks(pair, theme):
    colours = design()["themes"][theme]
    both = luminance(colours[pair["fore"]]), luminance(colours[pair["back"]])
    assert (max(both) + 0.05) / (min(both) + 0.05) >= pair["needs"], pair["use"]
