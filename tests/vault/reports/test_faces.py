"""Which font has a letter."""

import pytest

from vault.reports.faces import FOLDER, face_of


@pytest.mark.parametrize(
    ("letter", "face"),
    [
        ("Ł", "NotoSans-Regular"),
        ("क", "NotoSansDevanagari-Regular"),
        ("ع", "NotoSansArabic-Regular"),
        ("中", "DroidSansFallbackFull"),
        ("한", "NanumSquareR"),
        ("✓", "NotoSansSymbols2-Regular"),
        ("𓀀", ""),
    ],
)
def test_a_letter_has_the_face_of_its_script(letter, face):
    assert face_of(letter) == face


def test_each_shipped_face_has_its_licence_beside_it():
    names = {entry.name for entry in FOLDER.iterdir()}
    assert {"OFL.txt", "Apache-2.0.txt"} <= names
