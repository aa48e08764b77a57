"""characteristics on the command line."""

import pytest

from tests.vault.cli.poorest_locale import PASSWORD


def cli_as(cli, made, command, *words, expects=0):
    line = ("characteristics", command, made, *words, "--as", "Dana", "--password-stdin")
    return cli(*line, says=[PASSWORD], expects=expects)


@pytest.mark.slow
def test_one_is_kept_set_shown_and_stopped(ask, cli, made, tmp_path):
    roll = tmp_path / "roll.csv"
    roll.write_text("Forename,Surname,Adno,Reg\nAnn,Ash,1,4A\n")
    ask("import", roll, "--apply")
    assert not any(one["kept"] for one in ask("characteristics kept"))
    cli_as(cli, made, "keep", "eal", "--for", "the school census")
    (ann,) = [row["id"] for row in ask("pupils")]
    cli_as(cli, made, "set", ann, "eal", "yes")
    assert ask("characteristics show", ann) == {"eal": "yes"}
    cli_as(cli, made, "set", ann, "eal", "perhaps", expects=2)
    cli_as(cli, made, "stop", "eal")
    assert ask("characteristics show", ann) == {}
