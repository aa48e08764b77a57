"""The fixed forms of tuckbox-cli, run as a script runs them."""

import json
import os
import subprocess
import sys

import pytest

from tests import forked_program
from tests.fresh_vault import fresh_vault
from tests.vault.cli.poorest_locale import ROOT, poorest

PASSWORD = "lantern-orchard-violin-pebble"


def cli(*arguments, secrets=(PASSWORD,), environment=os.environ):
    return forked_program.run(*arguments, says=secrets, environment=environment)


@pytest.fixture
def vault(tmp_path):
    folder = tmp_path / "cli.tuckbox"
    sheet = tmp_path / "sheet.pdf"
    form = ("--school", "Willow", "--profile", "Dana", "--recovery-to", sheet, "--password-stdin")
    done = cli("create", folder, *form)
    assert done.returncode == 0, done.stderr
    assert sheet.read_bytes().startswith(b"%PDF")
    assert done.stdout == ""
    return folder


@pytest.fixture
def ready(tmp_path):
    """One that was made without the command line."""
    fresh_vault(tmp_path / "ready.tuckbox", "Willow", "Dana")
    return tmp_path / "ready.tuckbox"


def test_the_whole_way_through(vault, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,DOB,Reg\nKhan,Zoë,6/3/2016,4B\nLi,Bo,99/99/2016,4A\n")
    mine = ("--as", "Dana", "--password-stdin", "--json")
    preview = json.loads(cli("import", vault, path, *mine).stdout)
    assert {k: preview[k] for k in ("new", "changed", "same", "refused")} == {
        "new": 4,
        "changed": 0,
        "same": 0,
        "refused": 0,
    }
    assert preview["problems"][0]["field"] == "born"
    assert json.loads(cli("pupils", vault, *mine).stdout) == []
    assert cli("import", vault, path, *mine, "--apply").returncode == 0
    (zoe,) = json.loads(cli("pupils", vault, *mine, "--search", "zoe").stdout)
    assert {"id", "given", "family", "preferred", "upn", "class", "year"} <= zoe.keys()
    rooms = json.loads(cli("classes", vault, *mine).stdout)
    assert {room["name"]: room["pupils"] for room in rooms} == {"4A": 1, "4B": 1}

    both = (PASSWORD, "another-password-for-the-teacher")
    form = ("--as", "Dana", "Tess", "--role", "teacher", "--class", "4B", "--password-stdin")
    assert cli("profile", "add", vault, *form, secrets=both).returncode == 0
    hers = ("--as", "Tess", "--password-stdin", "--json")
    seen = json.loads(cli("pupils", vault, *hers, secrets=both[1:]).stdout)
    assert [row["given"] for row in seen] == ["Zoë"]
    assert cli("import", vault, path, *hers, secrets=both[1:]).returncode == 3

    report = json.loads(cli("verify", vault, *mine).stdout)
    assert report["ok"]
    entries = json.loads(cli("audit", vault, *mine).stdout)
    assert {"number", "time", "profile", "kind", "record"} <= entries[0].keys()
    assert any(e["kind"] == "import.preview" and e["outcome"] == "refused" for e in entries)


@pytest.mark.parametrize(
    "command",
    ["audit", *(pytest.param(c, marks=pytest.mark.slow) for c in ("pupils", "help", "nothing"))],
)
def test_a_start_says_what_the_copies_say_that_the_tests_run(command, ready, tmp_path):
    """Of a program that is loaded once: see tests/forked_program.py."""
    environment = poorest(tmp_path / "home")
    mine = ("--as", "Dana", "--password-stdin", "--json")
    words = {
        "audit": ("audit", ready, *mine),
        "pupils": ("pupils", ready),
        "help": ("send", "--help"),
        "nothing": (),
    }[command]
    started = subprocess.run(
        [sys.executable, "-m", "vault", *map(str, words)],
        input=f"{PASSWORD}\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    done = cli(*words, environment=environment)
    assert (done.returncode, done.stderr) == (started.returncode, started.stderr)
    if words[:1] == ("audit",):  # newest first; this opening is written down as well
        before = json.loads(started.stdout)
        assert before
        assert json.loads(done.stdout)[-len(before) :] == before
    else:
        assert done.stdout == started.stdout


def test_exit_codes_tell_failures_apart(ready, tmp_path):
    mine = ("--as", "Dana", "--password-stdin", "--json")
    assert cli("pupils", ready, *mine, secrets=("wrong",)).returncode == 3
    assert cli("pupils", tmp_path, *mine).returncode == 5
    assert cli("pupils").returncode == 2
    bad = tmp_path / "x.csv"
    bad.write_bytes(b"\x00")
    assert cli("import", ready, bad, *mine).returncode == 4
    form = ("--school", "W", "--profile", "D", "--recovery-to", tmp_path / "s", "--password-stdin")
    assert cli("create", ready, *form).returncode == 7
    (ready / "vault.db").write_bytes(b"\x00" * 5000)
    assert cli("pupils", ready, *mine).returncode == 5


def test_a_vault_that_is_open_elsewhere_says_by_whom(ready):
    from vault.store.database.lock_file import LockFile

    lock = LockFile.take(ready, "Somebody")
    done = cli("pupils", ready, "--as", "Dana", "--password-stdin", "--json")
    lock.release()
    assert done.returncode == 6
    assert "Somebody" in done.stderr


@pytest.mark.slow
def test_erasures_of_another_copy_are_listed_and_answered_in_a_fixed_form(vault, tmp_path):
    mine = ("--as", "Dana", "--password-stdin")
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,Reg\nKhan,Zoe,4B\nLi,Bo,4B\n")
    assert cli("import", vault, path, *mine, "--apply").returncode == 0
    assert cli("backup", vault, *mine, "--out", tmp_path / "b.tuckbackup").returncode == 0
    rows = json.loads(cli("pupils", vault, *mine, "--json").stdout)
    pupil = next(row["id"] for row in rows if row["given"] == "Zoe")
    opened = cli("request", "open", vault, pupil, "--kind", "erasure", "--by", "mother", *mine)
    case = json.loads(opened.stdout)["id"]
    steps = (("--reason", "asked for by the mother"), ("--confirm",))
    for step in steps:
        done = cli("request", "erase", vault, case, *step, *mine)
        assert done.returncode == 0, done.stderr
    copy = tmp_path / "again.tuckbox"
    assert cli("restore", tmp_path / "b.tuckbackup", copy).returncode == 0
    listed = cli("erasures", copy, *mine, "--json")
    (one,) = json.loads(listed.stdout)
    assert (one["id"], one["name"], one["class"]) == (pupil, "Zoe Khan", "4B")
    assert "Pupils of this copy who were erased in another since: 1." in listed.stderr
    assert "1 to be answered." in cli("erasures", copy, *mine).stderr
    assert cli("erasures", copy, "--erase", "0" * 32, *mine).returncode != 0
    done = cli("erasures", copy, "--erase", pupil, *mine, "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    left = json.loads(cli("pupils", copy, *mine, "--json").stdout)
    assert [row["given"] for row in left] == ["Bo"]
