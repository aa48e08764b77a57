"""Passwords for the tests of the command line."""

from pathlib import Path

PASSWORD = "lantern-orchard-violin-pebble"

OTHER = "meadow-trumpet-glacier-sandal"

ROOT = Path(__file__).resolve().parents[3]
