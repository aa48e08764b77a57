"""Whose picture a file is: a name and a number agree or it is a question, and digits that are a
date, a year or a camera's counter are nobody's number."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.exchange.roster import ROLL, ROSTER, UPN, found, pupil
from vault.domain.preview import SURE
from vault.exchange.photo_matching import index_roster, match_file


@pytest.mark.parametrize(
    ("name", "child"),
    [
        ("1001.jpg", "ann"),
        ("0042.jpg", "cat"),
        ("A77.jpg", "dan"),
        (f"{UPN}.jpg", "niamh"),
        (f"{UPN} OBrien.jpg", "niamh"),
        ("1001_portrait.jpg", "ann"),
        ("1001 Lee.jpg", "ann"),
        ("1001 Ann Marie Lee.jpg", "ann"),
        ("Ann Lee 1001.jpg", "ann"),
        ("LEE ANN 4P.jpg", "ann"),
        ("Class 4P/Ann Lee 2024-25.jpg", "ann"),
        ("Ann Lee 2025-09-12 14.30.12.jpg", "ann"),
        ("Ann Lee 20250912_143012.jpg", "ann"),
        ("DSC_2025 Ann Lee.jpg", "ann"),
        ("Ann Lee (2).jpg", "ann"),
        ("o'brien niamh.jpg", "niamh"),
        ("zoe smith jones.jpg", "zoe"),
        ("Smith-Jones, Zoe\u0308.jpg", "zoe"),
        ("Ann Small.jpg", "small"),
        ("शर्मा प्रिया.jpg", "priya"),
    ],
)
def test_one_child_who_is_named_without_contradiction_is_found(name, child):
    assert found(name) == ((child,), True)


@pytest.mark.parametrize(
    ("name", "children"),
    [
        ("Ann Lee 2025.jpg", ("ann", "bob")),
        ("Ann Lee 1003.jpg", ("ann", "mia")),
        ("1001 Mia Lee.jpg", ("mia", "ann")),
        ("Bob Ray 1001.jpg", ("bob", "ann")),
        ("Ann Lee 0042.jpg", ("ann", "cat")),
        (f"{UPN} Ann Lee.jpg", ("ann", "niamh")),
        ("1001 Willow Bank.jpg", ("ann",)),
        ("1001-1003.jpg", ("ann", "mia")),
        ("Ann Lee 1001 1003.jpg", ("ann", "mia")),
        (f"{UPN} 1003.jpg", ("niamh", "mia")),
        (f"{UPN} OBrien 1003.jpg", ("niamh", "mia")),
        ("A801200005009 077.jpg", ("una", "ben")),
        ("077.jpg", ("una", "ben")),
        ("Bill Ford.jpg", ("bill", "will")),
        ("Ann Lee 9999.jpg", ("ann",)),
        ("Ann and Mia Lee.jpg", ("ann", "mia")),
        ("Tom Hill.jpg", ("tom1", "tom2")),
    ],
)
def test_a_name_and_a_number_that_do_not_agree_are_a_question(name, children):
    assert found(name) == (children, False)


def test_a_name_with_a_letter_that_cannot_be_read_is_not_another_name():
    for name in (os.fsdecode(b"Ann\xe9 Lee.jpg"), "Ann├⌐ Lee.jpg", "Ann\ufffd Lee 1001.jpg"):
        assert found(name) == (("ann",), False)


@pytest.mark.parametrize(
    ("name", "child"),
    [
        ("042.jpg", "cat"),
        ("0001001.jpg", "ann"),
        ("ALee.jpg", "ann"),
        ("LeeA.jpg", "ann"),
        ("A. Lee.jpg", "ann"),
        ("AnnLee.jpg", "ann"),
        ("annlee.jpg", "ann"),
        ("ELM DAN 4P.jpg", "dan"),
        ("LEE ANN 5P.jpg", "ann"),
        ("Ann Marie Lee.jpg", "ann"),
        ("Ann Leee.jpg", "ann"),
        ("Cathy Fox.jpg", "cat"),
    ],
)
def test_what_is_only_near_is_offered_and_never_sure(name, child):
    assert found(name) == ((child,), False)


PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from([*(word for row in ROLL for word in row[1:]), "IMG", "2025", "2025-09-12"]),
)


@given(st.lists(PIECES, max_size=6), st.sampled_from(["", " ", "_", "-", "."]))
def test_any_name_is_read_and_what_is_sure_is_one_child(pieces, sign):
    match = match_file(f"{sign.join(pieces)}.jpg", ROSTER)
    assert match.by not in SURE or len(match.candidates) == 1
    assert (match.pupil is None) == (match.candidates == ())


def test_a_known_class_tells_and_a_missing_one_asks():
    assert match_file("LEE ANN 4P.jpg", ROSTER).by == "name"
    assert match_file("ELM DAN 4P.jpg", ROSTER).by == "class"
    assert match_file("LEE ANN 5P.jpg", ROSTER).by == "other class"


@pytest.mark.parametrize(
    "name",
    [
        *("100_1001.jpg", "101_0042.jpg", "7D_0042.jpg", "IMG_0003 (1002).jpg", "4P (300).jpg"),
        *("Photo 12 of 300.jpg", "img20250912_0077.jpg", "IMG_1001_0042.jpg", "Portrait_300.jpg"),
        *("DSC_0042_1001.jpg", "IMG_0003 1001.jpg", "2025-09-12-0042.jpg", "12-09-2025 (333).jpg"),
        *("School Photos 2025 (333).jpg", "Bob Ray 42.jpg", "Bob Ray 7.jpg"),
    ],
)
def test_a_number_beside_anything_but_its_own_child_s_name_is_never_sure(name):
    numbers = ("0042", "1001", "1002", "0077", "300", "333", "0007")
    children = [
        pupil(f"p{place}", "Cat", f"Day{'abcdefg'[place]}", number, "", "")
        for place, number in enumerate(numbers)
    ]
    bob = pupil("bob", "Bob", "Ray", "5", "", "")
    assert match_file(name, index_roster([*children, bob])).by not in SURE


STATE_ID = "4410023876"
STUDENTS = (
    ("eva", "Eva", "Cruz", "301", "", STATE_ID),
    ("leo", "Leo", "Park", "302", "", "TX90871"),
    ("max", "Max", "Dunn", "4410023999", "", "302771"),
    ("noa", "Noa", "Reed", "", "", "0052118"),
)


@pytest.mark.parametrize(
    ("name", "children", "by"),
    [
        (f"{STATE_ID}.jpg", ("eva",), "upn"),
        ("tx90871.jpg", ("leo",), "upn"),
        (f"{STATE_ID} Eva Cruz.jpg", ("eva",), "name and number"),
        ("Eva Cruz 301.jpg", ("eva",), "name and number"),
        ("4410023999.jpg", ("max",), "admission number"),
        ("52118.jpg", ("noa",), "zeros"),
        (f"{STATE_ID} Leo Park.jpg", ("leo", "eva"), "name against number"),
        (f"IMG_{STATE_ID}.jpg", (), ""),
        (f"{STATE_ID} (2).jpg", ("eva",), "digits and more"),
        ("Noa Reed 7777.jpg", ("noa",), "other number"),
    ],
)
def test_a_school_whose_state_has_numbers_of_another_shape_is_matched_by_them(name, children, by):
    match = match_file(name, index_roster(pupil(*one) for one in STUDENTS))
    assert (match.candidates, match.by) == (children, by)


def test_a_state_number_that_is_another_childs_school_number_is_a_question():
    twins = (("eva", "Eva", "Cruz", "", "", "88123"), ("kim", "Kim", "Lowe", "88123", "", ""))
    match = match_file("88123.jpg", index_roster(pupil(*one) for one in twins))
    assert (set(match.candidates), match.by) == ({"eva", "kim"}, "several")
