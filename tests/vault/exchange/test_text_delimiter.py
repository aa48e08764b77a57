"""What parts the columns: decided by all rows, not by the first."""

import pytest

from tests.vault.exchange.books import pupils, read, told, written


@pytest.mark.parametrize(
    ("text", "sign", "count"),
    [
        ("Class list, 4P, autumn\nSurname;Forename;Adno\nLee;Ann;1\nRay;Bob;2\n", ";", 2),
        ("List, of all\nSurname\tForename\nLee\tAnn\n", "\t", 1),
        ('Surname;Forename;Adno\nLee, jun.;Ann;1\nRay;"B";2\n', ";", 2),
        ("sep=;\nSurname;Forename\nLee;Ann\nRay;Bob\n", ";", 2),
        ("Surname|Forename\nLee|Ann\n", "|", 1),
        ('Surname,Forename\nLee,Ann "Annie" X\nRay,Bob\n', ",", 2),
    ],
)
def test_the_delimiter_is_that_of_most_rows(tmp_path, text, sign, count):
    reading = read(written(tmp_path, text, "list.csv"))
    assert reading.delimiter == sign
    assert len(pupils(reading)) == count


def test_two_signs_that_fit_alike_are_told(tmp_path):
    reading = read(written(tmp_path, "Surname,Forename;x\nLee,Ann;1\n", "list.csv"))
    assert "could be parted at" in told(reading)
