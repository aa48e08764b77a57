"""After new keys the sealed records are sealed anew, and none is lost or forgotten."""

import pytest

from tests.conftest import PASSWORD
from tests.forensic.bare_reader import BareReader
from tests.vault.store.new_keys import open_as, raise_concern, rekey, rows, texts
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.sealed import ListSafeguarding
from vault.errors import VaultDamagedError


def test_everything_is_sealed_anew_at_the_next_unlock_of_a_safeguarding_lead(guarded):
    rekey(guarded, guarded.lea)
    raise_concern(guarded, "after")
    assert texts(guarded.folder) == {"bruise", "overheard", "after"}
    bare, found = rows(guarded.folder)
    assert {generation for _, generation, _, _ in found} == {2}
    assert "earlier" not in bare.text
    lead = open_as(guarded.folder)
    assert lead.run(VerifyVault()).ok
    assert "safeguarding.renewed" in {e.kind for e in lead.run(ReadAudit())}
    lead.lock()
    rekey(guarded)
    assert texts(guarded.folder) == {"bruise", "overheard", "after"}


def test_two_rekeys_before_anybody_of_safeguarding_unlocks_lose_nothing(guarded):
    rekey(guarded)
    raise_concern(guarded, "between")
    rekey(guarded, guarded.lea)
    raise_concern(guarded, "after")
    assert texts(guarded.folder) == {"bruise", "overheard", "between", "after"}
    _, found = rows(guarded.folder)
    assert {generation for _, generation, _, _ in found} == {3}


def test_a_record_that_was_taken_away_before_a_rekey_still_shows(guarded):
    database = BareReader(guarded.folder, "Sam", PASSWORD).records()
    database.execute("DELETE FROM sealed")
    database.commit()
    database.close()
    rekey(guarded)
    sam = open_as(guarded.folder, "Sam")
    with pytest.raises(VaultDamagedError):
        sam.run(ListSafeguarding())
    sam.lock()
