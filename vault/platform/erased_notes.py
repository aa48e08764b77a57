"""What this machine remembers of erased pupils, so that an older copy cannot bring them back.

Kept beside `seen.json`: hashes that mean something only together with the vault they are of.
"""

from typing import Any

from vault.platform.folders import home
from vault.platform.notes_file import changed_object, read_object

_NAME = "erased.json"


def read_erased(vault_id: str) -> frozenset[str]:
    """Hashes of the pupils of this vault that were erased, as far as this machine knows."""
    return _erased_in(read_object(home() / _NAME), vault_id)


def add_erased(vault_id: str, hashes: frozenset[str]) -> None:
    """Remember these as well; none is ever forgotten."""
    if hashes <= read_erased(vault_id):
        return
    with changed_object(home() / _NAME) as content:
        content[vault_id] = sorted(_erased_in(content, vault_id) | hashes)


def _erased_in(content: dict[str, Any], vault_id: str) -> frozenset[str]:
    said = content.get(vault_id)
    return frozenset(str(one) for one in said) if isinstance(said, list) else frozenset()
