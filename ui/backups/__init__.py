"""Backups and how old they are."""
