"""The folder of the AppImage and the Flatpak, around a stand-in for the program."""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
MAKE = runpy.run_path(str(PACKAGING / "linux" / "make_appdir.py"))
MANIFEST = PACKAGING / "flatpak" / "org.tuckbox.Tuckbox.json"
STAND_IN = f"""#!{sys.executable} -ES
import os, sys
os.closerange(3, 4096)
print(os.path.basename(sys.argv[0]), *sys.argv[1:], sep=":", flush=True)
sys.stdin.readline()
sys.exit(7)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux package")


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    place = tmp_path_factory.mktemp("appdir")
    bundle = place / "tuckbox"
    bundle.mkdir()
    (bundle / "tuckbox").write_text(STAND_IN)
    (bundle / "tuckbox").chmod(0o755)
    (bundle / "tuckbox-cli").symlink_to("tuckbox")
    MAKE["make_appdir"](place / "AppDir", MAKE["Built"]("1.2.3", date(2026, 11, 1)), bundle)
    return place / "AppDir"


@pytest.mark.parametrize("called", ["tuckbox", "tuckbox-cli", "Tuckbox-1.2.3-x86_64.AppImage"])
def test_it_stays_mounted_until_the_program_ends(tree, called):
    """The AppImage is unmounted as the last holder of its pipe ends; the program closes its own."""
    reader, holder = os.pipe()
    with subprocess.Popen(
        [str(tree / "AppRun"), "a file.tuck"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[holder], text=True,
        env={**os.environ, "ARGV0": f"/somewhere/{called}"},
    ) as running:  # fmt: skip
        os.close(holder)
        expected = called if called == "tuckbox-cli" else "tuckbox"
        assert running.stdout.readline() == f"{expected}:a file.tuck\n"
        ended = threading.Event()
        watch = threading.Thread(target=lambda: (os.read(reader, 1), ended.set()), daemon=True)
        watch.start()
        assert not ended.wait(0.1)
        running.communicate("go on\n")
        assert ended.wait(10)
    os.close(reader)
    assert running.returncode == 7


def test_at_its_top_lie_what_appimagetool_asks_for(tree):
    assert os.access(tree / "AppRun", os.X_OK)
    desktop = (tree / "tuckbox.desktop").read_text()
    assert "\nExec=tuckbox %f\n" in desktop
    assert "/usr/lib" not in desktop
    icon = re.search("^Icon=(.+)$", desktop, re.MULTILINE)[1]
    assert (tree / f"{icon}.svg").read_bytes() == (tree / ".DirIcon").read_bytes()


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-utils")
def test_the_desktop_files_are_valid(tree):
    for path in (tree / "tuckbox.desktop", PACKAGING / "linux" / "tuckbox.desktop"):
        command = ["desktop-file-validate", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="no appstream")
def test_the_software_centre_takes_the_description(tree):
    path = tree / "usr/share/metainfo/org.tuckbox.Tuckbox.metainfo.xml"
    command = ["appstreamcli", "validate", "--no-net", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_flatpak_has_no_network_and_no_folder_but_its_vaults():
    asked = json.loads(MANIFEST.read_text())["finish-args"]
    assert [one for one in asked if one.startswith("--share")] == ["--share=ipc"]
    assert [one for one in asked if "filesystem" in one] == ["--filesystem=xdg-data/Tuckbox:create"]
    assert not [one for one in asked if one.startswith("--device")]


def test_every_source_of_the_flatpak_is_there_or_made():
    (module,) = json.loads(MANIFEST.read_text())["modules"]
    places = [(MANIFEST.parent / one["path"]).resolve() for one in module["sources"]]
    assert MAKE["TREE"] in places
    assert all(place.exists() for place in places if place != MAKE["TREE"])


@pytest.mark.skipif(shutil.which("flatpak-builder") is None, reason="no flatpak-builder")
def test_the_flatpaks_builder_knows_every_word_of_it(tmp_path):
    command = ["flatpak-builder", "--show-manifest", str(MANIFEST)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_flatpak_renames_what_desktops_hear_of_files(tree, tmp_path):
    """By its own commands, with another folder in place of /app."""
    shutil.copytree(tree / "usr/share/mime", tmp_path / "share/mime")
    (module,) = json.loads(MANIFEST.read_text())["modules"]
    for line in module["build-commands"]:
        if "mime" in line:
            there = line.replace("/app/", f"{tmp_path}/")
            subprocess.run(["sh", "-c", there], check=True)
    (told,) = (tmp_path / "share/mime/packages").iterdir()
    assert told.name == "org.tuckbox.Tuckbox.xml"
    assert set(re.findall('icon name="(.+)"', told.read_text())) == {"org.tuckbox.Tuckbox"}


def test_vaults_of_the_flatpak_lie_where_its_removal_does_not_reach(tmp_path):
    script = (PACKAGING / "flatpak" / "tuckbox.sh").read_text()
    script = script.replace('exec "/app/lib/tuckbox/$(basename "$0")" "$@"', 'echo "$TUCKBOX_HOME"')
    given = {"HOME": "/home/tess", "XDG_DATA_HOME": "/home/tess/.var/app/org.tuckbox.Tuckbox/data"}
    done = subprocess.run(
        ["sh", "-c", script], env=given, capture_output=True, text=True, check=False
    )
    assert done.stdout == "/home/tess/.local/share/Tuckbox\n"
