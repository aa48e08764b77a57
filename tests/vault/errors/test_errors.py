"""Every error is found under the one package."""

import importlib
import pkgutil
from importlib import import_module

import vault.actions
from vault import errors
from vault.domain.messages import WORDS, sentence
from vault.errors import TuckboxError


def test_an_error_of_any_file_is_there_under_the_package_itself():
    for file in pkgutil.iter_modules(errors.__path__):
        for name, kind in vars(import_module(f"vault.errors.{file.name}")).items():
            if isinstance(kind, type) and issubclass(kind, TuckboxError):
                assert getattr(errors, name, None) is kind, f"{file.name} is not in __init__"


for module in pkgutil.iter_modules(vault.actions.__path__, "vault.actions."):
    importlib.import_module(module.name)


def family(cls):
    return {cls}.union(*(family(sub) for sub in cls.__subclasses__()))


def test_every_error_has_its_own_words():
    codes = {cls.code for cls in family(TuckboxError)}
    assert codes == set(WORDS)
    for cls in family(TuckboxError):
        assert len(sentence(cls())) > 20
