"""Argon2id and scrypt, asked the same thing twice, answer from memory the second time; and the
tests ask the same thing more often, because what one test draws for its slots (salts, and what is
on sticks) is drawn again, in the same order, by the next.

Three quarters of a run went into deriving keys: of copies of one vault with one password, and of
profiles that test after test adds with it. The functions are pure, and what is remembered is
their own answer for these very inputs; nothing about the program's keys, parameters or refusals is
changed by it. Within a test, and towards the vaults that a module or the whole run keeps, nothing
is drawn twice, as ever.

What one process of a run has derived, the others read in a folder of that run; what is drawn comes
from a number that each run draws anew. How hard a password is to guess is remembered as well.
"""

import ctypes
import hashlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import zxcvbn

from tests.kept_folder import kept_folder
from vault.crypto import age_passphrase, kdf, key_files, slots

KNOWN: dict[tuple[object, ...], bytes] = {}
"""What was asked, and the answer; in the order in which they came."""

DRAWING: tuple[ModuleType, ...] = (slots, key_files, age_passphrase)
SIZE = 64
RUN = "KNOWN_KEYS_OF_THIS_RUN"
"""Names the folder of the run, for the processes that this one starts."""
_SEED = "seed"
HUGE = 1 << 30
_MMAP_THRESHOLD, _TRIM_THRESHOLD, _FAST_BINS = -3, -1, 1
_ASKED = ("version", "outlen", "pwdlen", "saltlen", "secretlen", "t_cost", "m_cost", "lanes")


@cache
def _run() -> Path:
    """The folder of the run: made by its first process."""
    if not (known := os.environ.get(RUN)):
        known = os.environ[RUN] = str(kept_folder())
        Path(known, _SEED).write_bytes(os.urandom(SIZE))
    return Path(known)


@cache
def _seed() -> bytes:
    return (_run() / _SEED).read_bytes()


def _draws(*scope: str) -> Callable[[int], bytes]:
    """Random bytes, from the first on that were ever drawn there in this run."""
    at = iter(range(1 << 30))

    def draw(size: int) -> bytes:
        place = "\0".join((*scope, str(next(at))))
        return hashlib.blake2b(place.encode(), key=_seed(), digest_size=SIZE).digest()[:size]

    return draw


@contextmanager
def same_draws(scope: str) -> Iterator[None]:
    """Until the end of it the draws are those of the last such scope, in whichever process of the
    run. A scope may stand within another, and has none of that one's draws."""
    before = {module: module.os for module in DRAWING}
    for module in before:
        module.os = SimpleNamespace(urandom=_draws(scope, module.__name__))
    try:
        yield
    finally:
        for module, was in before.items():
            module.os = was


def remember(told: Callable[[tuple[object, ...], bytes], None] | None = None) -> None:
    """From now on, in this process; every new answer is `told`."""

    def learn(asked: tuple[object, ...], answer: bytes) -> None:
        KNOWN[asked] = answer
        _tell_the_run(asked, answer)
        if told is not None:
            told(asked, answer)

    _run()
    kdf.core = _argon2id(kdf.core, learn)
    hashlib.scrypt = _scrypt(hashlib.scrypt, learn)
    zxcvbn.zxcvbn = _judge(zxcvbn.zxcvbn)
    if sys.platform == "linux":
        # 64 MiB for each key are used again: to ask for them anew takes a fifth of its time.
        # Each time such a piece comes back, all small ones would be gone through.
        set_option = getattr(ctypes.CDLL(None), "mallopt", lambda *_: 0)
        for option, value in ((_MMAP_THRESHOLD, HUGE), (_TRIM_THRESHOLD, HUGE), (_FAST_BINS, 0)):
            set_option(option, value)


def _place(asked: tuple[object, ...]) -> Path:
    return _run() / hashlib.sha256(repr(asked).encode()).hexdigest()


def _tell_the_run(asked: tuple[object, ...], answer: bytes) -> None:
    place = _place(asked)
    with suppress(OSError):  # a disk that a test has filled
        half = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        half.write_bytes(answer)
        half.replace(place)


def _known(asked: tuple[object, ...]) -> bytes | None:
    if asked not in KNOWN:
        with suppress(OSError):
            KNOWN[asked] = _place(asked).read_bytes()
    return KNOWN.get(asked)


def _judge(judge: Callable[..., Any]) -> Callable[..., Any]:
    known = cache(lambda text, words: judge(text, user_inputs=list(words)))

    def zxcvbn(password: str, user_inputs: list[str]) -> Any:
        return known(password, tuple(user_inputs))

    return zxcvbn


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
        if (known := _known(asked)) is not None:
            out[:] = known
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
        if (known := _known(asked)) is None:
            learn(asked, known := derive(password, **parameters))
        return known

    return scrypt
