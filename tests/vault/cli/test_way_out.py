"""A command that saves pupils says for whom the file is, or writes none."""

import json

import pytest

from tests.vault.cli.poorest_locale import PASSWORD


def act(cli, *words, expects=0):
    line = (*words, "--as", "Dana", "--password-stdin")
    return cli(*line, says=[PASSWORD], expects=expects)


@pytest.mark.slow
@pytest.mark.parametrize("command", [("lists", "save"), ("hand-on", "save")], ids=" ".join)
def test_without_anybody_who_could_open_it_no_file_is_made(ask, cli, made, tmp_path, command):
    roll, out = tmp_path / "roll.csv", tmp_path / "out.age"
    roll.write_text("Forename,Surname,UPN,Reg\nAnn,Ash,B801200005001,4A\n")
    ask("import", roll, "--apply")
    kind = ("oneroster",) if command[0] == "hand-on" else ()
    words = (*command, made, *kind, "--reason", "a trip", "--out", out)
    act(cli, *words, expects=2)
    assert not out.exists()
    done = act(cli, *words, "--passphrase-to", tmp_path / "words.txt", "--json")
    assert json.loads(done.stdout)["pupils"] == 1
    assert len((tmp_path / "words.txt").read_text().split("-")) == 7
    assert out.read_bytes().startswith(b"age-encryption.org/v1\n")
