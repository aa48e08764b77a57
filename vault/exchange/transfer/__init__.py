"""Sealed transfer files: made, checked and staged."""
