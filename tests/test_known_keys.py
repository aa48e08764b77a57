"""What is remembered between tests is an answer, never a difference that a test could look for."""

import json
import subprocess
import sys
from dataclasses import replace

from tests.fresh_vault import PASSWORD
from tests.known_keys import same_draws
from tests.two_vaults import Place
from vault.actions.profiles import AddProfile
from vault.crypto import slots
from vault.crypto.kdf import FLOOR, derive_slot_key
from vault.domain.access import Role
from vault.domain.secrets import Password


def salts(folder):
    written = json.loads((folder / "keyring.json").read_bytes())["slots"]
    return [slot["salt"] for slot in written.values() if slot["salt"]]


def test_no_two_slots_of_one_test_share_a_salt(lead, tmp_path):
    other = Place(tmp_path, "Oak Lane", "Olive Office", other_keys=True)
    for session in (lead, other.session):
        for name in ("One", "Two"):
            session.run(AddProfile(name, Role.AUDITOR, Password.typed(PASSWORD)))
    other.lock()
    drawn = salts(lead.folder) + salts(other.folder)
    assert len(drawn) == len(set(drawn)) == 6


def test_a_scope_within_another_has_none_of_its_draws():
    drawn = [slots.os.urandom(16) for _ in range(3)]
    with same_draws("inner"):
        inner = [slots.os.urandom(16) for _ in range(3)]
        with same_draws("innermost"):
            own = [slots.os.urandom(16) for _ in range(3)]
    with same_draws("inner"):
        assert [slots.os.urandom(16) for _ in range(3)] == inner
    further = [slots.os.urandom(16) for _ in range(3)]
    assert len({*drawn, *inner, *own, *further}) == 12


def test_what_differs_in_anything_has_another_key():
    word, salt, dearer = "plough-saddle", bytes(16), replace(FLOOR, passes=FLOOR.passes + 1)
    asked = [(word, salt, FLOOR), (word + "s", salt, FLOOR), (word, b"1" * 16, FLOOR)]
    keys = {
        bytes(derive_slot_key(Password.typed(word), salt, cost).expose())
        for word, salt, cost in (*asked, (word, salt, dearer))
    }
    assert len(keys) == 4


def test_another_process_of_the_run_draws_the_same_and_knows_the_answer():
    code = """
from tests import known_keys
from vault.crypto import kdf, slots
from vault.domain.secrets import Password
def derive(*_): raise AssertionError("derived anew")
kdf.core = derive
known_keys.remember()
with known_keys.same_draws("both"):
    salt = slots.os.urandom(16)
print(bytes(kdf.derive_slot_key(Password.typed("plough-saddle"), salt, kdf.FLOOR).expose()).hex())
"""
    with same_draws("both"):
        salt = slots.os.urandom(16)
    own = bytes(derive_slot_key(Password.typed("plough-saddle"), salt, FLOOR).expose()).hex()
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == own
