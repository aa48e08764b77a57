"""What an error says to a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Three plain sentences, shown by the window and the command line alike."""

    happened: str
    meaning: str
    do: str
