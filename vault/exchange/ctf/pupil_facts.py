"""What a pupil's element in a common transfer file says that this vault keeps."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from vault.domain.preview import FileSection
from vault.domain.pupil_values import clean_text
from vault.exchange.ctf import pupil_groups
from vault.exchange.ctf.header import child, text_of
from vault.exchange.ctf.pupil_stream import name_of

_DETAILS = (
    ("preferred_given", "preferredforename"),
    ("preferred_family", "preferredsurname"),
    ("middle", "middlenames"),
    ("year_group", "ncyearactual"),
)
_READ = frozenset({"upn", "surname", "forename", "dob", "sex", "gender", "basicdetails"})
_OF_DETAILS = frozenset(name for _, name in _DETAILS)
_RELATIONS = {
    "PAM": "mother",
    "PAF": "father",
    "STP": "step-parent",
    "CAR": "carer",
    "FOM": "foster mother",
    "FOF": "foster father",
    "FAM": "family member",
    "REL": "other relative",
    "CHM": "childminder",
    "SWR": "social worker",
    "DOC": "doctor",
    "OTH": "other contact",
}
"""The commoner codes of the standard; any other is kept as it stands."""
_MOST_CONTACTS = 20
_TELEPHONES = ("M", "H", "W")
"""The mobile first, then home, then work."""


def facts_of(pupil: Element, without: tuple[FileSection, ...]) -> dict[str, str]:
    """Field to text as it is written; only what stands there."""
    facts = {
        "legal_given": text_of(pupil, "forename"),
        "legal_family": text_of(pupil, "surname"),
        "born": text_of(pupil, "dob"),
        "upn": text_of(pupil, "upn").upper(),
        "sex": text_of(pupil, "sex") or text_of(pupil, "gender"),
    }
    if FileSection.DETAILS not in without:
        for field, name in _DETAILS:
            facts[field] = text_of(pupil, "basicdetails", name) or text_of(pupil, name)
        facts["year_group"] = facts["year_group"].upper()
        for part in ("given", "family"):
            # Programs write it for everybody, and it says something only where it differs.
            if facts[f"preferred_{part}"] == facts[f"legal_{part}"]:
                facts[f"preferred_{part}"] = ""
    return {field: text for field, text in facts.items() if text}


def contacts_of(pupil: Element) -> Iterator[tuple[tuple[str, object], ...]]:
    """The fields of each contact, in the file's order of them."""
    listed = child(pupil, "contacts")
    address = address_of(pupil)
    contacts = [] if listed is None else [c for c in listed if name_of(c) == "contact"]
    for place, contact in enumerate(contacts[:_MOST_CONTACTS], start=1):
        order = text_of(contact, "order")
        is_same = text_of(contact, "addressaspupil").lower() in ("true", "1")
        code = text_of(contact, "relationship").upper()
        may_decide = text_of(contact, "responsibility").lower() in ("true", "1")
        yield (
            ("given", text_of(contact, "forename")),
            ("family", text_of(contact, "surname")),
            ("relationship", _RELATIONS.get(code, code)),
            ("priority", int(order) if order.isascii() and order.isdecimal() else place),
            ("phone", _telephone(contact)),
            ("email", text_of(contact, "email")),
            ("address", address if is_same else address_of(contact)),
            ("parental_responsibility", int(may_decide)),
            ("emergency", 1),
        )


def unread_sections(pupil: Element, without: tuple[FileSection, ...]) -> Iterator[str]:
    """The names of what else stands there, as the file has them."""
    taken, taken_details = _READ, frozenset[str]()
    if FileSection.CONTACTS not in without:
        taken |= {"contacts"}
        contacts = child(pupil, "contacts")
        if contacts is not None and any(text_of(one, "addressaspupil") for one in contacts):
            taken |= {"address"}
    if FileSection.GROUPS not in without:
        taken, taken_details = taken | pupil_groups.READ, pupil_groups.READ_DETAILS
    if FileSection.DETAILS not in without:
        taken_details |= _OF_DETAILS
    for element in pupil:
        if name_of(element) not in taken and (len(element) or clean_text(element.text or "")):
            yield element.tag.rpartition("}")[2]
    details = child(pupil, "basicdetails")
    for element in details if details is not None else ():
        if name_of(element) not in taken_details:
            yield element.tag.rpartition("}")[2]


def address_of(element: Element) -> str:
    """'2 Example Road, Nowhere, ZZ99 9ZZ'; '' for none."""
    address = child(element, "address")
    if address is None:
        return ""
    parts = []
    for form in address:
        if name_of(form) == "addresslines":
            parts += [clean_text(line.text or "") for line in form]
        elif name_of(form) == "bs7666address":
            house = (text_of(form, name) for name in ("saon", "paon", "street"))
            parts.append(" ".join(part for part in house if part))
            parts += [
                text_of(form, n) for n in ("locality", "town", "administrativearea", "posttown")
            ]
    parts.append(text_of(address, "postcode"))
    return ", ".join(part for part in parts if part)


def _telephone(contact: Element) -> str:
    phones = child(contact, "phones")
    numbers: dict[str, str] = {}
    for phone in phones if phones is not None else ():
        kind = text_of(phone, "telephonetype").upper()[:1]
        numbers.setdefault(kind, text_of(phone, "phoneno"))
    return next((numbers[kind] for kind in (*_TELEPHONES, *numbers) if numbers.get(kind)), "")
