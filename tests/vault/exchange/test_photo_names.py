"""Digits of a camera, a year or a date are nobody's number."""

import pytest

from tests.vault.exchange.roster import ROSTER, found
from vault.domain.preview import SURE
from vault.exchange.photo_matching import match_file


@pytest.mark.parametrize(
    "name",
    [
        *("², ፩ and ١٠.jpg", "ß ſ.jpg", ".jpg", "-.jpg"),
        *("IMG_1001.jpg", "IMG1001.jpg", "IMG_E1001.HEIC", "IMG-20250912-WA1001.jpg"),
        *("DSC_1001.jpg", "DSC01001.jpg", "DSCN1001.jpg", "DSCF1001.jpg", "_MG_1001.jpg"),
        *("DCIM/101_PANA/P1001001.jpg", "P1000123.jpg", "PXL_20250912_100101.jpg"),
        *("2025-09-12.jpg", "12.09.2025.jpg", "12-9-25.jpg", "2025-09-12 10.01.jpg"),
        *(
            "20250912_1001.jpg",
            "WP_20250912_1001.jpg",
            "20250912_143012.jpg",
            "20250912143012.jpg",
            "WhatsApp Image 2025-09-12.jpg",
        ),
        *("Image 1001.jpg", "photo 12.jpg", "KIF_1001.jpg", "Scan 1001.jpg"),
    ],
)
def test_what_a_camera_or_a_calendar_wrote_is_nobodys_number(name):
    match = match_file(name, ROSTER)
    assert match.by not in SURE
    assert match.pupil is None or name == "KIF_1001.jpg"


@pytest.mark.parametrize(
    ("name", "child"), [("2025.jpg", "bob"), ("120926.jpg", "small"), ("12.jpg", "zoe")]
)
def test_digits_alone_that_could_be_a_year_or_a_date_are_only_offered(name, child):
    assert found(name) == ((child,), False)
