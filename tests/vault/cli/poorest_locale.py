"""The poorest locale that a script may run in, and passwords for the tests of the command line."""

import os
from pathlib import Path

PASSWORD = "lantern-orchard-violin-pebble"

OTHER = "meadow-trumpet-glacier-sandal"

ROOT = Path(__file__).resolve().parents[3]


def poorest(home: Path) -> dict[str, str]:
    """The environment of a program that knows this home and nothing but ASCII."""
    return {
        "PATH": os.environ["PATH"],
        "TUCKBOX_HOME": str(home),
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    }
