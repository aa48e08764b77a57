"""Argon2id, asked the same thing twice, answers from memory the second time.

Most tests open copies of one vault with one password: three quarters of their time went into
deriving the same key again. The function is pure, and what is remembered is its own answer for
these very inputs; nothing about the program's keys, parameters or refusals is changed by it.
"""

from typing import Any

from vault.crypto import kdf

_ASKED = ("version", "outlen", "pwdlen", "saltlen", "secretlen", "t_cost", "m_cost", "lanes")


def remember() -> None:
    """From now on, in this process."""
    derive = kdf.core
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

    kdf.core = core
