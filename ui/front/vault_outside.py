"""What can be read of a vault before it is open."""

from pathlib import Path

from vault.domain.profiles import Profile
from vault.platform.folders import is_on_network, recent_vaults
from vault.platform.locked_note import LockedNote
from vault.unlock import is_rekey_planned, locked_note_of, profiles_of, with_sticks


def what_stands_in(
    vault: Path,
) -> tuple[tuple[Profile, ...], list[Path], bool, bool, frozenset[str], LockedNote]:
    """Who may unlock, what else was open here, whether a re-key waits, where it lies, who needs a
    stick, and what a locked computer says."""
    return (
        profiles_of(vault),
        recent_vaults(),
        is_rekey_planned(vault),
        is_on_network(vault),
        with_sticks(vault),
        locked_note_of(vault),
    )
