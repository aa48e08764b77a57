"""HTML tables, whatever they are called."""

import pytest

from tests.vault.exchange.books import pupils, read, written
from vault.errors import BadFileError


def test_an_html_table_that_is_called_xls_is_read(tmp_path):
    page = (
        "<html><head><title>x</title><style>td{}</style></head><body><table>"
        "<tr><th colspan=2>Class 4P</th></tr><tr><th>Surname<th>Forename<th>Adno</tr>"
        "<tr><td>O&#39;Brien</td><td>Zo&euml;</td><td>007</td></tr></table></body></html>"
    )
    reading = read(written(tmp_path, page, "list.xls"))
    assert pupils(reading) == {"Zoë O'Brien": {"admission_no": "007"}}


def test_a_page_without_a_table_is_told(tmp_path):
    with pytest.raises(BadFileError) as refused:
        read(written(tmp_path, "<html><body>Sign in</body></html>", "list.xls"))
    assert "without a table" in str(refused.value.details["reason"])
