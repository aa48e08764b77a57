"""What a guess at a password costs whoever has the files: memory × time, in Argon2."""

import os
import time

from argon2.low_level import Type, hash_secret_raw

from tests.bench.measure import in_turns
from tests.bench.row import Row
from vault.crypto.kdf import SALT_BYTES, calibrated, derive_slot_key
from vault.domain.secrets import Password

_KEEPASSXC_KIB = 64 * 1024
_KEEPASSXC_S = 1.0
"""A new KeePassXC database: Argon2, 64 MiB, with the rounds that take a second on its machine."""


def guess_row() -> Row:
    """Our slot at its usual cost, and KeePassXC's as its wizard sets it, both made here."""
    spent, theirs = in_turns(_own_seconds, _keepassxc_seconds, 3)
    ours = calibrated()
    return Row(
        title=f"a guess, in GiB-seconds (ours: {ours.memory_kib >> 10} MiB, {spent:.2f} s)",
        against=f"KeePassXC's default slot: 64 MiB, {theirs:.2f} s",
        ours=ours.memory_kib / (1 << 20) * spent,
        baseline=_KEEPASSXC_KIB / (1 << 20) * theirs,
        least=4.0,
    )


def _own_seconds() -> float:
    """Calibrated anew for each turn, as theirs is."""
    calibrated.cache_clear()
    params = calibrated()
    start = time.perf_counter()
    derive_slot_key(Password(b"a guess"), os.urandom(SALT_BYTES), params).wipe()
    return time.perf_counter() - start


def _keepassxc_seconds() -> float:
    """Ten rounds are timed, then as many as fit into the second, as its benchmark does."""
    ten = _argon2d(10)
    return _argon2d(max(1, int(10 * _KEEPASSXC_S / ten)))


def _argon2d(rounds: int) -> float:
    lanes = min(os.cpu_count() or 1, 4)
    start = time.perf_counter()
    hash_secret_raw(b"a guess", os.urandom(32), rounds, _KEEPASSXC_KIB, lanes, 32, Type.D)
    return time.perf_counter() - start
