"""A real vault for every test that needs one: real files, real keys, at the floor of the KDF."""

import gc
import os
import shutil
from functools import cache
from pathlib import Path

import pytest

import tests.compiled_once
import tests.examples
import tests.near_noon  # noqa: F401 - before anything asks what day it is
from tests import first_mask, known_keys, low_factor
from tests.filled_school import filled_school, unlock_lead
from tests.fresh_vault import PASSWORD, fresh_vault, sheet_of
from tests.kept_folder import kept_folder, remove_kept
from tests.made_once import copy_of
from tests.two_vaults import two_places
from vault.actions.profiles import AddProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.platform.singletons import keep_singletons
from vault.store.database import ballast
from vault.unlock import unlock_vault

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
gc.disable()  # until all tests are read: meanwhile there is hardly any garbage
keep_singletons()
known_keys.remember()
first_mask.take_first_mask()
low_factor.take_low_factor()
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


def pytest_collection_finish():
    # Thousands of tests and modules stay to the end, and need not be gone through time and again.
    gc.freeze()
    gc.enable()


def pytest_unconfigure():
    remove_kept()


@pytest.fixture(autouse=True)
def own_home(request):
    # Half of the tests have no files, and need no folder made for them.
    has_files = "tmp_path" in request.fixturenames
    home = (request.getfixturevalue("tmp_path") if has_files else own_place()) / "home"
    # Not the test's own `monkeypatch`, whose undo() would send it to this person's real home.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(home))
        # Hundreds of vaults with 16 MiB each would fill the disk that the tests run on.
        patch.setattr(ballast, "SIZE", 64 << 10)
        with known_keys.same_draws("test"):
            yield
    if not has_files and home.exists():
        shutil.rmtree(home)


@cache
def own_place():
    return kept_folder()


@pytest.fixture(autouse=True, scope="module")
def own_draws():
    with known_keys.same_draws("module"):
        yield


@pytest.fixture
def samples():
    if not SAMPLES.is_dir():
        pytest.skip("the samples of other makers are not beside this checkout")
    return SAMPLES


@pytest.fixture
def lead(request, tmp_path):
    folder = tmp_path / "school.tuckbox"
    # A test that asks for `school` gets the vault that has it.
    ids = copy_of(filled_school, tmp_path) if "school" in request.fixturenames else None
    sheet = sheet_of() if ids else fresh_vault(folder)
    session = unlock_lead(folder)
    session.sheet, session.folder, session.ids = sheet, folder, ids
    yield session
    session.lock()


@pytest.fixture
def school(lead):
    """Two classes with a pupil each; `lead.ids` names them."""
    return lead


@pytest.fixture
def unlock_as(school):
    """Add a profile of the role (class 4A), lock the lead's session, unlock as it."""
    opened = []

    def unlock(role: Role):
        name = f"Some {role.value}"
        school.run(AddProfile(name, role, Password.typed(PASSWORD), frozenset({school.ids["a"]})))
        school.lock()
        session = unlock_vault(school.folder, name, Password.typed(PASSWORD), params=FLOOR)
        opened.append(session)
        return session

    yield unlock
    for session in opened:
        session.lock()


@pytest.fixture
def places(tmp_path):
    """The office's vault and a teacher's, which know each other."""
    office, teacher = two_places(tmp_path)
    yield office, teacher
    office.lock()
    teacher.lock()
