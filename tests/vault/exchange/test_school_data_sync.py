"""Microsoft's School Data Sync comes in, and its passwords do not."""

import pytest

from tests.vault.exchange.odd_rolls import bring_in, rows
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import OpenPupil


@pytest.mark.parametrize("name", ["UK_Format_25_Users", "UK_Format_100_Users", "SDS_v2.1"])
def test_school_data_sync_comes_in_without_its_passwords(name, lead, samples):
    path = samples / "microsoft-sds" / name
    preview = bring_in(lead, path)
    assert rows(lead)
    assert "P@ssw" not in repr(preview)
    assert any("Passwords" in note for note in preview.notes)
    again = lead.run(PreviewRoll(path))
    assert (again.new, again.changed) == ((), ())


def test_guardians_of_school_data_sync_become_contacts(lead, samples):
    bring_in(lead, samples / "microsoft-sds" / "SDS_v2.1")
    found = [c for row in rows(lead) for c in lead.run(OpenPupil(row.id)).contacts]
    assert "guardian" in {contact.relationship for contact in found}
