"""A year and a teacher for the school."""

import pytest

from tests.vault.store.school.school_facts import JULY, SEPTEMBER
from vault.actions.calendar import SetYear
from vault.actions.staff import SetStaff
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, StaffMember


@pytest.fixture
def year(school):
    return school.run(SetYear(AcademicYear(NEW, 0, " 2026/27 ", SEPTEMBER, JULY)))


@pytest.fixture
def tess(school):
    return school.run(SetStaff(StaffMember(NEW, 0, "Ms", "Tess", "Teacher", "TT")))
