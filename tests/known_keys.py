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
from types import ModuleType, SimpleNamespace
from typing import Any

from vault.crypto import age_passphrase, kdf, key_files, slots

KNOWN: dict[tuple[object, ...], bytes] = {}
"""What was asked, and the answer; in the order in which they came."""

DRAWING: tuple[ModuleType, ...] = (slots, key_files, age_passphrase)
SIZE = 64
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
                self._known.append(os.urandom(SIZE))
            return self._known[place][:size]

        return draw


_DRAWN: dict[tuple[str, str], _Drawn] = {}


@contextmanager
def same_draws(scope: str) -> Iterator[None]:
    """Until the end of it the draws are those of the last such scope; 'none' has its own each
    time. A scope may stand within another, and has none of that one's draws."""
    before = {module: module.os for module in DRAWING}
    for module in before:
        drawn = _DRAWN.setdefault((scope, module.__name__), _Drawn())
        module.os = SimpleNamespace(urandom=os.urandom if scope == "none" else drawn.again())
    try:
        yield
    finally:
        for module, was in before.items():
            module.os = was


def remember(told: Callable[[tuple[object, ...], bytes], None] | None = None) -> None:
    """From now on, in this process; every new answer is `told`."""

    def learn(asked: tuple[object, ...], answer: bytes) -> None:
        KNOWN[asked] = answer
        if told is not None:
            told(asked, answer)

    kdf.core = _argon2id(kdf.core, learn)
    hashlib.scrypt = _scrypt(hashlib.scrypt, learn)


def _argon2id(
    derive: Callable[[Any, int], int], learn: Callable[[tuple[object, ...], bytes], None]
) -> Callable[[Any, int], int]:
    def core(context: Any, kind: int) -> int:
        buffers = ((context.pwd, context.pwdlen), (context.salt, context.saltlen))
        if context.secretlen:
            buffers += ((context.secret, context.secretlen),)
        texts = (bytes(kdf.ffi.buffer(at, size)) for at, size in buffers)
        asked = ("Argon2id", int(kind), *(getattr(context, name) for name in _ASKED), *texts)
        out = kdf.ffi.buffer(context.out, context.outlen)
        if asked in KNOWN:
            out[:] = KNOWN[asked]
            return 0
        answer = int(derive(context, kind))
        if answer == 0:
            learn(asked, bytes(out))
        return answer

    return core


def _scrypt(
    derive: Callable[..., bytes], learn: Callable[[tuple[object, ...], bytes], None]
) -> Callable[..., bytes]:
    def scrypt(password: bytes, **parameters: Any) -> bytes:
        asked = ("scrypt", bytes(password), *sorted(parameters.items()))
        if asked not in KNOWN:
            learn(asked, derive(password, **parameters))
        return KNOWN[asked]

    return scrypt
