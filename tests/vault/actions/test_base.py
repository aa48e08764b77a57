"""An action says what it needs, or is none."""

import importlib
import pkgutil

import pytest

import vault.actions
from vault.actions.base import Command
from vault.domain.access import Permission

for module in pkgutil.iter_modules(vault.actions.__path__, "vault.actions."):
    importlib.import_module(module.name)


def test_an_action_without_permission_cannot_be_defined():
    with pytest.raises(TypeError, match="must say"):

        class Forgetful(Command[None]):
            name = "oops"


def test_an_act_that_names_a_row_by_a_plain_text_cannot_be_defined():
    """The trail reads off the type whose row it is; a text would tell it of nobody."""
    with pytest.raises(TypeError, match="contact is an id"):

        class Careless(Command[None]):
            name = "oops"
            needs = Permission.CONTACT_WRITE
            contact: str
