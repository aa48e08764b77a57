"""Words that only one English has, as the list in vault.domain.english knows them."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from vault.domain.english.spoken import English, Speech
from vault.domain.english.wording import american, words_in

US = Speech(English.AMERICAN, in_grades=True)
_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w])")


@cache
def _read():
    return tomllib.loads(
        files("vault.domain.english").joinpath("united_states.toml").read_text(encoding="utf-8")
    )


@cache
def _british():
    """Single words in small letters, those in capitals, words of both Englishes, and the pattern
    of several words."""
    words = {w for w in words_in(US) if not w.isupper()}
    several = sorted((w for w in words if not w.isalpha()), key=len, reverse=True)
    listed = "|".join(re.escape(w).replace(r"\{0\}", r"(?:\d+|\{0\})") for w in several)
    pattern = re.compile(rf"(?<![\w-])(?:{listed})(?!\w)", re.IGNORECASE)
    return (
        {w.lower() for w in words if w.isalpha()},
        {w for w in words_in(US) if w.isupper()},
        set(_read()["both"]),
        pattern,
    )


@cache
def _looks_british():
    return re.compile("|".join(_read()["british"]), re.IGNORECASE)


@cache
def _american():
    words = [f"{w}(?:s|es|ed|ing)?" for w in _read()["american"]]
    return re.compile(rf"(?<![\w{{-])(?:{'|'.join(words)})(?![\w}}-])", re.IGNORECASE)


@cache
def _kept():
    return re.compile("|".join((*map(re.escape, american().keep), r"\{[a-z_]\w*\}")), re.IGNORECASE)


def _plain(text):
    return _kept().sub("", text)


@cache
def british_in(text):
    """Those that a text in American English must not have."""
    plain = _plain(text)
    single, capitals, both, several = _british()
    tokens = set(_TOKEN.findall(plain))
    found = {w for w in tokens if w.lower() in single or w in capitals}
    guessed = {w for w in tokens if w.lower() not in both and _looks_british().fullmatch(w)}
    return frozenset(found | guessed | set(several.findall(plain)))


@cache
def american_in(text):
    """Those that a text in British English must not have."""
    return frozenset(m[0] for m in _american().finditer(_plain(text)))
