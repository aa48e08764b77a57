"""A CTF on the command line is of leavers or of a class, and never of everybody by oversight."""

import json

from tests.vault.cli.test_way_out import act


def test_a_ctf_without_a_day_or_a_class_is_not_made(ask, cli, made, tmp_path):
    roll, out = tmp_path / "roll.csv", tmp_path / "out.xml"
    roll.write_text("Forename,Surname,Reg\nAnn,Ash,4A\nBob,Elm,4B\n")
    ask("import", roll, "--apply")
    words = ("hand-on", "save", made, "ctf", "--reason", "x", "--out", out, "--in-the-clear")
    refused = act(cli, *words, expects=2)
    assert "--left-since" in refused.stderr
    assert not out.exists()
    done = act(cli, *words, "--class", "4A", "--json")
    assert json.loads(done.stdout)["pupils"] == 1
    assert "Elm" not in out.read_text(encoding="utf-8")
