"""What this machine remembers of erased pupils, so that an older copy does not bring them back.

Kept beside `seen.json`, a vault each: rows of texts that the vault's root key signed. Nothing in it
is believed because it stands here; the reader checks the signatures.
"""

from typing import Any

from vault.platform.folders import home
from vault.platform.notes_file import changed_object, read_object

_NAME = "erased.json"


def read_erased(vault_id: str) -> Any:
    """What was noted of this vault, as JSON; None when nothing was."""
    return read_object(home() / _NAME).get(vault_id)


def write_erased(vault_id: str, notes: dict[str, list[list[str]]]) -> None:
    """In place of what was noted of this vault."""
    if read_erased(vault_id) == notes:
        return
    with changed_object(home() / _NAME) as content:
        content[vault_id] = notes
