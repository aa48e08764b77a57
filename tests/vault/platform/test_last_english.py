"""Before a vault is open the program speaks as it did last, or as the system is set."""

import locale

import pytest

from vault.domain.english.spoken import English
from vault.platform import last_english as module
from vault.platform.folders import home
from vault.platform.last_english import last_english, remember_english


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("en_US.UTF-8", English.AMERICAN),
        ("English_United States.1252", English.AMERICAN),
        ("en_GB.UTF-8", English.BRITISH),
        ("de_DE", English.BRITISH),
        ("C.UTF-8", English.BRITISH),
        ("C", English.BRITISH),
    ],
)
def test_what_the_system_is_set_to(name, english, monkeypatch):
    monkeypatch.setattr(locale, "setlocale", lambda _what: name)
    assert last_english() is english
    assert module.of_system() is english


def test_what_was_spoken_last_goes_before_the_system(monkeypatch):
    monkeypatch.setattr(locale, "setlocale", lambda _what: "en_US.UTF-8")
    remember_english(English.BRITISH)
    assert last_english() is English.BRITISH


@pytest.mark.parametrize("written", ['{"english": "xx"}', '{"english": ["en-US"]}', "[]", ""])
def test_a_note_that_says_nothing_sensible_keeps_nobody_out(written):
    home().mkdir(parents=True, exist_ok=True)
    (home() / "language.json").write_text(written)
    assert last_english() in tuple(English)
