"""What travels has a number: an older program says 'made by a newer one', and not 'damaged'."""

import json
from pathlib import Path

import pytest

from vault.domain.transfer import FIELDS
from vault.errors import BadContentError, NewerFileError
from vault.exchange.transfer.header import FORMAT, parse_header

KNOWN = Path(__file__).resolve().parents[1] / "data" / "what_travels.json"


def test_each_change_of_what_travels_has_a_number_of_its_own():
    """A new column or kind: raise FORMAT by one and add what travels now; older lines stay."""
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    now = {
        kind.value: {table: sorted(columns) for table, columns in tables.items()}
        for kind, tables in FIELDS.items()
    }
    assert known[str(FORMAT)] == now
    assert list(known) == [str(number) for number in range(1, FORMAT + 1)]


@pytest.mark.parametrize("number", [FORMAT + 1, 999])
def test_a_file_of_a_later_version_is_told_as_that(number):
    with pytest.raises(NewerFileError):
        parse_header(json.dumps({"format": f"tuckbox-transfer-{number}"}).encode())


@pytest.mark.parametrize("text", ["tuckbox-transfer-0", "tuckbox-transfer-01", "tuckbox-card-9", 7])
def test_what_is_no_number_of_ours_is_no_transfer_file(text):
    with pytest.raises(BadContentError):
        parse_header(json.dumps({"format": text}).encode())
