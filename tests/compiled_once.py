"""Compiled files are kept, also under a shell that asks for none; by being imported, and so first
in the conftest.

A run starts the program some hundred times, and each process of tests reads every test file; to
compile it all anew each time takes a second a start. Where the shell wants none among the sources,
they lie with what pytest keeps.
"""

import os
import sys
from pathlib import Path

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    place = Path(__file__).resolve().parents[1] / ".pytest_cache" / "compiled"
    sys.pycache_prefix = os.environ.setdefault("PYTHONPYCACHEPREFIX", str(place))
    sys.dont_write_bytecode = False
