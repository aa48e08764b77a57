"""What the program and the independent checker make of one key file, in the same words."""

import json
import runpy
from pathlib import Path

from vault.crypto.directory import RECOVERY
from vault.crypto.grants import Held
from vault.crypto.slots import SlotContents
from vault.domain.access import Role
from vault.domain.ids import ProfileId
from vault.domain.profiles import Profile
from vault.errors import DirectorySignatureError, KeyringDamagedError, NewerVersionError
from vault.store.keyfile.keyring import Keyring
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.opening import check_text
from vault.unlock import parse_recovery_code

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
SCRIPT = PACKAGING / "verify_trail.py"
VECTORS = Path(__file__).parent / "data" / "vectors" / "keyfiles"
EXPECTED = json.loads((VECTORS / "expected.json").read_text())
CODE = parse_recovery_code(EXPECTED["code"])
ROOT_KEY = bytes.fromhex(EXPECTED["root"])
ARITHMETIC = runpy.run_path(str(SCRIPT))
CHECKER = runpy.run_path(str(PACKAGING / "verify_key_file.py"))


def with_code(keyring):
    """Opened with the sheet's code: all the checks, and no second of Argon2id."""
    return keyring.recovery.open(CODE)


def without_code(keyring):
    """All the checks but whether boxes open, as the sheet's slot would have them done."""
    keyring.text.slot(RECOVERY)
    contents = SlotContents(bytearray(), bytearray(), None, ROOT_KEY, 0)
    check_text(keyring._state, contents)
    sheet = Profile(ProfileId(RECOVERY), "Sheet", Role.DATA_LEAD)
    return OpenKeys(sheet, keyring.text.directory, contents, Held())


def verdict_of_program(folder, opened=with_code):
    """Of the key file in the folder."""
    try:
        keyring = Keyring.load(folder)
        keys = opened(keyring)
    except NewerVersionError:
        return "newer"
    except KeyringDamagedError:
        return "damaged"
    except DirectorySignatureError:
        return "altered"
    anchor = keyring.anchors.newest(keys)
    if anchor is not None and not anchor[1]:
        return "anchor"
    if any(not seen.hash for _, seen in keyring.anchors.own(keys)):
        return "anchor"
    return "plan" if keyring.rekeying.plan_refused is not None else "good"


def verdict_of_checker(raw, arithmetic="is_signed_fast"):
    """Of a key file's bytes."""
    verdict, words, left = CHECKER["judge_key_file"](raw, ROOT_KEY, ARITHMETIC[arithmetic])
    assert (words == "") is (verdict == "good")
    assert any("password" in one for one in left)  # what it cannot see, it says
    return verdict
