"""A common transfer file of leavers. It has not been validated against the department's schema,
which is not public; the file says so itself."""

from collections.abc import Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from vault.domain.people import Contact, PupilPage, School, called
from vault.domain.school_number import figures_of
from vault.exchange.ctf.header import newest_version

UNVALIDATED = "Leavers. Not validated against the schema."
_OF_AUTHORITY, _NAME = 7, 3
_SUPPLIER = "TUCKBOX"
_MONTH_OF_YEAR = 8
"""From August on, the header names the school year that is to come."""
_CODES = {
    "mother": "PAM",
    "father": "PAF",
    "step-parent": "STP",
    "carer": "CAR",
    "foster mother": "FOM",
    "foster father": "FOF",
    "social worker": "SWR",
    "childminder": "CHM",
}
_OTHER = "OTH"


def ctf_of(
    school: School, destination: str, pupils: Sequence[PupilPage], made_at: datetime
) -> bytes:
    """UTF-8. `destination` is seven figures, or '' for a school that is not known; `made_at` is the
    school's own time."""
    root = Element("CTfile")
    header = SubElement(root, "Header")
    version = newest_version(made_at.date())
    _fill(
        header,
        DocumentName="Common Transfer File",
        CTFversion=f"{version}.0",
        DateTime=f"{made_at:%Y-%m-%dT%H:%M:%S}",
        DocumentQualifier="partial",
        DataDescriptor=UNVALIDATED,
        SupplierID=_SUPPLIER,
    )
    year = made_at.year - (made_at.month < _MONTH_OF_YEAR)
    source = _school(header, "SourceSchool", figures_of(school.number))
    _fill(source, SchoolName=school.name, AcademicYear=str(year))
    _school(header, "DestSchool", destination)
    data = SubElement(root, "CTFpupilData")
    for page in pupils:
        _pupil(data, page)
    indent(root, space="")
    head = b'<?xml version="1.0" encoding="utf-8"?>\n'
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=False)
    return head + body + b"\n"


def _school(header: Element, name: str, number: str) -> Element:
    school = SubElement(header, name)
    is_known = len(number) == _OF_AUTHORITY
    lea, estab = (number[:_NAME], number[_NAME:]) if is_known else ("XXX", "XXXX")
    SubElement(school, "LEA").text = lea
    SubElement(school, "Estab").text = estab
    return school


def _pupil(data: Element, page: PupilPage) -> None:
    facts = page.facts
    known = called(
        facts.legal_given, facts.legal_family, facts.preferred_given, facts.preferred_family
    )
    pupil = SubElement(data, "Pupil")
    _fill(
        pupil,
        UPN=facts.upn,
        Surname=facts.legal_family,
        Forename=facts.legal_given,
        DOB=facts.born.isoformat() if facts.born else "",
        Sex=facts.sex if facts.sex in ("M", "F") else "",
    )
    _fill(
        SubElement(pupil, "BasicDetails"),
        PreferredSurname=known.family,
        PreferredForename=known.given,
        MiddleNames=facts.middle,
        NCyearActual=facts.year_group,
    )
    if page.contacts:
        contacts = SubElement(pupil, "Contacts")
        for place, contact in enumerate(page.contacts, start=1):
            _contact(contacts, place, contact)


def _contact(contacts: Element, place: int, contact: Contact) -> None:
    one = SubElement(contacts, "Contact")
    _fill(
        one,
        Order=str(place),
        Surname=contact.family,
        Forename=contact.given,
        Relationship=_CODES.get(contact.relationship.casefold(), _OTHER),
        Responsibility="true" if contact.parental_responsibility else "false",
    )
    if contact.address:
        lines = SubElement(SubElement(one, "Address"), "AddressLines")
        for number, line in enumerate(contact.address.split(", ")[:5], start=1):
            SubElement(lines, f"AddressLine{number}").text = line
    if contact.phone:
        phone = SubElement(SubElement(one, "Phones"), "Phone")
        _fill(phone, TelephoneType="H", PhoneNo=contact.phone)
    if contact.email:
        SubElement(one, "Email").text = contact.email


def _fill(parent: Element, **texts: str) -> None:
    """A child for each text that there is, in this order."""
    for name, text in texts.items():
        if text:
            SubElement(parent, name).text = text
