"""Reads the code off a recovery sheet, as a person with the paper would."""

import re
from pathlib import Path

import pypdfium2


def code_on(sheet: Path) -> str:
    """The dashed code, without blanks."""
    with pypdfium2.PdfDocument(sheet) as document:
        text = document[0].get_textpage().get_text_range()
    found = re.search(r"(?:[0-9A-Z]{4,8}\s*-\s*){3,}[0-9A-Z]{2,8}", text)
    assert found, text
    return re.sub(r"\s+", "", found.group(0))
