"""Argon2id and scrypt, asked the same thing twice, answer from memory the second time; and the
tests ask the same thing more often, because what one test draws for its slots (salts, and what is
on sticks) is drawn again, in the same order, by the next.

Three quarters of a run went into deriving keys: of copies of one vault with one password, and of
profiles that test after test adds with it. The functions are pure, and what is remembered is
their own answer for these very inputs; nothing about the program's keys, parameters or refusals is
changed by it. Within a test, and towards the vaults that a module or the whole run keeps, nothing
is drawn twice, as ever.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from vault.crypto import age_passphrase, kdf, key_files, slots

_ASKED = ("version", "outlen", "pwdlen", "saltlen", "secretlen", "t_cost", "m_cost", "lanes")


class _Drawn:
    """Random bytes that were drawn before, in their order, and further ones behind them."""

    def __init__(self) -> None:
        self._known: list[bytes] = []

    def again(self) -> Callable[[int], bytes]:
        """From the first on."""
        at = iter(range(1 << 30))

        def draw(size: int) -> bytes:
            place = next(at)
            while len(self._known) <= place:
                self._known.append(os.urandom(64))
            return self._known[place][:size]

        return draw


_DRAWN: dict[tuple[str, str], _Drawn] = {}


@contextmanager
def same_draws(scope: str) -> Iterator[None]:
    """Until the end of it the draws are those of the last such scope; 'none' has its own each
    time. A scope may stand within another, and has none of that one's draws."""
    before = {module: module.os for module in (slots, key_files, age_passphrase)}
    for module in before:
        drawn = _DRAWN.setdefault((scope, module.__name__), _Drawn())
        draw = os.urandom if scope == "none" else drawn.again()
        module.os = SimpleNamespace(urandom=draw)
    try:
        yield
    finally:
        for module, was in before.items():
            module.os = was


def remember() -> None:
    """From now on, in this process."""
    kdf.core = _argon2id(kdf.core)
    hashlib.scrypt = _scrypt(hashlib.scrypt)


def _argon2id(derive: Callable[[Any, int], int]) -> Callable[[Any, int], int]:
    known: dict[tuple[object, ...], bytes] = {}

    def core(context: Any, kind: int) -> int:
        buffers = ((context.pwd, context.pwdlen), (context.salt, context.saltlen))
        if context.secretlen:
            buffers += ((context.secret, context.secretlen),)
        texts = (bytes(kdf.ffi.buffer(at, size)) for at, size in buffers)
        asked = (kind, *(getattr(context, name) for name in _ASKED), *texts)
        out = kdf.ffi.buffer(context.out, context.outlen)
        if asked in known:
            out[:] = known[asked]
            return 0
        answer = int(derive(context, kind))
        if answer == 0:
            known[asked] = bytes(out)
        return answer

    return core


def _scrypt(derive: Callable[..., bytes]) -> Callable[..., bytes]:
    known: dict[tuple[object, ...], bytes] = {}

    def scrypt(password: bytes, **parameters: Any) -> bytes:
        asked = (bytes(password), *sorted(parameters.items()))
        if asked not in known:
            known[asked] = derive(password, **parameters)
        return known[asked]

    return scrypt
