"""The modules that come with the program, in the words of a country's law, and their pictures."""

import re
from functools import cache
from importlib.resources import files

from vault.domain.english.spoken import speaking
from vault.domain.english.wording import worded
from vault.domain.law import law_of
from vault.domain.law.shape import Law
from vault.domain.policy import Country
from vault.domain.training import Module
from vault.errors import NotFoundError
from vault.governance.training_text import read_module

_FOLDER = "vault.governance.modules"
_SET = re.compile(r"(?:id|roles|gates|minutes|pass): ")
_PLACE = re.compile(r"\{\{([a-z-]+)\}\}")


@cache
def shipped_modules(country: Country) -> tuple[Module, ...]:
    """In the order of their file names, and in the English of that country. KeyError for a place
    in a text that no law fills."""
    law = law_of(country)
    words = law_words(law)
    entries = [e for e in files(_FOLDER).iterdir() if e.name.endswith(".md")]
    return tuple(
        read_module(_PLACE.sub(lambda place: words[place[1]], _in_english(text, law)).encode())
        for text in (
            entry.read_text(encoding="utf-8") for entry in sorted(entries, key=lambda e: e.name)
        )
    )


def _in_english(text: str, law: Law) -> str:
    """What the program reads off the head of a module stays."""
    with speaking(law.speech):
        lines = text.split("\n")
        return "\n".join(line if _SET.match(line) else worded(line) for line in lines)


def law_words(law: Law) -> dict[str, str]:
    """What stands for each place in double braces: times, and sentences of the law."""
    time, training = law.request_time, law.training
    pauses = (
        "It may stand still while the school has to find out who is asking, or what is meant."
        if time.can_pause
        else "The time does not stand still."
    )
    extension = (
        f" Where a request is complex there may be {time.more_in_words} more, but only if the"
        " family is told so before that time is over, and why."
        if time.extension_months
        else ""
    )
    return {
        "request-time": time.in_words,
        "how-long": f"{time.in_words.capitalize()} from the day it was asked. {pauses}{extension}",
        "breach-hours": str(law.breach.hours),
        "breach-time": law.breach.time_given,
        "complaint-days": str(law.acknowledge_within.days),
        "asking-to-see": law.terms.asking_to_see,
        "may-ask": training.may_ask,
        "further-rights": "\n".join(f"- {right}" for right in training.rights),
        "deleting": training.deleting,
        "registers": training.registers,
        "register-changes": training.register_changes,
        "register-codes": training.register_codes,
    }


def shipped_picture(name: str) -> bytes:
    """A PNG that a shipped module shows; NotFoundError for any other name."""
    folder = files(_FOLDER).joinpath("pictures")
    for entry in folder.iterdir():
        if entry.name == name and name.endswith(".png"):
            return entry.read_bytes()
    raise NotFoundError
