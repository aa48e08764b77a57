"""Tuckbox's core: everything but the interface. Knows no Qt and no network."""
