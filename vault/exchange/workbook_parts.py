"""What is in a workbook beside its values: sizes, hidden rows, errors, links outside, macros."""

import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from vault.domain.english.wording import worded
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.ods_limits import seen_in_ods
from vault.exchange.workbook_kind import Kind, locked
from vault.exchange.workbook_limits import (
    Parts,
    Seen,
    check_texts,
    check_uses,
    kept_whole,
    parts_of,
    seen_in_sheet,
    unpacked,
)
from vault.exchange.workbook_zeros import shows_zeros
from vault.exchange.xls_limits import lengths_in_xlsb, seen_in_xls, seen_in_xlsb

_TEXTS, _XLSB_TEXTS = "xl/sharedstrings.xml", "xl/sharedstrings.bin"
_OTHER = re.compile(
    r"(?:.*/)?_rels/.*|docprops/.*|customxml/.*|\[content_types\]\.xml|xl/(?:workbook|styles|theme/.*"
    r"|sharedstrings|drawings/.*|comments.*|metadata|persons/.*|threadedcomments/.*"
    r"|externallinks/.*|tables/.*|calcchain|charts/.*)(?:\.xml|\.bin)?",
)
_MOST_TOGETHER = 3_200_000
_LINKS = ("xl/externallinks/externallink", "xl/connections.xml", "xl/querytables/")
_VBA = "_VBA_PROJECT_CUR".encode("utf-16-le")


@dataclass
class Inside:
    """What was counted in each sheet, by its name; and what a person is told of all."""

    sheets: dict[str, Seen] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def look_inside(raw: bytes, kind: Kind) -> Inside:
    """Before the library is given it. UnsafeFileError for what would take too much memory,
    BadFileError for what is damaged or protected."""
    inside = Inside()
    if kind is Kind.XLS:
        inside.sheets = seen_in_xls(raw)
        _check_together(list(inside.sheets.values()))
        _note(inside, has_links=False, has_macros=_VBA in raw)
        _note_zeros(inside, raw, kind, {})
        return inside
    parts = parts_of(raw)
    if kind is Kind.ODS:
        _look_inside_ods(raw, parts, inside)
    else:
        _look_inside_xlsx(raw, parts, inside, kind)
    _note_zeros(inside, raw, kind, parts)
    return inside


def _look_inside_ods(raw: bytes, parts: Parts, inside: Inside) -> None:
    if "meta-inf/manifest.xml" in parts:
        manifest = kept_whole(raw, parts["meta-inf/manifest.xml"])
        if b"encryption-data" in manifest:
            raise locked()
    if "content.xml" not in parts:
        raise BadFileError(reason="it is not a whole workbook")
    inside.sheets = seen_in_ods(raw, parts["content.xml"])
    _check_together(list(inside.sheets.values()))
    has_macros = any(name.startswith(("basic/", "scripts/")) for name in parts)
    _note(inside, has_links=False, has_macros=has_macros)


def _look_inside_xlsx(raw: bytes, parts: Parts, inside: Inside, kind: Kind) -> None:
    sheets: dict[str, Seen] = {}
    for name, info in parts.items():
        if _OTHER.fullmatch(name):
            if name.endswith((".xml", ".bin", ".rels")):
                kept_whole(raw, info)
        elif name.endswith(".xml"):
            sheets[name] = seen_in_sheet(raw, info)
            sheets[name].check()
        elif name.endswith(".bin") and "/worksheets/" in name and kind is Kind.XLSB:
            sheets[name] = seen_in_xlsb(raw, info)
            sheets[name].check()
    if _TEXTS in parts:
        check_texts(raw, kept_whole(raw, parts[_TEXTS]), sheets, parts)
    if _XLSB_TEXTS in parts and kind is Kind.XLSB:
        lengths = lengths_in_xlsb(raw, parts[_XLSB_TEXTS])
        for seen in sheets.values():
            check_uses(seen.uses, lengths, sum(lengths))
    if kind is Kind.XLSX:
        inside.sheets = {
            title: sheets[part] for title, part, _ in sheets_of(raw, parts) if part in sheets
        }
    inside.notes = notes_of(parts)


def _check_together(found: list[Seen]) -> None:
    """The library keeps all sheets of these kinds at once."""
    for seen in found:
        seen.check()
    if sum(seen.rows * seen.columns for seen in found) > _MOST_TOGETHER:
        raise UnsafeFileError(reason="its sheets together are too large to be read")


def _note(inside: Inside, *, has_links: bool, has_macros: bool) -> None:
    if has_links:
        inside.notes.append(worded("it has links to other files; they were not followed"))
    if has_macros:
        inside.notes.append(worded("it holds macros; they were not run"))


def _note_zeros(inside: Inside, raw: bytes, kind: Kind, parts: Parts) -> None:
    if shows_zeros(raw, kind, parts):
        words = worded(
            "numbers that it shows with zeros in front, such as 00045, were read without them; save"
            " it as a plain XLSX workbook to keep them"
        )
        inside.notes.append(words)


def notes_of(parts: Parts) -> list[str]:
    """What a person is told of an XLSX or XLSB workbook as a whole."""
    inside = Inside()
    has_links = any(name.startswith(_LINKS) for name in parts)
    _note(inside, has_links=has_links, has_macros=any("vbaproject" in name for name in parts))
    return inside.notes


def sheets_of(raw: bytes, parts: Parts) -> list[tuple[str, str, bool]]:
    """(title, part, whether it is hidden) of each sheet, by the workbook's own list."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= parts.keys():
        return []
    targets = {
        tag.get("Id", ""): tag.get("Target", "").lower().lstrip("/")
        for tag in tags_of(raw, parts["xl/_rels/workbook.xml.rels"], "Relationship")
    }
    found = []
    for tag in tags_of(raw, parts["xl/workbook.xml"], "sheet"):
        link = next((value for name, value in tag.items() if name.endswith(":id")), "")
        target = targets.get(link, "")
        part = target if target.startswith("xl/") else f"xl/{target}"
        found.append((tag.get("name", ""), part, tag.get("state", "visible") != "visible"))
    return found


def tags_of(raw: bytes, info: zipfile.ZipInfo, wanted: str) -> list[dict[str, str]]:
    """The attributes of each tag of a name. BadFileError for damaged XML, UnsafeFileError."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    def refuse(*_: object) -> None:
        raise UnsafeFileError(reason="it is built as no spreadsheet program builds a workbook")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EntityDeclHandler = start, refuse
    try:
        for piece in unpacked(raw, info):
            parser.Parse(piece, False)
    except expat.ExpatError as error:
        raise BadFileError(reason="it is damaged") from error
    return found
