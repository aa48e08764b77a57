"""What leaves the program stands in the trail: as what, about whom, and how many pupils."""

import errno
import os

import pytest

from vault.actions.audit import ReadAudit
from vault.actions.disclosures import PrintDisclosures
from vault.actions.paper_out import (
    NotePrinting,
    NotePrintingStopped,
    SaveMarkdown,
    SavePrintout,
)
from vault.domain.act_words import act_words
from vault.domain.messages import sentence
from vault.domain.papers import Paper
from vault.domain.printouts import Printout
from vault.errors import FolderExistsError, InvalidValueError, StorageError


def out_of(school):
    return [e for e in school.run(ReadAudit()) if e.kind.startswith("paper.")]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p, _: NotePrinting((p,)), "sent to a printer"),
        (lambda p, _: NotePrintingStopped((p,)), "printing was stopped"),
        (lambda p, at: SavePrintout((p,), (at / "x.pdf",)), "saved as a file"),
        (lambda p, at: SaveMarkdown((p,), Paper("T", "", ()), at / "x.md"), "saved as a text file"),
    ],
)
def test_each_way_out_is_told_apart_and_of_the_pupil(school, tmp_path, make, words):
    printout = school.run(PrintDisclosures(school.ids["ann"]))
    school.run(make(printout, tmp_path))
    (entry,) = out_of(school)
    assert entry.record == school.ids["ann"]
    assert act_words(entry.kind) == f"{words}: a record of disclosures, 1 pupil"
    assert entry.outcome == "done"


def test_where_one_sheet_finds_no_place_none_is_written(school, tmp_path):
    sheets = tuple(Printout("recovery.prepare", b"%PDF", part=f"{n}-of-2") for n in (1, 2))
    paths = (tmp_path / sheets[0].file_name, tmp_path / "no" / sheets[1].file_name)
    with pytest.raises(StorageError):
        school.run(SavePrintout(sheets, paths))
    assert list(tmp_path.glob("recovery-sheet*")) == []
    (entry,) = out_of(school)
    assert entry.outcome == "failed"


def sheets_of(count):
    return tuple(
        Printout("recovery.prepare", b"%PDF new", part=f"{n}-of-{count}", is_secret=True)
        for n in range(1, count + 1)
    )


def test_sheets_that_are_in_force_are_not_written_over_unasked(school, tmp_path):
    sheets = sheets_of(3)
    paths = tuple(tmp_path / sheet.file_name for sheet in sheets)
    paths[1].write_bytes(b"%PDF old")
    with pytest.raises(FolderExistsError):
        school.run(SavePrintout(sheets, paths, replaces=False))
    assert paths[1].read_bytes() == b"%PDF old"
    assert not paths[0].exists()
    assert not paths[2].exists()


def test_where_the_drive_refuses_a_later_sheet_none_is_left(school, tmp_path, monkeypatch):
    sheets = sheets_of(3)
    paths = tuple(tmp_path / sheet.file_name for sheet in sheets)
    real = os.replace

    def refuses(old, new):
        if new == paths[2]:
            raise OSError(errno.ENOSPC, "full")
        real(old, new)

    monkeypatch.setattr("vault.exchange.small_files.os.replace", refuses)
    with pytest.raises(StorageError):
        school.run(SavePrintout(sheets, paths, replaces=False))
    monkeypatch.undo()
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_opens_the_vault_never_lies_inside_it(school, tmp_path):
    inside = school.folder
    linked = tmp_path / "elsewhere"
    linked.symlink_to(inside, target_is_directory=True)
    for folder in (inside, linked):
        with pytest.raises(InvalidValueError) as told:
            school.run(SavePrintout(sheets_of(1), (folder / "sheet.pdf",)))
        assert "never lies inside" in sentence(told.value)
    assert not (inside / "sheet.pdf").exists()
