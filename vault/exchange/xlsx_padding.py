"""Numbers that a workbook shows with zeros in front ('000045'), by the number formats of its
styles: a school's own numbers are kept so, and are meant as they are shown."""

import re
from xml.parsers import expat

_ZEROS = re.compile("0{2,15}")
_MAYBE = re.compile(rb"formatCode\s*=\s*[\"']00")


def shown_digits(styles: bytes) -> dict[str, int]:
    """By the place of a cell's style, as cells name it: how many digits a whole number has at
    least. `styles` is the workbook's part of that name; what is no plain XML says nothing."""
    if not _MAYBE.search(styles) or b"<!DOCTYPE" in styles:
        return {}
    digits: dict[str, int] = {}
    found: dict[str, int] = {}
    within: list[str] = []
    place = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal place
        tag = name.rpartition(":")[2]
        if tag == "numFmt" and _ZEROS.fullmatch(code := attributes.get("formatCode", "")):
            digits[attributes.get("numFmtId", "")] = len(code)
        elif tag == "xf" and within[-1:] == ["cellXfs"]:
            if count := digits.get(attributes.get("numFmtId", "")):
                found[str(place)] = count
            place += 1
        within.append(tag)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: within.pop()
    try:
        parser.Parse(styles, True)
    except expat.ExpatError:
        return {}
    return found


def padded(text: str, digits: int) -> str:
    """'45' with 6 digits is '000045'; what is no whole number stays."""
    return text.zfill(digits) if text.isdecimal() else text
