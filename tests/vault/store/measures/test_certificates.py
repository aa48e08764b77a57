"""What is kept of a disposal."""

import pytest

from tests.vault.actions.schedules import keys
from tests.vault.reports.test_paper_pages import text_of
from vault.actions.backups import MakeBackup
from vault.actions.retention import ConfirmDisposal, PrintDisposalCertificate, ProposeDisposal
from vault.errors import WrongStateError


def test_the_certificate_of_a_batch_names_what_is_out_of_reach_and_can_be_printed_again(
    leavers, tmp_path
):
    (tmp_path / "office stick").mkdir()
    (tmp_path / "later stick").mkdir()
    leavers.lead.run(MakeBackup(tmp_path / "office stick" / "b.tuckbackup"))
    batch = leavers.lead.run(ProposeDisposal(keys(leavers), "time is over"))
    with pytest.raises(WrongStateError):
        leavers.lead.run(PrintDisposalCertificate(batch))
    leavers.unlock("Lee Lead")
    first = text_of(leavers.lead.run(ConfirmDisposal(batch)).certificate.pdf)
    leavers.lead.run(MakeBackup(tmp_path / "later stick" / "b.tuckbackup"))
    for text in (first, text_of(leavers.lead.run(PrintDisposalCertificate(batch)).pdf)):
        assert "backup on office stick" in text
        assert "later stick" not in text
        assert "A computer that never saw this cannot know of it" in text
        assert "Olga" not in text
