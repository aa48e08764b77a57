"""What a plain cell says, and which cells are none."""

import pytest

from tests.vault.exchange.books import ENGLAND
from vault.exchange.births import Births
from vault.exchange.dates import usual_order
from vault.exchange.list_cells import Cells, PlainPupilCells, plain_class, plain_part


@pytest.fixture
def cells():
    return PlainPupilCells(usual_order(ENGLAND), ENGLAND.pupil_number, Births(any_age=False))


@pytest.mark.parametrize(
    ("field", "text", "pairs"),
    [
        ("legal_given", " Ann ", (("legal_given", "Ann"),)),
        ("full_name", "Lee, Ann", (("legal_given", "Ann"), ("legal_family", "Lee"))),
        ("born", "03/09/2016", (("born", "2016-09-03"),)),
        ("year_group", "Year 4", (("year_group", "4"),)),
        ("sex", "female", (("sex", "F"),)),
        ("admission_no", "00123", (("admission_no", "00123"),)),
        *(("admission_no", text, ()) for text in ("000", "N/A", "")),
    ],
)
def test_a_plain_cell_is_read_to_stored_values(cells, field, text, pairs):
    assert cells.of(field)[text] == pairs


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("born", "soon"), ("born", "03/09/1950"), ("sex", "what"), ("sex", "divers")),
        *(("upn", "nonsense"), ("legal_given", "A\u200bnn"), ("legal_given", "A\nnn")),
        *(("legal_given", "0"), ("legal_given", "x" * 500)),
    ],
)
def test_what_somebody_has_to_hear_of_is_looked_at(cells, field, text):
    assert cells.of(field)[text] is None


def test_classes_and_parts_of_contacts():
    assert [plain_class(text) for text in ("4 P", "#N/A", "", "0")] == ["4 P", "", "", None]
    assert plain_part("name")("Mia Lee") == (("given", "Mia"), ("family", "Lee"))
    assert plain_part("name")("Mia") == (("given", ""), ("family", "Mia"))
    assert [plain_part("phone")(text) for text in ("1", "", "0")] == [(("phone", "1"),), (), None]


def test_a_text_is_read_once_and_never_are_too_many_kept():
    read = []
    found = Cells(lambda text: read.append(text) or text.upper())
    assert [found["a"], found["a"]] == ["A", "A"]
    assert read == ["a"]
    for number in range(20_000):
        found[str(number)]
    assert len(found) < 20_000
