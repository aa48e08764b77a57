"""Backups: the vault's own encrypted files, as one file or as a folder that grows."""
