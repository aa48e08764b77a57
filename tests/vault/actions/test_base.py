"""An action says what it needs, or is none."""

import importlib
import pkgutil

import pytest

import vault.actions
from vault.actions.base import Command

for module in pkgutil.iter_modules(vault.actions.__path__, "vault.actions."):
    importlib.import_module(module.name)


def test_an_action_without_permission_cannot_be_defined():
    with pytest.raises(TypeError, match="must say"):

        class Forgetful(Command[None]):
            name = "oops"
