"""What a file is by its first bytes and by what it holds, whatever it is called."""

import io
import re
import zipfile
from enum import StrEnum
from typing import BinaryIO

from vault.errors import BadFileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype html|html|table|head|body|meta)\b", re.IGNORECASE)
_LOCKED = "it is protected by a password; open it, save it without one, and try again"
_OTHERS = (
    (b"%PDF", "it is a PDF; save the list as a workbook or as CSV"),
    (b"{\\rtf", "it is a text document; save the list as a workbook or as CSV"),
    (b"ID;P", "it is in an old format (SYLK); save it as XLSX"),
)


class Kind(StrEnum):
    """How the tables in a file are kept."""

    XLSX = "XLSX"
    XLSB = "XLSB"
    XLS = "XLS"
    ODS = "ODS"
    HTML = "HTML"
    TEXT = "text"


def kind_of_bytes(raw: bytes) -> Kind:
    """BadFileError with a plain reason for what holds no table."""
    if looks_zipped(raw):
        kind = kind_of_zip(io.BytesIO(raw))
        if kind is None:
            raise BadFileError(reason="it is a ZIP file and no workbook")
        return kind
    if raw.startswith(_OLE):
        return _of_ole(raw)
    if raw[:2] == b"\x09\x08" and raw[2:4] in (b"\x10\x00", b"\x08\x00"):
        # A bare stream of an old workbook, without the container.
        raise BadFileError(reason="it is a workbook of a very old kind; save it as XLSX")
    for sign, reason in _OTHERS:
        if raw.startswith(sign):
            raise BadFileError(reason=reason)
    head = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in raw[:4096]:
        raise BadFileError(reason="it is a workbook as XML of 2003; open it and save it as XLSX")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = raw[:4096].decode("utf-16", "replace").encode("utf-8", "replace").lstrip()
    if _HTML.match(head) or (head.startswith(b"<?xml") and _HTML.search(head)):
        return Kind.HTML
    return Kind.TEXT


def looks_zipped(head: bytes) -> bool:
    """By the first bytes, also where the rest is missing."""
    return head.startswith(b"PK") and all(sign < 32 for sign in head[2:4])


def kind_of_zip(file: BinaryIO) -> Kind | None:
    """None for a ZIP that is no workbook. BadFileError for a damaged one and other documents."""
    try:
        with zipfile.ZipFile(file) as opened:
            names = {info.filename for info in opened.infolist()}
            kind = b""
            if "mimetype" in names:
                with opened.open("mimetype") as part:
                    kind = part.read(80)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise BadFileError(reason="it is not a whole workbook or ZIP file") from error
    lower = {name.lower().lstrip("/") for name in names}
    if any(name.startswith("xl/") for name in lower):
        return Kind.XLSB if "xl/workbook.bin" in lower else Kind.XLSX
    if b"opendocument.spreadsheet" in kind:
        return Kind.ODS
    if any(name.startswith("word/") for name in lower) or b"opendocument.text" in kind:
        raise BadFileError(reason="it is a text document; save the list as a workbook or as CSV")
    if any(name.endswith(".iwa") for name in lower):
        raise BadFileError(reason="it is from Numbers; in Numbers, export it as Excel or CSV")
    return None


def _of_ole(raw: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise BadFileError(reason=_LOCKED)
    if any(name.encode("utf-16-le") in raw for name in ("Workbook", "Book\0")):
        return Kind.XLS
    raise BadFileError(reason="it is a document of an old Office program, and no workbook")


def locked() -> BadFileError:
    """For a workbook that asks for a password."""
    return BadFileError(reason=_LOCKED)
