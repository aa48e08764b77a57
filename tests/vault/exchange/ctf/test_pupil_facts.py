"""Addresses and telephones in the forms that the standard has."""

from xml.etree.ElementTree import fromstring

from vault.exchange.ctf.pupil_facts import address_of, contacts_of

BS7666 = """<Pupil><Address><BS7666Address><PAON>2</PAON><Street>Hill Road</Street>
<Town>Nowhere</Town></BS7666Address><PostCode>ZZ99 9ZZ</PostCode></Address></Pupil>"""
CONTACTS = """<Pupil><Contacts><Contact><Surname>Lee</Surname><Relationship>QQQ</Relationship>
<Phones><Phone><TelephoneType>W</TelephoneType><PhoneNo>2</PhoneNo></Phone>
<Phone><TelephoneType>H</TelephoneType><PhoneNo>1</PhoneNo></Phone></Phones></Contact></Contacts>
</Pupil>"""


def test_an_address_in_parts_becomes_one_line():
    assert address_of(fromstring(BS7666)) == "2 Hill Road, Nowhere, ZZ99 9ZZ"
    assert address_of(fromstring("<Pupil/>")) == ""


def test_of_several_telephones_the_one_at_home_comes_before_work():
    (contact,) = (dict(c) for c in contacts_of(fromstring(CONTACTS)))
    assert contact["phone"] == "1"
    assert contact["relationship"] == "QQQ"
    assert contact["parental_responsibility"] == 0
