"""Two vaults that know each other."""

import pytest

from tests.two_vaults import two_places


@pytest.fixture
def places(tmp_path):
    office, teacher = two_places(tmp_path)
    yield office, teacher
    office.lock()
    teacher.lock()
