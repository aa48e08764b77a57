"""Files that are built to do harm, and damaged ones."""

import os
import zipfile

import pytest

from tests.vault.exchange.odd_rolls import USERS, oneroster, rows
from vault.actions.import_roll import PreviewRoll
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.safe_zip import open_bundle

HARMFUL = {
    "absolute": [("/etc/users.csv", "a")],
    "drive": [("C:\\users.csv", "a")],
    "up": [("users.csv", "a"), ("..\\..\\evil.csv", "a")],
    "twice": [("users.csv", "a"), ("USERS.csv", "a")],
    "too many": [(f"{n}.csv", "a") for n in range(25_000)],
}


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_zip_that_is_built_to_do_harm_is_refused(kind, lead, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        for name, text in HARMFUL[kind]:
            bundle.writestr(name, text)
    with pytest.raises(UnsafeFileError):
        lead.run(PreviewRoll(path))


def test_a_link_in_a_zip_or_a_folder_is_not_followed(lead, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        link = zipfile.ZipInfo("users.csv")
        link.external_attr = 0o120777 << 16
        bundle.writestr(link, "/etc/passwd")
    with pytest.raises(UnsafeFileError):
        lead.run(PreviewRoll(path))
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "a.csv").write_text("secret")
    os.symlink(outside, folder / "link")
    os.symlink(outside / "a.csv", folder / "users.csv")
    assert open_bundle(folder, 100).names == ()


def test_a_damaged_zip_is_told(lead, tmp_path):
    path = oneroster(tmp_path / "x.zip", {"users": USERS + "u1,,,true,student,Zoe,Khan\n" * 50})
    data = bytearray(path.read_bytes())
    data[90:120] = bytes(30)
    path.write_bytes(data)
    with pytest.raises(BadFileError):
        lead.run(PreviewRoll(path))
    assert rows(lead) == ()
