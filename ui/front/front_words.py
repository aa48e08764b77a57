"""Longer sentences of the window before the vault."""

PLANNED = (
    "This vault is waiting for new keys. A data lead must unlock it next; until then nobody else"
    " can open it."
)
NETWORK = (
    "This folder is on a network drive. Children's records are safest on this computer: on a"
    " network others may copy the file, and a lost connection can damage it."
)
