"""Longer sentences of the window before the vault."""

from ui.desk.bug_words import bug_words
from vault.domain.messages import sentence
from vault.errors import TuckboxError

PLANNED = (
    "This vault is waiting for new keys. A data lead must unlock it next; until then nobody else"
    " can open it."
)
NETWORK = (
    "This folder is on a network drive. Children's records are safest on this computer: on a"
    " network others may copy the file, and a lost connection can damage it."
)


def error_words(error: BaseException) -> str:
    """What a person is told of it."""
    return sentence(error) if isinstance(error, TuckboxError) else bug_words(error)
