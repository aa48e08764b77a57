"""What leaves the program stands in the trail: as what, about whom, and how many pupils."""

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
from vault.domain.papers import Paper
from vault.domain.printouts import Printout
from vault.errors import StorageError


def out_of(school):
    return [e for e in school.run(ReadAudit()) if e.kind.startswith("paper.")]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda p, _: NotePrinting((p,)), "sent to a printer"),
        (lambda p, _: NotePrintingStopped((p,)), "printing was stopped"),
        (lambda p, at: SavePrintout((p,), (at / "x.pdf",)), "saved as a file"),
        (lambda p, at: SaveMarkdown((p,), Paper("T", "", ()), at / "x.md"), "saved as a text file"),
    ],
)
def test_each_way_out_is_told_apart_and_of_the_pupil(school, tmp_path, make, said):
    printout = school.run(PrintDisclosures(school.ids["ann"]))
    school.run(make(printout, tmp_path))
    (entry,) = out_of(school)
    assert entry.record == school.ids["ann"]
    assert act_words(entry.kind) == f"{said}: a record of disclosures, 1 pupil"
    assert entry.outcome == "done"


def test_where_one_sheet_finds_no_place_none_is_written(school, tmp_path):
    sheets = tuple(Printout("recovery.prepare", b"%PDF", part=f"{n}-of-2") for n in (1, 2))
    paths = (tmp_path / sheets[0].file_name, tmp_path / "no" / sheets[1].file_name)
    with pytest.raises(StorageError):
        school.run(SavePrintout(sheets, paths))
    assert list(tmp_path.glob("recovery-sheet*")) == []
    (entry,) = out_of(school)
    assert entry.outcome == "failed"
