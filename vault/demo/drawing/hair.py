"""Every way the drawn pupils wear their hair, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from vault.demo.drawing import hair_long, hair_short
from vault.demo.drawing.hair_layers import Hair

STYLES: Mapping[str, Hair] = MappingProxyType(
    {**hair_short.SHORT, **hair_long.LONG, **hair_short.COVERED}
)
COVERED = frozenset(hair_short.COVERED)
"""Styles of which no hair shows."""
