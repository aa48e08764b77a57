"""One more pupil for registers."""

import pytest

from vault.actions.pupils import AddPupil


@pytest.fixture
def cleo(school):
    """A second pupil of 4A."""
    names = (("legal_given", "Cleo"), ("legal_family", "Cole"))
    return school.run(AddPupil(names, school.ids["a"]))
