"""Every error is found under the one package."""

import pkgutil
from importlib import import_module

from vault import errors
from vault.errors import TuckboxError


def test_an_error_of_any_file_is_there_under_the_package_itself():
    for file in pkgutil.iter_modules(errors.__path__):
        for name, kind in vars(import_module(f"vault.errors.{file.name}")).items():
            if isinstance(kind, type) and issubclass(kind, TuckboxError):
                assert getattr(errors, name, None) is kind, f"{file.name} is not in __init__"
