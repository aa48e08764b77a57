"""A fresh vault for a test: made once for each process of tests, and copied.

Making one takes most of a second (the recovery sheet's PDF and its squares); copying it and
unlocking the copy a third of that. It is the same program's vault all the same, opened anew.
"""

import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.kept_folder import kept_folder
from tests.known_keys import same_draws
from tests.made_once import lay_notes
from vault.crypto.kdf import FLOOR
from vault.crypto.recovery import code_text
from vault.domain.secrets import Password
from vault.unlock import RecoverySheet, create_vault, parse_recovery_code

PASSWORD = "lantern-orchard-violin-pebble"
SCHOOL, LEAD = "Willow Bank", "Dana Lead"


@dataclass(frozen=True)
class _Template:
    folder: Path
    notes: Path
    pdf: bytes
    code: str


def fresh_vault(folder: Path, school: str = SCHOOL, lead: str = LEAD) -> RecoverySheet:
    """A vault of the school with this data lead at `folder`, locked, as this machine
    (TUCKBOX_HOME) has just made it. Twice with the same names it is one vault twice."""
    template = _template(school, lead)
    shutil.copytree(template.folder, folder)
    lay_notes(template.notes)
    return sheet_of(school, lead)


def sheet_of(school: str = SCHOOL, lead: str = LEAD) -> RecoverySheet:
    """The paper of that vault, and of each copy of it."""
    template = _template(school, lead)
    return RecoverySheet(template.pdf, parse_recovery_code(template.code))


@cache
def _template(school: str, lead: str) -> _Template:
    place = kept_folder()
    before = os.environ.get("TUCKBOX_HOME")
    os.environ["TUCKBOX_HOME"] = str(place / "home")
    try:
        with same_draws(f"fresh {school} {lead}"):
            session, sheet = create_vault(
                place / "fresh.tuckbox", school, lead, Password.typed(PASSWORD), FLOOR
            )
            session.lock()
    finally:
        if before is None:
            del os.environ["TUCKBOX_HOME"]
        else:
            os.environ["TUCKBOX_HOME"] = before
    (place / "home" / "recent.json").unlink(missing_ok=True)
    return _Template(place / "fresh.tuckbox", place / "home", sheet.pdf, code_text(sheet.code))
