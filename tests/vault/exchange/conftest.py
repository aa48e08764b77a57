"""A folder of pictures with a question in it."""

import pytest
import python_calamine

from vault.actions.pupils import ChangePupil, OpenPupil
from vault.demo.figures import figure_jpeg
from vault.exchange import workbook_limits


@pytest.fixture
def asked(school, tmp_path):
    """Ann's name with Bob's number, and what comes of it before anything is answered."""
    school.run(
        ChangePupil(
            school.ids["bob"],
            school.run(OpenPupil(school.ids["bob"])).facts.version,
            (("admission_no", "2025"),),
        )
    )
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "Ann Ash 2025.jpg").write_bytes(figure_jpeg(3))
    school.pictures = tmp_path / "pictures"
    return school


@pytest.fixture
def no_library(monkeypatch):
    """What the library was given; with limits that small files can pass."""
    monkeypatch.setattr(workbook_limits, "MOST_CELLS", 3200)
    monkeypatch.setattr(workbook_limits, "MOST_TEXTS", 1 << 20)
    given, load = [], python_calamine.load_workbook

    def note(file):
        # Single cells it is asked about one by one, in workbooks of our own.
        if b"xl/s.xml" in file.getvalue():
            return load(file)
        return given.append(file)

    monkeypatch.setattr(python_calamine, "load_workbook", note)
    return given
