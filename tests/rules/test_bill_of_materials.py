"""The bill of materials says what the lock file pins."""

import re
from pathlib import Path

from vault.governance.libraries import normal, shipped_libraries

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ \\]+)", re.MULTILINE)
LOCK = Path(__file__).resolve().parents[2] / "packaging" / "locks" / "dev.txt"


def test_every_shipped_library_is_pinned_in_that_version():
    pinned = {
        normal(name): version
        for name, version in re.findall(
            r"^([A-Za-z0-9._-]+)==([^ \\]+)", LOCK.read_text(), re.MULTILINE
        )
    }
    shipped = {library.name: library.version for library in shipped_libraries()}
    assert len(shipped) > 15
    assert {name: pinned.get(name) for name in shipped} == shipped
