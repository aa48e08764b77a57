"""A pupil can be erased when the disk is full; the files are written anew when there is room."""

from datetime import date

import pytest

from tests.bare_pages import pages_of
from tests.conftest import PASSWORD
from tests.small_disk import small_disk
from vault.actions.classes import AddClass
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.pupils import AddPupil, ListPupils
from vault.actions.rights import OpenRequest
from vault.crypto.kdf import FLOOR
from vault.domain.rights import RequestKind
from vault.domain.secrets import Password
from vault.store.database import ballast
from vault.unlock import create_vault, unlock_vault


@pytest.fixture
def disk(tmp_path, monkeypatch):
    monkeypatch.setattr(ballast, "SIZE", 4 << 20)
    with small_disk(tmp_path / "disk", 24) as one:
        yield one


def unswept(session):
    with session._vault.parts.fence.inside() as token:
        return session._vault._connection.execute(
            f"{token} SELECT count(*) FROM main.erased WHERE is_swept = 0"
        ).fetchone()[0]


def test_a_pupil_is_erased_on_a_full_disk_with_the_ballasts_room(disk):
    folder = disk.path / "school.tuckbox"
    lead, _ = create_vault(folder, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    room = lead.run(AddClass("4A"))
    ann = lead.run(AddPupil((("legal_given", "Xanthippe"), ("legal_family", "Ash")), room))
    lead.run(AddPupil((("legal_given", "Bob"),), room))
    case = lead.run(OpenRequest(ann, RequestKind.ERASURE, "the mother", date.today()))
    lead.run(AskErasure(case, "asked for by the mother"))
    key = bytes(lead._vault._keys.vault_key.expose())
    disk.fill()
    assert disk.free() == 0
    assert lead.run(ConfirmErasure(case)).row.counts["pupil"] == 1
    assert [row.given for row in lead.run(ListPupils())] == ["Bob"]
    lead.lock()
    disk.make_room()
    lead = unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert unswept(lead) == 0
    lead.lock()
    assert b"Xanthippe" not in pages_of(folder / "vault.db", key)
