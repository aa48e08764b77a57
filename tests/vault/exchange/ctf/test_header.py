"""The header says of which version a file is, and for whom."""

from datetime import date
from xml.etree.ElementTree import fromstring

import pytest

from vault.errors import BadFileError
from vault.exchange.ctf.header import newest_version, read_header

HEAD = "<CTfile><Header><CTFVersion>26.0</CTFVersion>{0}</Header></CTfile>"


def header(more=""):
    return read_header(fromstring(HEAD.format(more)))


def test_the_version_of_a_school_year_changes_in_september():
    assert newest_version(date(2026, 8, 31)) == 25
    assert newest_version(date(2026, 9, 1)) == 26


def test_names_of_elements_are_read_however_they_are_written():
    school = "<DestSchool><lea>801</lea><ESTAB>2345</ESTAB><URN>123456</URN></DestSchool>"
    destination = header(school).destination
    assert (header().version, destination.number, destination.urn) == (26, "8012345", "123456")


def test_a_school_that_is_not_known_has_no_number():
    school = "<DestSchool><LEA>XXX</LEA><Estab>XXXX</Estab></DestSchool>"
    assert header(school).destination.number == ""


def test_a_file_without_a_header_is_told():
    with pytest.raises(BadFileError):
        read_header(fromstring("<CTfile/>"))
