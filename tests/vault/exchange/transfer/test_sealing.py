"""Nobody's data is locked in: the age program and tar open what a card's owner was sent."""

import io
import json
import shutil
import subprocess
import tarfile

import pytest

from tests.two_vaults import PASSWORD, two_places
from tests.vault.cli.test_cli_refusals import cli


@pytest.fixture
def program():
    found = shutil.which("age") or shutil.which("rage")
    if found is None:
        pytest.skip("neither age nor rage is installed here")
    return found


def test_the_age_program_opens_a_file_with_the_exported_identity(program, tmp_path):
    office, teacher = two_places(tmp_path)
    path = office.send([teacher], classes=[office.room])
    office.lock()
    teacher.lock()
    key = tmp_path / "identity.txt"
    done = cli("identity", "export", teacher.folder, "--as", "Theo Teacher", "--out", key)
    assert done.returncode == 0
    assert "without a password" in done.stderr
    assert key.stat().st_mode & 0o077 == 0
    opened = subprocess.run(
        [program, "-d", "-i", key, path], capture_output=True, check=True, timeout=60
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(opened)) as tar:
        names = tar.getnames()
        header = json.load(tar.extractfile("header.json"))
        lines = [json.loads(line) for line in tar.extractfile("records/00000.jsonl")]
        photo = next(name for name in names if name.startswith("photos/"))
        picture = tar.extractfile(photo).read()
    assert names == [
        "header.json",
        "header.sig",
        "records/00000.jsonl",
        photo,
        "seal.json",
        "seal.sig",
    ]
    assert header["recipients"][0][0] == "Theo Teacher"
    assert {line["v"]["legal_given"] for line in lines if line["t"] == "pupil"} == {"Ann", "Bob"}
    assert picture.startswith(b"\xff\xd8")


def test_what_the_age_program_seals_for_a_card_is_read_and_told_apart(program, tmp_path):
    """A file that the age program made is no transfer: refused by what is inside, not by luck."""
    office, teacher = two_places(tmp_path)
    recipient = json.loads(teacher.card().read_text())["recipient"]
    path = tmp_path / "plain.tuck"
    subprocess.run(
        [program, "-r", recipient, "-o", path], input=b"just words", check=True, timeout=60
    )
    office.lock()
    teacher.lock()
    done = cli("receive", teacher.folder, "--as", "Theo Teacher", path, secrets=(PASSWORD,))
    assert (done.returncode, "cannot be right" in done.stderr) == (4, True)
