"""What an erasure could not do is done at the next unlock."""

import pytest

from tests.erasures import School
from vault.actions.pupils import OpenPupil
from vault.errors import NotFoundError


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path)
    yield made
    made.lead.lock()


def unswept(session):
    with session._vault.parts.fence.inside() as token:
        return session._vault._connection.execute(
            f"{token} SELECT count(*) FROM main.erased WHERE is_swept = 0"
        ).fetchone()[0]


def test_without_room_to_write_the_files_anew_that_is_done_at_the_next_unlock(school, monkeypatch):
    full = type("Usage", (), {"free": 0})
    with monkeypatch.context() as patch:
        patch.setattr("vault.store.upkeep.erasures_left.shutil.disk_usage", lambda _: full)
        school.erase()
        assert unswept(school.lead) == 1
        with pytest.raises(NotFoundError):
            school.lead.run(OpenPupil(school.pupil))
    school.unlock("Dana Lead")
    assert unswept(school.lead) == 0
