"""The installer for Windows, made around a stand-in folder and looked into: it is one person's own,
opens the program's files, and its removal comes near no vault."""

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from ui.__main__ import FILES

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
CONTENT = {
    "tuckbox.exe": b"the window",
    "tuckbox-cli.exe": b"the command line",
    "_internal/python311.dll": b"a library",
    "_internal/vault/crypto/words_en.txt": b"words",
    "_internal/reportlab/a name with blanks.ttf": b"a face",
}
REGISTRY, ROOT_OF_PERSON = "Registry", "1"

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("wixl", "msiinfo", "msiextract"))), reason="no wixl and msitools"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("msi")
    for name, content in CONTENT.items():
        path = place / "tuckbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    make = runpy.run_path(str(PACKAGING / "windows" / "make_msi.py"))["make_msi"]
    make(place / "tuckbox", place / "tuckbox.msi", "1.2.3")
    return place / "tuckbox.msi"


@pytest.fixture(scope="module")
def table(made):
    def rows(name):
        ask = ["msiinfo", "export", str(made), name]
        lines = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.splitlines()
        heads = lines[0].split("\t")
        return [dict(zip(heads, line.split("\t"), strict=True)) for line in lines[3:]]

    return rows


def test_every_file_is_installed_where_it_belongs(made, tmp_path):
    subprocess.run(["msiextract", "-C", str(tmp_path), str(made)], check=True, capture_output=True)
    (top,) = tmp_path.rglob("Tuckbox")
    assert top.parts[-2:] == ("Programs", "Tuckbox")
    found = {p.relative_to(top).as_posix(): p.read_bytes() for p in top.rglob("*") if p.is_file()}
    assert found == CONTENT


def test_the_associations_are_the_files_that_the_program_opens(table):
    values = {(row["Key"], row["Name"]): row["Value"] for row in table(REGISTRY)}
    classes = "Software\\Classes\\"
    suffixes = [key.removeprefix(classes) for key, name in values if not name]
    assert sorted(s for s in suffixes if s.startswith(".")) == sorted(FILES)
    for suffix in FILES:
        kind = values[f"{classes}{suffix}", ""]
        opened = values[f"{classes}{kind}\\shell\\open\\command", ""]
        assert opened == '"[INSTALLDIR]tuckbox.exe" "%1"'
        assert (f"{classes}{suffix}\\OpenWithProgids", kind) in values


def test_all_of_it_is_the_persons_own(made, table):
    assert {row["Root"] for row in table(REGISTRY)} == {ROOT_OF_PERSON}
    assert "ALLUSERS" not in {row["Property"] for row in table("Property")}
    told = subprocess.run(
        ["msiinfo", "suminfo", str(made)], check=True, capture_output=True, text=True
    ).stdout
    (source,) = (line for line in told.splitlines() if line.startswith("Source:"))
    needs_no_administrator = 8
    assert int(source.split()[1]) & needs_no_administrator
    assert {row["Directory_"] for row in table("Shortcut")} == {"ProgramMenuFolder"}


def test_its_removal_takes_its_own_files_and_folders_that_are_empty(table):
    """Vaults lie in %LOCALAPPDATA%\\Tuckbox; what is installed, in its own folder of Programs."""
    parents = {row["Directory"]: row["Directory_Parent"] for row in table("Directory")}
    names = {row["Directory"]: row["DefaultDir"] for row in table("Directory")}
    assert (names["INSTALLDIR"], parents["INSTALLDIR"]) == ("Tuckbox", "UserPrograms")
    assert (names["UserPrograms"], parents["UserPrograms"]) == ("Programs", "LocalAppDataFolder")
    assert [d for d, parent in parents.items() if parent == "LocalAppDataFolder"] == [
        "UserPrograms"
    ]
    for row in table("RemoveFile"):
        assert row["FileName"] == "", "a folder that is empty, and never files by a pattern"
        folder = row["DirProperty"]
        while folder != "INSTALLDIR":
            folder = parents[folder]
    assert table("CustomAction") == []


def test_a_newer_one_takes_its_place_and_an_older_one_is_refused(table):
    properties = {row["Property"]: row["Value"] for row in table("Property")}
    assert properties["ProductVersion"] == "1.2.3"
    assert {row["UpgradeCode"] for row in table("Upgrade")} == {properties["UpgradeCode"]}
    conditions = {row["Condition"]: row["Description"] for row in table("LaunchCondition")}
    assert conditions["NOT WIX_DOWNGRADE_DETECTED"] == "A newer Tuckbox is installed already."
    assert properties["REINSTALLMODE"] == "amus"
