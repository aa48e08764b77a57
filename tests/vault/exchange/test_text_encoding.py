"""Letters of a list: the usual encodings without a question, the others with a look."""

import pytest

from ui.questions.letters_words import letters_words
from vault.domain.preview import ENCODINGS
from vault.exchange.text_encoding import MIXED, TWICE, decoded, letters_of

NAMES = "Brontë,Zoë\nMuñoz,José\nO’Brien,Siobhán\nMüller,Jürgen\nÅkesson,Björn\n"
POLISH = "Wiśniewska,Małgorzata\nŁukasik,Paweł\nDąbrowski,Kąśny\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", NAMES),
        ("utf-8", POLISH),
        ("cp1252", NAMES),
        ("cp1252", "Guðmundsdóttir,Guðrún\nÞór,Sigurður\nSmith,Ýmir\nÞorsteinn,Auður\n"),
        ("cp1252", "Novotný,Ann\nSmith,Bob\n"),
        ("cp1252", "Ashé,Ann\nROSÉ,ZOË\nCafé – “Ann”,£5\n"),
        ("utf-16-le", NAMES * 9),
    ],
)
def test_usual_letters_are_known_without_a_question(encoding, text):
    letters = letters_of(text.encode(encoding))
    assert (letters.encoding, letters.wrong) == (encoding, "")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("mac_roman", NAMES),
        ("cp850", NAMES.replace("’", "'")),
        ("cp1250", POLISH),
        ("cp1251", "Surname,Forename\nИванова,Мария\nКузнецов,Павел\n"),
        ("cp1254", "Yıldırım,Ayşe\nŞahin,Uğur\nÇelik,Gülşen\nMüller,Jürgen\n"),
        ("cp1254", "Smith,Ann\nYıldız,Işık\n"),
        ("cp1254", "ŞAHİN,AYŞE\nYILDIZ,BARIŞ\n"),
        ("cp1253", "Surname,Forename\nΠαπαδόπουλος,Νίκος\n"),
    ],
)
def test_other_letters_are_told_as_wrong_with_the_likeliest_reading_first(encoding, text):
    raw = text.encode(encoding)
    letters = letters_of(raw)
    assert letters.wrong
    assert letters.readings[0].encoding == encoding
    assert decoded(raw, letters.encoding) == text
    assert set(letters.readings[0].samples) <= set(text.replace("\n", ",").split(","))


def test_letters_that_were_encoded_twice_are_told_and_taken_back():
    raw = NAMES.encode().decode("cp1252", "ignore").encode()
    letters = letters_of(raw)
    assert letters.encoding == TWICE
    assert "BrontÃ«" in letters.wrong
    assert "Brontë,Zoë" in decoded(raw, TWICE)


def test_one_odd_sign_among_many_names_asks_nobody():
    assert letters_of((NAMES * 3 + "Pupil½\n").encode("cp1252")).wrong == ""


def test_lines_of_two_kinds_are_read_each_in_its_own():
    raw = "Åsh\n".encode() + "Bïrch\n".encode("cp1252")
    assert letters_of(raw).encoding == MIXED
    assert decoded(raw, MIXED) == "Åsh\nBïrch\n"


def test_every_reading_can_be_chosen_and_has_words():
    files = ("Иванова,Мария\n", "Παπαδόπουλος,Νίκος\n", "Yıldırım,Ayşe\n", POLISH, NAMES)
    codes = ("cp1251", "cp1253", "cp1254", "cp1250", "mac_roman")
    for text, code in zip(files, codes, strict=True):
        for one in letters_of(text.encode(code)).readings:
            assert one.encoding in ENCODINGS
            assert letters_words(one.encoding) != one.encoding
