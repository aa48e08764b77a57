"""Contacts that stand in a pupil's row, or in rows of their own."""

import pytest

from tests.vault.exchange.books import contacts, pupils, read, told, written


@pytest.mark.parametrize(
    ("columns", "cells", "found"),
    [
        ("Contact 1 Forename,Contact 1 Surname", "Mia,Lee", ["Mia Lee"]),
        ("Mother's name,Father's name", "Mia Lee,Tom Lee", ["Mia Lee", "Tom Lee"]),
        ("Contact 1 Relationship,Contact 1 Name", "Mother,", []),
        ("Parent/Carer 2 mobile", "07700 900001", [" Contact"]),
    ],
)
def test_whoever_has_a_name_or_a_number_is_a_contact(tmp_path, columns, cells, found):
    text = f"Surname,Forename,{columns}\nLee,Ann,{cells}\n"
    assert contacts(read(written(tmp_path, text, "list.csv"))) == found


def test_the_heading_says_who_it_is(tmp_path):
    text = "Surname,Forename,Mother's name,Father's name\nLee,Ann,Mia Lee,Tom Lee\n"
    reading = read(written(tmp_path, text, "list.csv"))
    relations = [dict(contact.values)["relationship"] for contact in reading.contacts]
    assert relations == ["Mother", "Father"]


def test_a_contact_that_comes_again_is_one(tmp_path):
    text = "Adno,Surname,Forename,Contact Name,Reg\n1,Lee,Ann,Mia Lee,4P\n1,Lee,Ann,mia lee,5W\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert (list(pupils(reading)), contacts(reading)) == (["Ann Lee"], ["Mia Lee"])
    assert "Rows that tell more" in told(reading)
