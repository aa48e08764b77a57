"""Each exit code in the situation it is for: a script acts on the number alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked_program
from tests.conftest import PASSWORD

ROOT = Path(__file__).resolve().parents[3]
MINE = ("--as", "Dana Lead", "--json", "--password-stdin")


@pytest.fixture
def folder(school):
    school.lock()
    return school.folder


def cli(*words, secrets=(PASSWORD,), before=(), home=None):
    """`before` is a command that starts the program in a place of its own."""
    environment = os.environ | ({"TUCKBOX_HOME": home} if home else {})
    if not before:
        return forked_program.run(*words, says=secrets, environment=environment)
    return subprocess.run(
        [*before, sys.executable, "-m", "vault", *map(str, words)],
        input="".join(f"{line}\n" for line in secrets),
        capture_output=True,
        text=True,
        env=environment | {"PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )


def test_a_password_a_name_and_a_role_that_are_refused_end_with_3(folder):
    assert cli("pupils", folder, *MINE, secrets=["nothing like the password"]).returncode == 3
    nobody = ("--as", "Nobody", "--json", "--password-stdin")
    assert cli("pupils", folder, *nobody).returncode == 3


@pytest.mark.parametrize("name", ["vault.db", "photos.db", "keyring.json"])
def test_damage_of_any_file_ends_with_5_and_says_which(name, folder):
    path = folder / name
    data = bytearray(path.read_bytes())
    for place in range(2048, len(data), 4096):
        data[place] ^= 1
    path.write_bytes(data)
    done = cli("pupils", folder, *MINE)
    assert done.returncode == 5
    assert name in done.stderr or "key file" in done.stderr
    assert path.read_bytes() == bytes(data)


def test_an_older_copy_is_said_and_verify_ends_with_5(folder, tmp_path):
    old = tmp_path / "old.db"
    shutil.copy(folder / "vault.db", old)
    assert cli("pupils", folder, *MINE).returncode == 0
    shutil.copy(old, folder / "vault.db")
    done = cli("verify", folder, *MINE)
    assert done.returncode == 5
    assert "older" in done.stderr
    report = json.loads(done.stdout)
    assert report["ok"] is False
    assert [check["name"] for check in report["checks"] if not check["ok"]]


def test_what_is_no_vault_ends_with_5(tmp_path):
    assert cli("pupils", tmp_path / "nowhere", *MINE).returncode == 5
    assert cli("pupils", tmp_path, *MINE).returncode == 5
    assert list(tmp_path.glob("*.lock")) == []


def test_a_vault_that_a_living_process_holds_ends_with_6_until_that_is_killed(folder):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from vault.unlock import unlock_vault\n"
        "from vault.crypto.kdf import FLOOR\n"
        "from vault.domain.secrets import Password\n"
        f"session = unlock_vault(Path({str(folder)!r}), 'Dana Lead',"
        " Password.typed(sys.stdin.readline().strip()), params=FLOOR)\n"
        "print('open', flush=True)\n"
        "sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(f"{PASSWORD}\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"
        done = cli("pupils", folder, *MINE)
        assert done.returncode == 6
        assert "Dana Lead" in done.stderr
        holder.kill()
    assert cli("pupils", folder, *MINE).returncode == 0


def own_mounts(script):
    """A command line that runs what follows it after `script`, with mounts that nobody else sees;
    skips where the system does not let this user have them."""
    line = ("unshare", "--mount", "--map-root-user", "sh", "-c", f'{script} && exec "$@"', "sh")
    if sys.platform != "linux" or shutil.which("unshare") is None:
        pytest.skip("mounts of one's own are made with unshare(1), which only Linux has")
    tried = subprocess.run([*line, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"this machine does not allow mounts of one's own: {tried.stderr.strip()}")
    return line


def test_a_folder_that_cannot_be_written_ends_with_7(folder):
    before = own_mounts(f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder}")
    done = cli("pupils", folder, *MINE, before=before)
    told = json.loads(done.stdout)["error"]
    assert (done.returncode, told["exit"], told["code"]) == (7, 7, "storage.read_only")
    assert told["message"] in done.stderr
    assert "cannot be written" in done.stderr


SHEET = ("--school", "S", "--profile", "D", "--recovery-to", "{sheet}", "--password-stdin")
ON_A_FULL_DISK = {
    "import": ("import", "{stick}/v", "{roll}", "--apply", *MINE),
    "pupils": ("pupils", "{stick}/v", *MINE),
    "profile": ("profile", "add", "{stick}/v", "Tess", "--role", "teacher", *MINE[:2], MINE[3]),
    "create": ("create", "{stick}/n", *SHEET),
}


@pytest.mark.parametrize(
    "command",
    ["import", *(pytest.param(c, marks=pytest.mark.slow) for c in ("pupils", "profile", "create"))],
)
def test_a_full_disk_ends_with_7_and_harms_nothing(command, folder, tmp_path):
    """With the room that a vault keeps for this used up, which is what the file `ballast` is."""
    place, roll = tmp_path / "stick", tmp_path / "list.csv"
    place.mkdir()
    roll.write_text("Surname,Forename\nKhan,Zoe\n")
    (folder / "ballast").unlink(missing_ok=True)
    size = sum(path.stat().st_size for path in folder.iterdir()) // 1024 + 64
    script = (
        f"mount -t tmpfs -o size={size}k none {place} && cp -a {folder} {place}/v"
        f" && {{ head -c 9999999 /dev/zero > {place}/fill || true; }} 2>/dev/null"
    )
    before = own_mounts(script)
    sheet = tmp_path / "s.pdf"
    words = [word.format(stick=place, roll=roll, sheet=sheet) for word in ON_A_FULL_DISK[command]]
    done = cli(*words, secrets=(PASSWORD, PASSWORD), before=before)
    assert done.returncode == 7, done.stderr
    assert "full" in done.stderr
    assert not sheet.exists()
    assert cli("verify", folder, *MINE).returncode == 0


def test_notes_of_this_machine_that_cannot_be_written_end_with_7(folder, tmp_path):
    """A failed try that could not be written down must not be free of charge."""
    blocked = tmp_path / "a file"
    blocked.write_text("")
    done = cli("pupils", folder, *MINE, secrets=["wrong"], home=str(blocked / "home"))
    assert done.returncode == 7


@pytest.mark.parametrize("words", [(), ("nonsense",), ("pupils",), ("pupils", "x", "--as")])
def test_wrong_usage_ends_with_2(words):
    done = cli(*words)
    assert (done.returncode, done.stdout) == (2, "")


def test_with_no_terminal_and_no_password_on_stdin_it_says_what_to_do(folder):
    done = subprocess.run(
        [sys.executable, "-m", "vault", "pupils", str(folder), "--as", "Dana Lead"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        start_new_session=True,
        check=False,
    )
    assert done.returncode == 2
    assert "--password-stdin" in done.stderr
    assert "Warning" not in done.stderr
