"""Somebody to send to."""

import pytest

from tests.two_vaults import Place


@pytest.fixture
def other(tmp_path):
    """A colleague with a vault of her own."""
    home = tmp_path / "oak"
    home.mkdir()
    place = Place(home, "Oak Lane", "Amara Okafor")
    yield place
    place.lock()
