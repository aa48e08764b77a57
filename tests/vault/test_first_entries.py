"""What the first entries of a session say of the time before it."""

import pytest

from tests.fresh_vault import PASSWORD
from vault.actions.audit import ReadAudit
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.errors import WrongPasswordError
from vault.unlock import unlock_vault


def try_wrong(folder):
    with pytest.raises(WrongPasswordError):
        unlock_vault(folder, "Dana Lead", Password.typed("not this one at all"), params=FLOOR)


def test_failed_unlocks_are_told_at_the_next_good_one_and_stand_in_the_trail(lead):
    lead.lock()
    for _ in range(2):
        try_wrong(lead.folder)
    session = unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert [f.profile for f in session.failed_unlocks] == ["Dana Lead", "Dana Lead"]
    kinds = [(e.kind, e.outcome) for e in session.run(ReadAudit())]
    assert kinds.count(("unlock.failed", "refused")) == 2
    session.lock()
    session = unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert session.failed_unlocks == ()
    session.lock()
