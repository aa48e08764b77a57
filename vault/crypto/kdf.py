"""From password to slot key: Argon2id (RFC 9106), with bounds on what a file may ask for."""

import os
import time
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from argon2.low_level import ARGON2_VERSION, Type, core, ffi

from vault.domain.secrets import Password, Secret, StickSecret
from vault.errors import KeyringDamagedError, OutOfMemoryError
from vault.platform.machine_policy import machine_policy
from vault.platform.memory import free_memory

KEY_BYTES = 32
SALT_BYTES = 16
_GIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KdfParams:
    """The cost of Argon2id: memory in KiB, passes over it, parallel lanes."""

    memory_kib: int
    passes: int
    lanes: int


FLOOR = KdfParams(64 * 1024, 3, 4)
USUAL = KdfParams(256 * 1024, 3, 4)
CEILING = KdfParams(USUAL.memory_kib, 16, USUAL.lanes)
"""The most that `calibrated` makes: a file that asks for more was not written here."""
SMALL_MACHINE = KdfParams(128 * 1024, 6, 4)


class SlotKey(Secret):
    """The 32-byte key that Argon2id derives from a password."""


def default_params() -> KdfParams:
    """256 MiB and 3 passes; 128 MiB and 6 passes where less than 1 GiB is free. Where the
    computer's policy says how much memory, that, with as many passes as cost the same."""
    memory = machine_policy().argon2_memory_mib
    if memory is not None:
        passes = ceil(USUAL.memory_kib * USUAL.passes / (memory * 1024))
        return KdfParams(memory * 1024, passes, USUAL.lanes)
    return USUAL if free_memory() >= _GIB * 1024 else SMALL_MACHINE


@cache
def calibrated(seconds: float = 1.0) -> KdfParams:
    """The default with the passes raised towards `seconds` on this machine, at most to CEILING,
    never the memory; measured once in a process."""
    params = default_params()
    start = time.perf_counter()
    derive_slot_key(Password(b"calibration"), os.urandom(SALT_BYTES), params).wipe()
    spent = max(time.perf_counter() - start, 0.001)
    passes = min(max(params.passes, ceil(params.passes * seconds / spent)), CEILING.passes)
    return replace(params, passes=passes)


def check_params(params: KdfParams) -> None:
    """KeyringDamagedError for a cost below FLOOR (an attacker's) or above CEILING (a trap that
    would keep the machine busy for minutes)."""
    for asked, low, high in (
        (params.memory_kib, FLOOR.memory_kib, CEILING.memory_kib),
        (params.passes, FLOOR.passes, CEILING.passes),
        (params.lanes, FLOOR.lanes, CEILING.lanes),
    ):
        if not low <= asked <= high:
            raise KeyringDamagedError(file="keyring.json")


def is_weaker(params: KdfParams, than: KdfParams) -> bool:
    """Whether a guess costs less memory × passes."""
    return params.memory_kib * params.passes < than.memory_kib * than.passes


def derive_slot_key(
    password: Password, salt: bytes, params: KdfParams, stick: StickSecret | None = None
) -> SlotKey:
    """The slot key of a password and a salt of 16 bytes (Argon2id v1.3, RFC 9106). The secret of a
    USB stick is the value K of RFC 9106, 3.1: one key comes of both, so neither can be tried
    without the other. Calls the C core on the live buffer: measured, no copy of the password is
    left, while the library's convenient call leaves two. KeyringDamagedError (`check_params`);
    OutOfMemoryError."""
    check_params(params)
    out = SlotKey(bytearray(KEY_BYTES))
    context = ffi.new(
        "argon2_context *",
        {
            "version": ARGON2_VERSION,
            "out": ffi.from_buffer("uint8_t[]", out.expose()),
            "outlen": KEY_BYTES,
            "pwd": ffi.from_buffer("uint8_t[]", password.expose()),
            "pwdlen": len(password),
            "salt": ffi.from_buffer("uint8_t[]", salt),
            "saltlen": len(salt),
            "secret": ffi.from_buffer("uint8_t[]", stick.expose()) if stick else ffi.NULL,
            "secretlen": len(stick) if stick else 0,
            "ad": ffi.NULL,
            "adlen": 0,
            "t_cost": params.passes,
            "m_cost": params.memory_kib,
            "lanes": params.lanes,
            "threads": params.lanes,
            "allocate_cbk": ffi.NULL,
            "free_cbk": ffi.NULL,
            "flags": 0,
        },
    )
    if core(context, Type.ID.value) != 0:
        raise OutOfMemoryError
    return out
