"""A fresh vault for a test: made once for each process of tests, and copied.

Making one takes most of a second (the recovery sheet's PDF and its squares); copying it and
unlocking the copy a third of that. It is the same program's vault all the same, opened anew.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vault.crypto.kdf import FLOOR
from vault.crypto.recovery import code_text
from vault.domain.secrets import Password
from vault.platform.folders import home
from vault.unlock import RecoverySheet, create_vault, parse_recovery_code

PASSWORD = "lantern-orchard-violin-pebble"


@dataclass(frozen=True)
class _Template:
    folder: Path
    notes: Path
    pdf: bytes
    code: str


def fresh_vault(folder: Path) -> RecoverySheet:
    """A vault of 'Willow Bank' with the data lead 'Dana Lead' at `folder`, locked, as this
    machine (TUCKBOX_HOME) has just made it."""
    template = _template()
    shutil.copytree(template.folder, folder)
    shutil.copytree(template.notes, home(), dirs_exist_ok=True)
    return RecoverySheet(template.pdf, parse_recovery_code(template.code))


@cache
def _template() -> _Template:
    place = Path(tempfile.mkdtemp(prefix="tuckbox-tests-"))
    before = os.environ.get("TUCKBOX_HOME")
    os.environ["TUCKBOX_HOME"] = str(place / "home")
    try:
        session, sheet = create_vault(
            place / "fresh.tuckbox", "Willow Bank", "Dana Lead", Password.typed(PASSWORD), FLOOR
        )
        session.lock()
    finally:
        if before is None:
            del os.environ["TUCKBOX_HOME"]
        else:
            os.environ["TUCKBOX_HOME"] = before
    (place / "home" / "recent.json").unlink(missing_ok=True)
    return _Template(place / "fresh.tuckbox", place / "home", sheet.pdf, code_text(sheet.code))
