"""What this machine remembers of erased pupils, so that an older copy cannot bring them back.

Kept beside `seen.json`: hashes that mean something only together with the vault they are of.
"""

from vault.platform.folders import home, read_object, write_object

_NAME = "erased.json"


def read_erased(vault_id: str) -> frozenset[str]:
    """Hashes of the pupils of this vault that were erased, as far as this machine knows."""
    said = read_object(home() / _NAME).get(vault_id)
    return frozenset(str(one) for one in said) if isinstance(said, list) else frozenset()


def add_erased(vault_id: str, hashes: frozenset[str]) -> None:
    """Remember these as well; none is ever forgotten."""
    known = read_erased(vault_id)
    if hashes <= known:
        return
    content = read_object(home() / _NAME)
    content[vault_id] = sorted(known | hashes)
    write_object(home() / _NAME, content)
