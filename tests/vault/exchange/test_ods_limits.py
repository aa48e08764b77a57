"""ODS workbooks in which a cell or row stands for a million."""

import re

import pytest

from tests.vault.exchange.books import DATA, changed, read, written
from vault.errors import BadFileError, UnsafeFileError


def test_a_row_that_stands_for_a_million_in_an_ods_is_refused(tmp_path, no_library):
    def repeat(text):
        return re.sub(
            rb"<table:table-row ",
            b'<table:table-row table:number-rows-repeated="1000000" ',
            text,
        )

    raw = changed((DATA / "office.ods").read_bytes(), repeat, "content.xml")
    with pytest.raises(BadFileError):
        read(written(tmp_path, raw, "list.ods"))
    assert no_library == []


def test_entities_in_an_ods_are_refused(tmp_path, no_library):
    bomb = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'
    raw = changed(
        (DATA / "office.ods").read_bytes(),
        lambda text: text.replace(b"?>", b"?>" + bomb, 1),
        "content.xml",
    )
    with pytest.raises(UnsafeFileError):
        read(written(tmp_path, raw, "list.ods"))
    assert no_library == []
