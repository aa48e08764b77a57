"""The header of a common transfer file: what it is, of which version, from whom and for whom."""

import re
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from vault.domain.pupil_values import clean_text
from vault.errors import BadFileError
from vault.exchange.ctf.pupil_stream import name_of

OLDEST = 17
_NUMBER = re.compile(r"\d{7}")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class NamedSchool:
    """A school as a file names it; `number` is local authority and establishment, '8012345', and
    empty where either is not known ('XXX')."""

    number: str
    urn: str
    name: str


@dataclass(frozen=True, slots=True)
class Header:
    """`version` is 0 where the file does not say one."""

    kind: str
    version: int
    source: NamedSchool
    destination: NamedSchool


def read_header(root: Element) -> Header:
    """Of a root of which the header has been read. BadFileError for a file of an older form, and
    for one without a header or a version."""
    header = child(root, "header")
    if header is None:
        raise BadFileError(reason="it has no header that says what it is")
    kind = "ATF" if name_of(root) == "atfile" else "CTF"
    value = (
        text_of(header, "ctfversion") or text_of(header, "atfversion") or text_of(header, "version")
    )
    number = re.match(r"\d+", value)
    version = int(number[0]) if number else 0
    made = text_of(header, "datetime")[:4]
    if kind == "CTF" and (version < OLDEST or (made.isdecimal() and int(made) < 2000 + OLDEST)):
        old = f"{kind} {value[:8]}" if value else f"a {kind} without a version"
        reason = f"it is {old} of {made or 'no year'}; from CTF {OLDEST} on they are read"
        raise BadFileError(reason=reason)
    return Header(kind, version, _school(header, "sourceschool"), _school(header, "destschool"))


def newest_version(today: date) -> int:
    """The version of the school year: CTF 26 from September 2026 on."""
    return today.year - 2000 - (today.month < 9)


def child(element: Element, name: str) -> Element | None:
    """The first child of this name, however it is written; None for none."""
    return next((c for c in element if name_of(c) == name), None)


def text_of(element: Element, *path: str) -> str:
    """The text at the end of this path, clean; '' where there is none."""
    found: Element | None = element
    for name in path:
        found = child(found, name) if found is not None else None
    return clean_text(found.text or "") if found is not None else ""


def _school(header: Element, name: str) -> NamedSchool:
    school = child(header, name)
    if school is None:
        return NamedSchool("", "", "")
    number = text_of(school, "lea") + text_of(school, "estab")
    return NamedSchool(
        number if _NUMBER.fullmatch(number) else "",
        text_of(school, "urn")[:_LONGEST],
        text_of(school, "schoolname")[:_LONGEST],
    )
