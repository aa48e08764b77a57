"""A request, its sealed copy and an erasure, run as a script runs them."""

import json

import pytest

from tests.vault.cli.test_cli import cli, vault

pytestmark = pytest.mark.slow

__all__ = ["vault"]
MINE = ("--as", "Dana", "--password-stdin")


def brought_in(folder, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,Reg\nKhan,Zoë,4B\nLi,Bo,4A\n", encoding="utf-8")
    assert cli("import", folder, path, *MINE, "--apply").returncode == 0
    rows = json.loads(cli("pupils", folder, *MINE, "--json").stdout)
    return {row["given"]: row["id"] for row in rows}


def asked(folder, pupil, kind, *more):
    done = cli("request", "open", folder, pupil, "--kind", kind, "--by", "the mother", *MINE, *more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["id"]


def test_a_copy_is_sealed_and_a_pupil_is_erased(vault, tmp_path):
    ids = brought_in(vault, tmp_path)
    case = asked(vault, ids["Zoë"], "access", "--received", "2026-01-31")
    listed = json.loads(cli("request", "list", vault, *MINE, "--json").stdout)
    assert [(c["id"], c["due"]) for c in listed] == [(case, "2026-03-02")]
    copy, words = tmp_path / "copy.age", tmp_path / "words.txt"
    where = ("--out", copy, "--passphrase-to", words)
    assert cli("request", "hand-over", vault, case, *MINE, *where).returncode == 3
    done = cli("request", "hand-over", vault, case, *MINE, *where, "--identity", "known")
    assert done.returncode == 0, done.stderr
    assert copy.read_bytes().startswith(b"age-encryption.org/v1")
    assert words.read_text().strip()
    assert words.read_text().strip() not in done.stderr + done.stdout
    case = asked(vault, ids["Bo"], "erasure")
    assert cli("request", "erase", vault, case, *MINE, "--confirm").returncode == 3
    assert cli("request", "erase", vault, case, *MINE, "--reason", "for Bo").returncode == 3
    wording = ("--reason", "never ours")
    assert cli("request", "erase", vault, case, *MINE, *wording).returncode == 0
    pdf = tmp_path / "certificate.pdf"
    done = cli("request", "erase", vault, case, *MINE, "--confirm", "--certificate-to", pdf)
    assert done.returncode == 0, done.stderr
    assert pdf.read_bytes().startswith(b"%PDF")
    rows = json.loads(cli("pupils", vault, *MINE, "--json").stdout)
    assert [row["given"] for row in rows] == ["Zoë"]


def test_what_is_due_is_listed_and_a_wrong_date_is_told(vault, tmp_path):
    ids = brought_in(vault, tmp_path)
    done = cli(
        *("request", "open", vault, ids["Bo"], "--kind", "access", "--by", "him"),
        *MINE,
        *("--received", "31.1.2026"),
    )
    assert done.returncode == 2
    assert "2026-09-03" in done.stderr
    assert json.loads(cli("retention", "due", vault, *MINE, "--json").stdout) == []
