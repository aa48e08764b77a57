"""What is worth a look before a paper goes out, in words above its preview."""

from collections.abc import Iterator

from ui.words import counted, tr
from vault.domain.printouts import Printout


def paper_doubts(gaps: tuple[str, ...], printouts: tuple[Printout, ...]) -> Iterator[str]:
    """A sentence for each: gaps that are marked, letters that stand as boxes."""
    if gaps:
        yield counted(
            len(gaps),
            tr("1 place is still to be completed; it is marked."),
            tr("{0} places are still to be completed; they are marked."),
        )
    if boxes := {letter for printout in printouts for letter in printout.boxes}:
        yield counted(
            len(boxes),
            tr("1 letter is shown as a box; the foot of its page says which."),
            tr("{0} letters are shown as boxes; the foot of their page says which."),
        )
