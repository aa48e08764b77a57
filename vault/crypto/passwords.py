"""Judging a password, and making one of words.

Length decides (NIST SP 800-63B-4: at least 15 characters, no composition rules, no expiry), then
zxcvbn's estimate with the school's and the person's own words held against it.
"""

import os
from dataclasses import dataclass
from functools import cache

from vault.domain.secrets import Password
from vault.errors import WeakPasswordError

LEAST = 15
_LEAST_SCORE = 3
_JUDGED = 72
"""As much as zxcvbn takes at all; what comes after makes nothing weaker."""


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` 0 to 4; `reason` is a plain phrase, empty when nothing is wrong."""

    score: int
    acceptable: bool
    reason: str


def judge(password: Password, own_words: list[str]) -> Strength:
    """How hard the password is to guess for somebody who knows the school and the person: zxcvbn's
    score with `own_words` as an extra dictionary."""
    from zxcvbn import zxcvbn  # imported late: it costs 22 ms that only few pages need

    text = bytes(password.expose()).decode()
    if not text:
        return Strength(0, False, f"it needs at least {LEAST} characters")
    words = [word for line in own_words for word in line.lower().split()]
    judgement = zxcvbn(text[:_JUDGED], user_inputs=[*words, "tuckbox", "school", "password"])
    score = int(judgement["score"])
    if len(text) < LEAST:
        return Strength(min(score, 2), False, f"it needs at least {LEAST} characters")
    if score < _LEAST_SCORE:
        return Strength(score, False, judgement["feedback"]["warning"] or "it is easy to guess")
    return Strength(score, True, "")


def suggest_passphrase(words: int = 5) -> str:
    """`words` words from `word_list`, drawn by the operating system's generator: 11 bits each."""
    chosen = word_list()
    return "-".join(
        chosen[int.from_bytes(os.urandom(4), "big") % len(chosen)] for _ in range(words)
    )


@cache
def word_list() -> tuple[str, ...]:
    """2,048 English words, 11 bits each."""
    from importlib.resources import files

    text = files("vault.crypto").joinpath("words_en.txt").read_text(encoding="utf-8")
    return tuple(text.split())


def must_be_strong(password: Password, own_words: list[str]) -> None:
    """WeakPasswordError (details: reason) unless `judge` accepts the password."""
    strength = judge(password, own_words)
    if not strength.acceptable:
        raise WeakPasswordError(reason=strength.reason)
