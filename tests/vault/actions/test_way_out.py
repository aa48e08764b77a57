"""Whatever leaves in a file goes through one way, and nothing of it stays where it fails."""

import pytest

from vault.actions import list_out, school_files
from vault.actions.disclosures import ListDisclosures
from vault.actions.school_files import SaveSchoolFile
from vault.actions.way_out import save_out
from vault.domain.school_files import SchoolFile, SchoolFileOrder
from vault.errors import FolderExistsError
from vault.store.measures.disclosures import Disclosures


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


def test_until_it_is_on_record_nothing_that_can_be_read_lies_in_the_folder(
    school, tmp_path, monkeypatch
):
    """A kill at that moment leaves room that was taken, and no child."""
    seen, add = [], Disclosures.add

    def look(self, *args, **kwargs):
        add(self, *args, **kwargs)
        seen.extend(path.read_bytes() for path in tmp_path.glob("*.part"))

    monkeypatch.setattr(Disclosures, "add", look)
    order = SchoolFileOrder(SchoolFile.CTF, (school.ids["ann"],), "they leave", in_the_clear=True)
    school.run(SaveSchoolFile(order, tmp_path / "x.xml"))
    written = (tmp_path / "x.xml").read_bytes()
    assert seen == [bytes(len(written))]
    assert b"Ann" in written
    assert not list(tmp_path.glob("*.part"))
