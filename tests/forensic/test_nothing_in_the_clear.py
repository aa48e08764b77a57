"""What lies on the disk, and what the system lets this program do."""

import subprocess
import sys

import pytest

from vault.actions.pupils import AddPupil
from vault.domain.ids import RecordId


def test_no_name_stands_in_any_file_of_the_vault(school):
    school.run(AddPupil((("legal_given", "Xanthippe"), ("legal_family", "Quillfeather"))))
    school.lock()
    for path in school.folder.parent.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for word in (b"Xanthippe", b"Quillfeather", b"Birch", b"SQLite format 3"):
                assert word not in data, path


def test_files_are_for_their_owner_alone(school):
    for path in school.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_system_refuses_sockets_to_this_program_and_its_children():
    script = (
        "import os\n"
        "from vault.platform.network import install_network_guard, try_network\n"
        "from vault.platform.process import harden_process\n"
        "guards = install_network_guard(); harden_process()\n"
        "assert all(g.active for g in guards), guards\n"
        "assert all(a.refused for a in try_network())\n"
        "child = __import__('ctypes').CDLL(None).fork()  # Python's own is refused\n"
        "if child == 0:\n"
        "    os._exit(0 if all(a.refused for a in try_network()) else 1)\n"
        "assert os.waitpid(child, 0)[1] == 0\n"
        "try:\n    __import__('subprocess').Popen(['true'])\n"
        "except PermissionError:\n    print('held')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "held", done.stderr


def test_an_unknown_record_and_one_out_of_sight_are_the_same(school):
    from vault.actions.pupils import OpenPupil
    from vault.errors import NotFoundError

    with pytest.raises(NotFoundError):
        school.run(OpenPupil(RecordId("0" * 32)))
