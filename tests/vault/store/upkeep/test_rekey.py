"""New keys that were interrupted anywhere are finished by a data lead."""

import pytest

from tests.vault.store.new_keys import open_as
from vault.actions.audit import VerifyVault
from vault.actions.keys import PlanRekey
from vault.errors import NoSuchProfileError, RekeyUnfinishedError
from vault.store.upkeep import rekey


@pytest.mark.parametrize("step", ["_rekey_records", "_rekey_pictures", "open_file", "migrate"])
def test_interrupted_anywhere_a_data_lead_finishes_it(staffed, monkeypatch, step):
    lead = open_as(staffed.folder)
    lead.run(PlanRekey(staffed.leaver))
    lead.lock()
    with pytest.raises(RekeyUnfinishedError):
        open_as(staffed.folder, "Theo")
    with pytest.raises(NoSuchProfileError):
        open_as(staffed.folder, "Ria")

    class PowerCut(BaseException):
        pass

    real, calls = getattr(rekey, step), []

    def cut(*arguments):
        calls.append(1)
        if step == "open_file" and len(calls) < 4:
            return real(*arguments)
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(rekey, step, cut)
        with pytest.raises(PowerCut):
            open_as(staffed.folder)
    lead = open_as(staffed.folder)
    assert lead.run(VerifyVault()).ok
    lead.lock()
    open_as(staffed.folder, "Theo").lock()
