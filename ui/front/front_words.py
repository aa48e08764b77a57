"""Longer sentences of the window before the vault."""

PLANNED = (
    "New keys are planned for this vault. A data lead unlocks it next, and gives them with that;"
    " until then nobody else can open it."
)
NETWORK = (
    "This folder lies on a network drive. Records of children are safest on this computer itself:"
    " others may copy the file, and a lost connection can damage it."
)
