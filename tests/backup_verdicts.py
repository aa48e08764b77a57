"""What the program and the independent checker make of one backup, in the same words."""

import runpy
from pathlib import Path

from vault.errors import BackupDamagedError, KeyringDamagedError, NewerVersionError
from vault.exchange.backup.restore import restore_backup
from vault.store.database.work import no_report

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
VECTORS = Path(__file__).parent / "data" / "vectors" / "backups"
TRAIL = runpy.run_path(str(PACKAGING / "verify_trail.py"))
KEY_FILES = runpy.run_path(str(PACKAGING / "verify_key_file.py"))
CHECKER = runpy.run_path(str(PACKAGING / "verify_backup.py"))
VERDICTS = {
    "its files are not those that were backed up": "altered",
    "its signature does not hold": "signature",
}


def verdict_of_program(path, folder):
    """Put back into the folder, which must not be there yet."""
    try:
        restore_backup(path, folder, no_report)
    except BackupDamagedError as error:
        return VERDICTS.get(str(error.details["reason"]), "damaged")
    except NewerVersionError:
        return "newer"
    except KeyringDamagedError:
        return "keyfile"
    return "good"


def verdict_of_checker(path, arithmetic="is_signed_fast"):
    """Of the same file or list."""
    verdict, words, left = CHECKER["judge_backup"](path, KEY_FILES, TRAIL[arithmetic])
    assert (words == "") is (verdict == "good")
    assert any("password" in one for one in left)  # what it cannot see, it says
    return verdict
