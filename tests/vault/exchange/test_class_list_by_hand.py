"""Columns of a class list, found by themselves or put right by hand."""

from datetime import date

from tests.vault.exchange.odd_rolls import bring_in, rows
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import OpenPupil
from vault.domain.preview import LIST_FIELDS, ReadOptions
from vault.exchange.list_columns import FIELD_NAMES


def test_contacts_in_a_list_come_in_with_their_order(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Surname,Forename,Contact 1 Name,Contact 1 Phone,Contact 2 Name,Contact 2 Relationship\n"
        'Khan,Zoe,"Khan, Amir",01632 960001,Robin Doe,aunt\n'
    )
    bring_in(lead, path)
    contacts = lead.run(OpenPupil(rows(lead)[0].id)).contacts
    assert [(c.priority, c.given, c.family, c.phone, c.relationship) for c in contacts] == [
        (1, "Amir", "Khan", "01632 960001", ""),
        (2, "Robin", "Doe", "", "aunt"),
    ]
    again = lead.run(PreviewRoll(path))
    assert (again.new, again.changed) == ((), ())


def test_invisible_signs_are_taken_out_and_told(lead, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename\nKh\u202ean,Zo\u200be\n", encoding="utf-8")
    preview = bring_in(lead, path)
    assert len([p for p in preview.doubtful if "invisible" in p.reason]) == 2
    assert (rows(lead)[0].family, rows(lead)[0].given) == ("Khan", "Zoe")


def test_what_was_found_out_can_be_put_right_by_hand(lead, tmp_path):
    path = tmp_path / "list.txt"
    path.write_bytes("A;B;C\nKhän;Zoë;04/03/2016\n".encode("cp1252"))
    unsaid = lead.run(PreviewRoll(path))
    assert unsaid.needs_columns
    assert not unsaid.will_write
    assert unsaid.header == ("A", "B", "C")
    mapping = (("A", "legal_family"), ("B", "legal_given"), ("C", "born"))
    options = ReadOptions("cp1252", ";", "month-day-year", mapping)
    bring_in(lead, path, options)
    (row,) = rows(lead)
    assert (row.family, row.given, row.born) == ("Khän", "Zoë", date(2016, 4, 3))


def test_every_field_offered_by_hand_is_one_that_is_read():
    plain = {field for field in LIST_FIELDS if not field.startswith("contact")}
    assert plain <= set(FIELD_NAMES)
