"""Passwords come in by standard input, and a missing line is said."""

import pytest

from tests.vault.cli.poorest_locale import PASSWORD

pytestmark = pytest.mark.slow


def test_a_line_that_is_missing_on_standard_input_is_wrong_usage(cli, made):
    words = ("pupils", made, "--as", "Dana", "--json", "--password-stdin")
    cli(*words, says=[], expects=2)
    cli("profile", "password", made, "--as", "Dana", "--password-stdin", says=[PASSWORD], expects=2)
