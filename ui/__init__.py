"""Tuckbox's windows (Qt)."""
