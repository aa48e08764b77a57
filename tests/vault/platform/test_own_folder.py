"""A folder that somebody stands in brings no code into the program: not when it starts, and not
when it locks, which is a start as well. The folder here is a harmless stranger's: what would run
leaves a mark."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import __main__ as window
from vault.platform import relaunch
from vault.platform.own_folder import own_folder

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("ui", "vault", "PySide6")


@pytest.fixture
def stranger(tmp_path):
    """A folder with packages of the names that the program looks for; the mark is `ran`."""
    folder = tmp_path / "downloads"
    for name in PACKAGES:
        (folder / name).mkdir(parents=True)
        for file in ("__init__.py", "__main__.py"):
            (folder / name / file).write_text(f"open({str(folder / 'ran')!r}, 'w').close()\n")
    return folder


def python(*arguments, cwd, path=str(ROOT), **more):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": path} | more,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("flags", [(), pytest.param(("-s",), marks=pytest.mark.slow)])
def test_locking_starts_this_program_and_not_what_lies_in_the_working_folder(stranger, flags):
    lock = "from vault.platform.relaunch import replace_process; replace_process(['--help'])"
    done = python("-P", *flags, "-c", lock, cwd=stranger)
    assert done.returncode == 0, done.stderr
    assert "VAULT or FILE.tuck" in done.stdout
    assert not (stranger / "ran").exists()


def test_it_is_this_very_checkout_that_starts_again(stranger):
    """Also where nothing of it is on Python's path by itself."""
    program = os.path.join(own_folder(), "ui", "__main__.py")
    done = python("-P", program, "--help", cwd=stranger, path="")
    assert "VAULT or FILE.tuck" in done.stdout, done.stderr
    assert not (stranger / "ran").exists()


WAYS = (((), str(ROOT)), (("-P",), f"{os.pathsep}{ROOT}"), (("-P",), f".:{ROOT}"))
EACH_ONCE = {("ui", WAYS[0]), ("vault", WAYS[1]), ("vault", WAYS[2])}


@pytest.mark.parametrize(
    ("package", "flags", "path"),
    [
        pytest.param(
            package,
            *way,
            marks=() if (package, way) in EACH_ONCE else pytest.mark.slow,
        )
        for package in ("ui", "vault")
        for way in WAYS
    ],
)
def test_a_start_that_looks_for_code_in_the_working_folder_is_refused(
    tmp_path, package, flags, path
):
    done = python(*flags, "-m", package, "--help", cwd=tmp_path, path=path)
    assert done.returncode != 0
    assert "would take program code from the folder" in done.stderr
    assert str(tmp_path) in done.stderr


@pytest.mark.parametrize("package", ["ui", "vault"])
def test_from_any_folder_that_is_not_on_the_path_it_starts(tmp_path, package):
    assert python("-P", "-m", package, "--help", cwd=tmp_path).returncode == 0
    assert python("-m", package, "--help", cwd=ROOT).returncode == 0, "the program's own folder"


def test_the_running_program_stands_in_its_own_folder_and_finds_what_it_was_given(tmp_path):
    """Names on the command line are meant from where the person stood."""
    (tmp_path / "home").mkdir()
    begin = (
        "import os, sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ui import app\n"
        "def tell(*_):\n"
        "    print(os.getcwd(), os.environ['TUCKBOX_HOME'], flush=True)\n"
        "    os._exit(0)\n"
        "QApplication.exec = tell\n"
        "app.Program.start = lambda self, vault, profile, file, *_, **__: print(vault, file)\n"
        "from ui.__main__ import main\n"
        "sys.argv = ['tuckbox', 'some.tuckbox', 'some.tuck']\n"
        "main()\n"
    )
    script = tmp_path / "elsewhere" / "begin.py"
    script.parent.mkdir()
    script.write_text(begin)
    more = {"QT_QPA_PLATFORM": "offscreen", "TUCKBOX_HOME": "home"}
    done = python("-P", str(script), cwd=tmp_path, **more)
    assert done.stdout.splitlines() == [
        f"{tmp_path / 'some.tuckbox'} {tmp_path / 'some.tuck'}",
        f"{ROOT} {tmp_path / 'home'}",
    ], done.stderr


def test_a_frozen_program_starts_itself_and_no_interpreter(monkeypatch):
    begun = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "execve", lambda program, command, _: begun.append((program, command)))
    monkeypatch.setattr(relaunch, "_close_files", lambda: None)
    relaunch.replace_process(["/v/a.tuckbox"])
    assert begun == [(sys.executable, [sys.executable, "/v/a.tuckbox"])]
    assert own_folder() == os.path.dirname(sys.executable)


def test_the_window_program_is_where_locking_looks_for_it():
    assert os.path.samefile(window.__file__, os.path.join(own_folder(), "ui", "__main__.py"))
