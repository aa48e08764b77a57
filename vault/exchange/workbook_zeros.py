"""Whether a workbook of another kind than XLSX shows numbers with zeros in front ('000045'): the
library gives their values alone, so that is told and not mended."""

import re
import zipfile

from vault.exchange.workbook_kind import Kind
from vault.exchange.workbook_limits import Parts, kept_whole, unpacked
from vault.exchange.xlsx_padding import shown_digits

_XLS = re.compile(rb"\x1e\x04..[\xa4-\xff\x00].(.)\x00\x00(0{2,15})(?!0)", re.DOTALL)
"""A FORMAT record of BIFF8: length, number, count of signs, one byte a sign."""
_XLSB = re.compile(rb"(.)\x00\x00\x00((?:0\x00){2,15})(?!0\x00)", re.DOTALL)
_ODS = re.compile(rb'office:value-type="float"[^<>]*>\s*<text:p>0[0-9]')
_LONGEST = 1000
"""Of the tag of a cell."""


def shows_zeros(raw: bytes, kind: Kind, parts: Parts) -> bool:
    """Whether it has a number format of zeros alone, of ODS whether a cell is shown so. `parts` is
    empty for XLS."""
    if kind is Kind.XLS:
        return any(found[1][0] == len(found[2]) for found in _XLS.finditer(raw))
    name = {Kind.ODS: "content.xml", Kind.XLSB: "xl/styles.bin"}.get(kind, "xl/styles.xml")
    if name not in parts:
        return False
    if kind is Kind.ODS:
        return _stands_in(raw, parts[name])
    styles = kept_whole(raw, parts[name])
    if kind is Kind.XLSB:
        return any(found[1][0] * 2 == len(found[2]) for found in _XLSB.finditer(styles))
    return bool(shown_digits(styles))


def _stands_in(raw: bytes, info: zipfile.ZipInfo) -> bool:
    rest = b""
    for piece in unpacked(raw, info):
        rest = rest[-_LONGEST:] + piece
        if _ODS.search(rest):
            return True
    return False
