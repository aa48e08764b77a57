"""The modules that come with the program, and their pictures."""

from functools import cache
from importlib.resources import files

from vault.domain.training import Module
from vault.errors import NotFoundError
from vault.governance.training_text import read_module

_FOLDER = "vault.governance.modules"


@cache
def shipped_modules() -> tuple[Module, ...]:
    """In the order of their file names."""
    entries = [e for e in files(_FOLDER).iterdir() if e.name.endswith(".md")]
    return tuple(read_module(entry.read_bytes()) for entry in sorted(entries, key=lambda e: e.name))


def shipped_picture(name: str) -> bytes:
    """A PNG that a shipped module shows; NotFoundError for any other name."""
    folder = files(_FOLDER).joinpath("pictures")
    for entry in folder.iterdir():
        if entry.name == name and name.endswith(".png"):
            return entry.read_bytes()
    raise NotFoundError
