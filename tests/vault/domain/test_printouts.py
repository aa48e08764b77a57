"""What a paper is called, as a file and in the trail."""

import pytest

from vault.domain.printouts import PAPERS, Printout, out_kind, out_words


@pytest.mark.parametrize("act", PAPERS)
def test_a_paper_has_a_plain_file_name_that_names_no_child(act):
    name = Printout(act, b"", about="ann").file_name
    assert name.isascii()
    assert name.endswith(".pdf")
    assert " " not in name
    assert "ann" not in name


def test_one_sheet_of_several_is_told_apart():
    assert Printout("recovery.prepare", b"", part="1-of-3").file_name == "recovery-sheet-1-of-3.pdf"


@pytest.mark.parametrize(
    ("pupils", "words"),
    [(0, "a checklist"), (1, "a checklist, 1 pupil"), (27, "a checklist, 27 pupils")],
)
def test_the_trail_counts_the_pupils_on_it(pupils, words):
    kind = out_kind("paper.saved", (Printout("checklist.draft", b"", pupils=pupils),))
    assert out_words(kind.partition(" ")[2]) == words


@pytest.mark.parametrize("rest", ["", "class.gone 3", "checklist.draft", "class.print-photos x y"])
def test_an_entry_of_another_version_is_no_fault(rest):
    assert isinstance(out_words(rest), str)


def test_the_bytes_stand_in_no_repr():
    assert "ABCDE" not in repr(Printout("vault.create", b"ABCDE-FGHIJ", is_secret=True))
