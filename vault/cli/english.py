"""The English of the command line: that of the person and the school, as in the window; before a
vault is open, the one that this machine spoke last. Keys and codes are the same in each."""

from typing import Any

from vault.actions.desk_notes import MySettings
from vault.actions.policy import ReadLaw
from vault.domain.access import Permission
from vault.domain.english.spoken import Speech, chosen_english, speak
from vault.domain.english.wording import worded
from vault.platform.last_english import last_english
from vault.session import Session


def speak_as_before() -> None:
    """Until a vault says otherwise."""
    speak(Speech(last_english()))


def speak_as(session: Session) -> None:
    """As this person chose, or else as the school's country has it; who may know neither keeps
    what is spoken."""
    if not (session.may(Permission.SETTING_OWN) and session.may(ReadLaw.needs)):
        return
    law = session.run(ReadLaw())
    english = chosen_english(session.run(MySettings()).get("english", ""), law.english)
    speak(Speech(english, law.is_in_grades))


def word_help(command: Any) -> None:
    """Of a command of Typer's and those below it; names of commands and options stay."""
    for text in ("help", "short_help", "epilog"):
        words = getattr(command, text, None)
        if words:
            setattr(command, text, worded(words))
    for option in command.params:
        words = getattr(option, "help", None)
        if words:
            option.help = worded(words)
    for below in getattr(command, "commands", {}).values():
        word_help(below)
