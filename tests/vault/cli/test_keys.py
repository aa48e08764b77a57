"""The ways back in, by command line: sheets and shares tested, replaced, used; resets; leavers."""

import json

import pypdfium2
import pytest

from tests.vault.cli.poorest_locale import OTHER, PASSWORD
from tests.vault.cli.sheet_text import code_on

pytestmark = pytest.mark.slow

THIRD = "cobalt-harvest-mitten-walrus"


@pytest.fixture
def run(cli, made):
    """A command on the vault as its data lead; `says` come after the password."""

    def run(*words, says=(), expects=0, who="Dana", password=PASSWORD):
        name = words[:2] if words[0] in ("recovery", "profile") else words[:1]
        rest = words[len(name) :]
        line = (*name, made, "--as", who, *rest, "--password-stdin")
        return cli(*line, says=[password, *says], expects=expects)

    return run


def share_on(sheet):
    """The words of a share, as printed with their numbers."""
    import re

    with pypdfium2.PdfDocument(sheet) as document:
        text = document[0].get_textpage().get_text_range()
    found = dict(re.findall(r"\b(\d{1,2})\. ([a-z]+)\b", text))
    return " ".join(found[str(n)] for n in range(1, len(found) + 1))


def tested(run):
    return json.loads(run("recovery", "status", "--json").stdout)["tested"]


def test_the_sheet_is_tested_and_that_is_known_until_it_is_replaced(run, tmp_path):
    code = code_on(tmp_path / "sheet.pdf")
    assert tested(run) is None
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    run("recovery", "test", says=[wrong], expects=3)
    assert tested(run) is None, "a test that failed is no test"
    run("recovery", "test", says=[code])
    assert tested(run)
    run("recovery", "replace", "--out", tmp_path / "new.pdf")
    assert tested(run) is None, "the new sheet was never tested"
    run("recovery", "test", says=[code], expects=3)
    run("recovery", "test", says=[code_on(tmp_path / "new.pdf")])
    assert tested(run)


@pytest.mark.parametrize("place", ["no-such-folder/new.pdf", "sheet.pdf"])
def test_where_a_new_sheet_cannot_be_written_the_old_one_still_holds(run, tmp_path, place):
    code = code_on(tmp_path / "sheet.pdf")
    run("recovery", "replace", "--out", tmp_path / place, expects=7)
    run("recovery", "replace", "--out", tmp_path / "vault" / "new.pdf", expects=2)
    run("recovery", "test", says=[code])


def test_shares_are_rehearsed_and_open_the_vault(run, cli, made, tmp_path):
    out = tmp_path / "shares"
    run("recovery", "replace", "--out", out, "--needed", "2", "--people", "3")
    shares = [share_on(path) for path in sorted(out.iterdir())]
    assert len(shares) == 3
    run("recovery", "test", says=[shares[2], shares[0]])
    assert tested(run)
    words = shares[1].split()
    words[4] = "academic" if words[4] != "academic" else "acid"
    done = run("recovery", "test", says=[shares[0], " ".join(words)], expects=3)
    assert "share 2" in done.stderr
    run("recovery", "test", says=[shares[1], shares[1]], expects=3)
    cli("recover", made, "--profile", "Dana", says=[shares[0], shares[1], OTHER])
    assert json.loads(run("verify", "--json", password=OTHER).stdout)["ok"]


def test_a_reset_says_what_it_means_and_what_was_written_before_still_verifies(run):
    run("profile", "add", "Sam", "--role", "safeguarding-lead", says=[OTHER])
    run("profile", "password", says=[THIRD], who="Sam", password=OTHER)
    told = run("profile", "reset", "Sam", says=[OTHER]).stderr
    assert "card" in told
    assert "safeguarding key" in told
    run("profile", "password", says=[OTHER], who="Sam", password=THIRD, expects=3)
    run("profile", "password", says=[THIRD], who="Sam", password=OTHER)
    assert json.loads(run("verify", "--json").stdout)["ok"]
    run("profile", "remove", "Sam")
    assert json.loads(run("verify", "--json").stdout)["ok"]
    mine = [e for e in json.loads(run("audit", "--json").stdout) if e["profile"] == "Sam"]
    assert {e["outcome"] for e in mine} == {"done", "refused"}


def test_a_leaver_is_shut_out_by_one_command(run):
    run("profile", "add", "Lex", "--role", "data-lead", says=[OTHER])
    told = run("rekey", "--without", "Lex").stderr
    assert "Earlier copies can still be read" in told
    run("verify", "--json", who="Lex", password=OTHER, expects=3)
    assert json.loads(run("verify", "--json").stdout)["ok"]


def test_each_hard_place_has_its_own_exit_code(run, cli, made, tmp_path):
    run("backup", "--out", tmp_path / "b.tuckbackup")
    run("backup", "--out", tmp_path / "b.tuckbackup", expects=7)
    run("backup", "--out", made / "b.tuckbackup", expects=2)
    run("backup", "--out", tmp_path / "none" / "b.tuckbackup", expects=7)
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    assert "OneDrive" in run("backup", "--out", cloud / "b.tuckbackup").stderr
    cli("restore", tmp_path / "b.tuckbackup", cloud / "again", expects=7)
    cli("restore", tmp_path / "b.tuckbackup", made, expects=7)
    cli("restore", tmp_path / "sheet.pdf", tmp_path / "again", expects=4)
    cli("restore", tmp_path / "nothing", tmp_path / "again", expects=4)
    told = cli("restore", tmp_path / "b.tuckbackup", tmp_path / "again").stderr
    assert "older than what was seen on this computer" in told
    again = ("verify", tmp_path / "again", "--as", "Dana", "--json", "--password-stdin")
    done = cli(*again, says=[PASSWORD], expects=5)
    assert "older" in done.stderr
    cli("accept-copy", tmp_path / "again", "--as", "Dana", "--password-stdin", says=[PASSWORD])
    assert json.loads(cli(*again, says=[PASSWORD]).stdout)["ok"]
