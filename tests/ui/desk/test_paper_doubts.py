"""A preview says what is worth a look before the paper goes out."""

from ui.desk.paper_doubts import paper_doubts
from vault.domain.papers import Paper, Text
from vault.domain.printouts import Printout
from vault.reports.paper_pages import paper_pdf


def printed(words):
    return (Printout("note.print", paper_pdf(Paper("Notes", "", (Text(words),)))),)


def test_letters_that_stand_as_boxes_are_told():
    assert list(paper_doubts((), printed("Ann 𓀀"))) == [
        "1 letter is shown as a box; the foot of its page says which."
    ]
    assert "2 letters" in " ".join(paper_doubts((), printed("𓀀 and 𓂀")))
    assert not list(paper_doubts((), printed("Ann")))


def test_gaps_are_told_as_well():
    assert len(list(paper_doubts(("who",), printed("𓀀")))) == 2
