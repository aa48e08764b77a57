"""lists on the command line: sealed by default, opened with the words of the file."""

import csv
import io

import pytest

from tests.vault.cli.poorest_locale import PASSWORD


def act(cli, made, command, *words, says=(), expects=0):
    line = ("lists", command, made, *words, "--as", "Dana", "--password-stdin")
    return cli(*line, says=[PASSWORD, *says], expects=expects)


@pytest.mark.slow
def test_a_list_is_sealed_and_opened_again(ask, cli, made, tmp_path):
    roll = tmp_path / "roll.csv"
    roll.write_text("Forename,Surname,UPN,Reg\nAnn,Ash,B801200005001,4A\n=Bob,Birch,,4A\n")
    ask("import", roll, "--apply")
    sealed, phrase, out = (tmp_path / name for name in ("a.list.age", "words.txt", "a.csv"))
    common = ("--reason", "a trip", "--form", "csv", "--class", "4A")
    act(cli, made, "save", *common, "--out", sealed, expects=2)
    done = ask("lists save", *common, "--out", sealed, "--passphrase-to", phrase)
    assert (done["pupils"], done["restricted"]) == (2, 0)
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1\n")
    words = phrase.read_text().strip()
    act(cli, made, "open", sealed, "--out", out, says=[words])
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [(row["Forename"], row["Surname"]) for row in rows] == [
        ("Ann", "Ash"),
        ("'=Bob", "Birch"),
    ]
    assert "UPN" not in rows[0]
    clear = ("--in-the-clear", "--column", "upn", "--out", tmp_path / "b.csv")
    act(cli, made, "save", *common, *clear)
    assert "B801200005001" in (tmp_path / "b.csv").read_text("utf-8-sig")
    act(cli, made, "save", *common, "--in-the-clear", "--column", "x", "--out", out, expects=2)
