"""Whether what stands on a page is in the vault."""

from ui.widgets.still_line import StillLine
from ui.words import counted, tr


class SavedLine(StillLine):
    """Says how many cells are on their way, with room for `most`, and 'Saved' only once all are
    there; nothing before."""

    def __init__(self, most: int, *, at_right: bool = False) -> None:
        super().__init__(tr("Saving {0} …").format(most), at_right=at_right)
        self.setAccessibleName(tr("Whether it is saved"))

    def say(self, waiting: int) -> None:
        """So many are not in the vault yet."""
        saving = counted(waiting, tr("Saving 1 …"), tr("Saving {0} …"))
        self.setText(saving if waiting else tr("Saved"))

    def clear(self) -> None:
        """Another page is shown, or something was refused."""
        self.setText("")
