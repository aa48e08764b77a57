"""The command line speaks the English of the person and the school; keys and codes stay."""

import json
import os

import pytest

from tests import forked_program
from tests.conftest import PASSWORD, unlock_lead
from vault.actions.desk_notes import SetSetting
from vault.actions.policy import SetPolicy
from vault.domain.policy import Country, Policy
from vault.platform.last_english import _KEY

MINE = ("--as", "Dana Lead", "--password-stdin")


@pytest.fixture
def cli(tmp_path):
    home = tmp_path / "home"
    home.mkdir()

    def run(*words, machine=""):
        note = home / "language.json"
        note.unlink(missing_ok=True)
        if machine:
            note.write_text(json.dumps({_KEY: machine}))
        environment = os.environ | {"TUCKBOX_HOME": str(home), "LC_ALL": "C.UTF-8"}
        return forked_program.run(*words, says=[PASSWORD], environment=environment)

    return run


def preview(cli, lead, path):
    """A file that names one child twice: in words, and for a script."""
    path.write_text("Forename,Surname,Adno\nAnn,Lee,1\nAnn,Lee,1\n")
    lead.lock()
    plain = cli("import", lead.folder, path, *MINE)
    return plain.stderr, json.loads(cli("import", lead.folder, path, *MINE, "--json").stdout)


def test_a_person_who_reads_american_is_told_so_and_a_script_finds_the_same_keys(
    cli, lead, tmp_path
):
    british_words, british = preview(cli, lead, tmp_path / "roll.csv")
    assert "pupil" in british_words
    again = unlock_lead(lead.folder)
    again.folder = lead.folder
    again.run(SetSetting("english", "en-US"))
    american_words, american = preview(cli, again, tmp_path / "roll.csv")
    assert "student" in american_words
    assert "pupil" not in american_words
    assert american.keys() == british.keys()
    reasons = [problem["reason"] for problem in american["problems"]]
    assert any("student" in reason for reason in reasons), reasons
    assert not any("pupil" in reason for reason in reasons), reasons


def test_the_school_s_country_decides_where_the_person_did_not(cli, lead, tmp_path):
    lead.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    words, _ = preview(cli, lead, tmp_path / "roll.csv")
    assert "student" in words
    assert "pupil" not in words


def test_before_a_vault_is_open_it_speaks_as_this_machine_did_last(cli):
    assert "Students in sight" in cli("pupils", "--help", machine="en-US").stdout
    told = cli("--help", machine="en-US").stdout
    assert "Students in sight of the profile." in told
    assert " pupils " in told, "names of commands stay"
    assert "Pupils in sight of the profile." in cli("--help", machine="en-GB").stdout
