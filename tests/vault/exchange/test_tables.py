"""Tables as schools have them: encodings, quotation marks and cells too many."""

import pytest

from tests.vault.exchange.dirty_rolls import HEAD, bring_in, listed, reasons, rows
from vault.actions.import_roll import PreviewRoll
from vault.errors import BadFileError


def test_empty_cells_behind_the_last_column_are_no_fault(lead, tmp_path):
    preview = bring_in(lead, listed(tmp_path, "Surname,Forename\nAsh,Ann,\nBirch,Bob,,,\n"))
    assert preview.refused == ()
    assert set(rows(lead)) == {"Ann", "Bob"}


def test_a_quotation_mark_that_is_not_closed_swallows_nobody(lead, tmp_path):
    preview = lead.run(PreviewRoll(listed(tmp_path, HEAD + 'Ash,"Ann,,,4B\nBirch,Bob,,,4B\n')))
    assert preview.new == ()
    assert "quotation mark" in reasons(preview.refused)


def test_ten_megabytes_of_lines_in_one_field_make_no_pupils(lead, tmp_path):
    path = listed(tmp_path, HEAD + '"' + "A\n" * (5 << 20) + '",Ann,,,\nBirch,Bob,,,\n')
    with pytest.raises(BadFileError) as refused:
        lead.run(PreviewRoll(path))
    assert "line 2" in str(refused.value.details["reason"])


def test_lines_in_two_encodings_are_read_each_in_its_own(lead, tmp_path):
    raw = HEAD.encode() + "Åsh,Zoë,,,\n".encode() + "Bïrch,Bób,,,\n".encode("cp1252")
    preview = bring_in(lead, listed(tmp_path, raw))
    assert {(r.given, r.family) for r in rows(lead).values()} == {("Zoë", "Åsh"), ("Bób", "Bïrch")}
    assert "two encodings" in reasons(preview.doubtful)


def test_utf16_is_known_without_its_mark(lead, tmp_path):
    bring_in(lead, listed(tmp_path, (HEAD + "Åsh,Zoë,,,\n").encode("utf-16-le")))
    assert set(rows(lead)) == {"Zoë"}
