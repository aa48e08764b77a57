"""Whatever leaves in a file goes through one way, and nothing of it stays where it fails."""

import pytest

from vault.actions import list_out, school_files
from vault.actions.disclosures import ListDisclosures
from vault.actions.school_files import SaveSchoolFile
from vault.actions.way_out import save_out
from vault.domain.school_files import SchoolFile, SchoolFileOrder
from vault.errors import FolderExistsError


def test_a_file_that_is_there_is_left_as_it_is_and_nothing_is_noted(school, tmp_path):
    path = tmp_path / "x.xml"
    path.write_text("mine")
    pupils = (school.ids["ann"],)
    order = SchoolFileOrder(SchoolFile.CTF, pupils, "they leave", in_the_clear=True)
    with pytest.raises(FolderExistsError):
        school.run(SaveSchoolFile(order, path))
    assert path.read_text() == "mine"
    assert not school.run(ListDisclosures(school.ids["ann"]))


def test_lists_and_school_files_take_the_same_way():

    assert list_out.save_out is school_files.save_out is save_out
