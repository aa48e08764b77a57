"""A file that the program was given to open, before a vault is open: it waits, and says so."""

from pathlib import Path

from ui.desk.bug_words import bug_words
from ui.desk.tasks import Tasks
from ui.widgets.notice import Notice
from vault.domain.messages import sentence
from vault.errors import TuckboxError
from vault.unlock import asks_for_passphrase


class WaitingFile:
    """`path` is None when nothing waits."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self.path: Path | None = None

    def tell(self, notice: Notice, *, is_new: bool) -> None:
        """What becomes of it; one that is none of ours waits no longer. `is_new` when the vault
        is still to be made. It is looked at on the worker: it may lie on a slow stick."""
        if self.path is None:
            return
        file, tone = self.path, "warn" if is_new else "info"

        def refuse(error: BaseException) -> None:
            self.path = None
            words = sentence(error) if isinstance(error, TuckboxError) else bug_words(error)
            notice.say(words, "bad")

        self._tasks.run(
            notice,
            lambda: waiting_words(file, is_new=is_new),
            lambda words: notice.say(words, tone),
            refuse,
        )


def waiting_words(file: Path, *, is_new: bool) -> str:
    """TuckboxError for a sealed file that is none of ours."""
    if file.suffix.casefold() != ".tuck":
        return f"{file.name} will be shown once the vault is open."
    if asks_for_passphrase(file):
        more = "You need a vault to put it in: create one first." if is_new else ""
        return f"{file.name} is opened next, with its passphrase. {more}".strip()
    if is_new:
        return (
            f"{file.name} is sealed for a staff card, and a new vault has a card of its own: it"
            " cannot open the file. Create the vault, give your card to the sender, and ask for"
            " the file again."
        )
    return f"{file.name} will be opened once the vault is open."
