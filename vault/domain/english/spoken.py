"""Which English is spoken now: one for the window, and for a paper that of the school."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum


class English(StrEnum):
    """By its BCP 47 tag."""

    BRITISH = "en-GB"
    AMERICAN = "en-US"


@dataclass(frozen=True, slots=True)
class Speech:
    """`in_grades`: whether the school's country counts grades. That is a fact of the school and not
    a matter of taste: year 4 of an English school is not grade 4."""

    english: English = English.BRITISH
    in_grades: bool = False

    @property
    def is_as_written(self) -> bool:
        """Whether texts stand as the source has them."""
        return self == Speech()


def chosen_english(setting: str, of_school: English) -> English:
    """What a person chose in the settings; anything else is as the school's country has it."""
    return English(setting) if setting in tuple(English) else of_school


class _Window:
    """One for the program, which has one vault open at most."""

    speech = Speech()


_PAPER: ContextVar[Speech | None] = ContextVar("_PAPER", default=None)


def speak(speech: Speech) -> None:
    """From now on the program speaks so; pages are made anew as they are shown."""
    _Window.speech = speech


def spoken() -> Speech:
    """Within `speaking` that of the paper, else that of the window."""
    return _PAPER.get() or _Window.speech


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """What is written within, on this thread alone: a paper speaks as its school does, whatever the
    person who makes it prefers to read."""
    before = _PAPER.set(speech)
    try:
        yield
    finally:
        _PAPER.reset(before)
