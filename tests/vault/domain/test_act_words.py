"""Every act has words for the trail."""

import importlib
import pkgutil

import vault.actions
from vault.actions.base import all_actions
from vault.domain.act_words import act_words

for module in pkgutil.iter_modules(vault.actions.__path__, "vault.actions."):
    importlib.import_module(module.name)


def test_every_act_that_the_trail_keeps_has_words():
    recorded = {cls.name for cls in all_actions() if cls.is_recorded}
    assert {name for name in recorded if act_words(name) == name} == set()
