"""The window on a vault: Qt pages over vault's actions."""

from vault.platform.singletons import keep_singletons

# Before anything of Qt runs, wherever it is begun from.
keep_singletons()
