"""A school with pupils who left long ago, and a schedule."""

import pytest

from tests.erasures import School
from tests.vault.actions.schedules import LEFT
from vault.actions.pupils import AddPupil
from vault.actions.retention import AdoptPack


@pytest.fixture
def leavers(tmp_path):
    made = School(tmp_path)
    made.old = [
        made.lead.run(AddPupil((("legal_given", name), ("legal_family", "Old"), *LEFT), made.room))
        for name in ("Olga", "Omar")
    ]
    made.lead.run(AdoptPack("england-secondary"))
    yield made
    made.lead.lock()
