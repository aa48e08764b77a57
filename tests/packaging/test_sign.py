"""What schools check a download with: sums that sha256sum takes, and a signature that minisign
takes and that an altered list does not have."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SIGN = Path(__file__).resolve().parents[2] / "packaging" / "sign.py"
WORD = "four words of it"

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("minisign", "sha256sum"))), reason="no minisign"
)


def run(*command, at, typed="", **environment):
    return subprocess.run(
        command, cwd=at, input=typed, text=True, capture_output=True, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def packages(tmp_path):
    folder = tmp_path / "packages"
    folder.mkdir()
    (folder / "tuckbox_1.2.3_amd64.deb").write_bytes(b"a package")
    (folder / "Tuckbox-1.2.3.msi").write_bytes(b"an installer")
    return folder


@pytest.mark.parametrize(
    ("options", "word"),
    [
        pytest.param(["-W"], "", id="a key without a word"),
        pytest.param([], WORD, id="a key with its word", marks=pytest.mark.slow),
    ],
)
def test_every_package_is_in_the_signed_sums(packages, tmp_path, options, word):
    make = ["minisign", "-G", *options, "-p", "k.pub", "-s", "k.key"]
    assert run(*make, at=tmp_path, typed=f"{word}\n{word}\n").returncode == 0
    key = (tmp_path / "k.key").read_text()
    done = run(
        sys.executable, str(SIGN), str(packages), at=tmp_path,
        TUCKBOX_MINISIGN_KEY=key, TUCKBOX_MINISIGN_PASSWORD=word,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    checked = run("sha256sum", "-c", "SHA256SUMS", at=packages)
    assert checked.stdout.splitlines() == ["Tuckbox-1.2.3.msi: OK", "tuckbox_1.2.3_amd64.deb: OK"]
    verify = ["minisign", "-V", "-p", "../k.pub", "-m", "SHA256SUMS"]
    assert run(*verify, at=packages).returncode == 0
    with (packages / "SHA256SUMS").open("a") as file:
        file.write(f"{'0' * 64}  more.msi\n")
    assert run(*verify, at=packages).returncode != 0


def test_without_a_key_it_says_that_nothing_is_signed(packages, tmp_path):
    done = run(sys.executable, str(SIGN), str(packages), at=tmp_path, TUCKBOX_MINISIGN_KEY="")
    assert done.returncode == 0
    assert "not signed" in done.stderr
    assert {path.name for path in packages.iterdir()} == {
        "SHA256SUMS", "Tuckbox-1.2.3.msi", "tuckbox_1.2.3_amd64.deb",
    }  # fmt: skip
