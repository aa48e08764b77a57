"""A file of a standard leaves through the walls of a list, sealed by default."""

import pytest

from vault.actions.disclosures import ListDisclosures
from vault.actions.list_out import OpenSealedList
from vault.actions.restrictions import SetRestriction
from vault.actions.school_files import SaveSchoolFile
from vault.domain.rights import RestrictionKind
from vault.domain.school_files import SchoolFile, SchoolFileOrder
from vault.domain.secrets import Passphrase
from vault.errors import InvalidValueError


def order(school, **changes):
    pupils = (school.ids["ann"], school.ids["bob"])
    reason = changes.pop("reason", "they leave for Dale School")
    return SchoolFileOrder(SchoolFile.CTF, pupils, reason, **changes)


def test_it_is_sealed_by_default_and_opens_with_its_words(school, tmp_path):
    path = tmp_path / "leavers.list.age"
    report = school.run(SaveSchoolFile(order(school), path))
    assert report.lines == 2
    assert b"Ash" not in path.read_bytes()
    opened = tmp_path / "8010000_CTF_XXXXXXX_001.xml"
    school.run(OpenSealedList(path, opened, Passphrase(report.passphrase.encode())))
    assert b"<Surname>Ash</Surname>" in opened.read_bytes()


def test_restricted_pupils_stay_out_and_the_others_have_it_in_their_record(school, tmp_path):
    school.run(SetRestriction(school.ids["bob"], RestrictionKind.RESTRICTION, "disputed"))
    path = tmp_path / "x.xml"
    report = school.run(SaveSchoolFile(order(school, in_the_clear=True), path))
    assert (report.lines, report.restricted) == (1, 1)
    assert b"Birch" not in path.read_bytes()
    (row,) = school.run(ListDisclosures(school.ids["ann"]))
    assert row.what.startswith("common transfer file")
    assert not school.run(ListDisclosures(school.ids["bob"]))


@pytest.mark.parametrize("changes", [{"reason": ""}, {"to_school": "12"}])
def test_without_a_reason_or_for_a_number_that_is_none_nothing_is_written(
    school, tmp_path, changes
):
    path = tmp_path / "x.xml"
    with pytest.raises(InvalidValueError):
        school.run(SaveSchoolFile(order(school, in_the_clear=True, **changes), path))
    assert not list(tmp_path.glob("x.xml*"))
