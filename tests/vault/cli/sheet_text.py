"""Reads the code off a recovery sheet, as a person with the paper would."""

import re
from pathlib import Path

import pypdfium2


def code_on(sheet: Path) -> str:
    """The numbered groups of the code, joined by dashes."""
    with pypdfium2.PdfDocument(sheet) as document:
        text = document[0].get_textpage().get_text_range()
    groups = re.findall(r"\b[1-7]\. ([0-9A-Z]{4,5})\b", text)
    assert len(groups) == 7
    return "-".join(groups)


def share_on(sheet: Path) -> str:
    """The numbered words of a share, in their order."""
    with pypdfium2.PdfDocument(sheet) as document:
        text = document[0].get_textpage().get_text_range()
    words = sorted((int(n), word) for n, word in re.findall(r"\b(\d+)\. ([a-z]+)\b", text))
    assert len(words) >= 20
    return " ".join(word for _, word in words)
