"""Great sweeps: some of their cases in each run, all of them in `make test-slow`."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def some(values: Iterable[Any], *, fast: Collection[Any]) -> list[Any]:
    """The values for `parametrize`, of which only those in `fast` are for each run; the others go
    the same way through the program and are marked slow."""
    found = list(values)
    assert all(value in found for value in fast), "of the sweep"
    return [v if v in fast else pytest.param(v, marks=pytest.mark.slow) for v in found]
