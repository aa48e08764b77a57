"""A vault and its recovery sheet made by the command line, and opened by that sheet."""

import json

import pytest

from tests.vault.cli.poorest_locale import OTHER, PASSWORD
from tests.vault.cli.sheet_text import code_on

pytestmark = pytest.mark.slow


def test_vault_and_sheet_are_for_their_owner_alone(made, tmp_path):
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o600
    assert made.stat().st_mode & 0o777 == 0o700
    assert all(one.stat().st_mode & 0o077 == 0 for one in made.iterdir())


@pytest.mark.parametrize(
    ("place", "code"), [("no-such-folder/sheet.pdf", 7), ("vault/sheet.pdf", 2), ("there.pdf", 7)]
)
def test_no_vault_is_kept_without_its_recovery_sheet(cli, tmp_path, place, code):
    (tmp_path / "there.pdf").write_bytes(b"mine")
    words = ("create", tmp_path / "vault", "--school", "S", "--profile", "P", "--password-stdin")
    cli(*words, "--recovery-to", tmp_path / place, says=[PASSWORD], expects=code)
    assert not (tmp_path / "vault").exists()
    assert (tmp_path / "there.pdf").read_bytes() == b"mine"


def test_the_sheets_code_gives_a_new_password(cli, made, tmp_path):
    code = code_on(tmp_path / "sheet.pdf")
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    cli("recover", made, "--profile", "Dana", says=[wrong, OTHER], expects=3)
    cli("recover", made, "--profile", "Dana", says=[code, OTHER])
    words = ("verify", made, "--as", "Dana", "--json", "--password-stdin")
    cli(*words, says=[PASSWORD], expects=3)
    assert json.loads(cli(*words, says=[OTHER]).stdout)["ok"] is True
