"""Files sealed with a passphrase, in the public age format: a lone scrypt stanza, then the stream.

The library does this in memory only and chooses the cost by itself; a sealed file can be larger
than memory, and its cost has to stay under what `age_header` lets in. Source: age-encryption.org/v1
(C2SP): scrypt (RFC 7914), HKDF-SHA-256 (RFC 5869), ChaCha20-Poly1305 (RFC 8439) in chunks of
64 KiB whose nonce is a counter and a last byte that marks the end.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Iterator
from typing import BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

from vault.crypto.age_header import MOST_FACTOR, AgeHeader
from vault.errors import (
    SealedFileAlteredError,
    SealedFileCutError,
    WrongPassphraseError,
)

_CHUNK = 65536
_TAG = 16
_FILE_KEY = 16
_NONCE = 16
_LABEL = b"age-encryption.org/v1/scrypt"


def seal_with_passphrase(passphrase: bytes, plain: Iterator[bytes]) -> Iterator[bytes]:
    """The sealed file, piece by piece; the first piece is the header."""
    salt, file_key, nonce = os.urandom(16), os.urandom(_FILE_KEY), os.urandom(_NONCE)
    wrapped = bindings.crypto_aead_chacha20poly1305_ietf_encrypt(
        file_key, b"", bytes(12), _wrap_key(passphrase, salt, MOST_FACTOR)
    )
    covered = (
        f"age-encryption.org/v1\n-> scrypt {_b64(salt)} {MOST_FACTOR}\n{_b64(wrapped)}\n---"
    ).encode()
    yield covered + b" " + _b64(_header_mac(file_key, covered)).encode() + b"\n" + nonce
    key = _hkdf(file_key, nonce, b"payload")
    pending = bytearray()
    counter = 0
    for piece in plain:
        pending += piece
        # The last chunk is marked, so a full one is held back until it is known not to be it.
        while len(pending) > _CHUNK:
            yield _seal(key, counter, bytes(pending[:_CHUNK]), is_last=False)
            del pending[:_CHUNK]
            counter += 1
    yield _seal(key, counter, bytes(pending), is_last=True)


def open_with_passphrase(
    passphrase: bytes, header: AgeHeader, payload: BinaryIO
) -> Iterator[bytes]:
    """The plain content, piece by piece; `payload` is the file, positioned behind the header.
    WrongPassphraseError; SealedFileAlteredError for what was altered or cut short,
    SealedFileCutError where not even the nonce is there."""
    try:
        file_key = bindings.crypto_aead_chacha20poly1305_ietf_decrypt(
            header.wrapped, b"", bytes(12), _wrap_key(passphrase, header.salt, header.factor)
        )
    except CryptoError as error:
        raise WrongPassphraseError from error
    if not hmac.compare_digest(_header_mac(file_key, header.covered), header.mac):
        raise SealedFileAlteredError
    nonce = payload.read(_NONCE)
    if len(nonce) != _NONCE:
        raise SealedFileCutError
    return _chunks(_hkdf(file_key, nonce, b"payload"), payload)


def plain_size(size: int, header: AgeHeader) -> int:
    """The length of the content, in bytes, of a file of `size` bytes; negative when the payload
    does not even hold its first chunk."""
    payload = size - header.length - _NONCE
    chunks = -(-payload // (_CHUNK + _TAG))
    return payload - _TAG * chunks if payload >= _TAG else -1


def _chunks(key: bytes, payload: BinaryIO) -> Iterator[bytes]:
    counter = 0
    box = payload.read(_CHUNK + _TAG)
    while True:
        following = payload.read(_CHUNK + _TAG) if len(box) == _CHUNK + _TAG else b""
        is_last = not following
        try:
            plain = bindings.crypto_aead_chacha20poly1305_ietf_decrypt(
                box, b"", _nonce(counter, is_last=is_last), key
            )
        except (CryptoError, ValueError) as error:
            raise SealedFileAlteredError from error
        if is_last and not plain and counter:
            raise SealedFileAlteredError
        yield plain
        if is_last:
            return
        box, counter = following, counter + 1


def _seal(key: bytes, counter: int, plain: bytes, *, is_last: bool) -> bytes:
    nonce = _nonce(counter, is_last=is_last)
    return bytes(bindings.crypto_aead_chacha20poly1305_ietf_encrypt(plain, b"", nonce, key))


def _nonce(counter: int, *, is_last: bool) -> bytes:
    return counter.to_bytes(11, "big") + (b"\x01" if is_last else b"\x00")


def _wrap_key(passphrase: bytes, salt: bytes, factor: int) -> bytes:
    cost = 1 << factor
    return hashlib.scrypt(
        passphrase, salt=_LABEL + salt, n=cost, r=8, p=1, maxmem=1024 * cost + (1 << 20), dklen=32
    )


def _header_mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(_hkdf(file_key, b"", b"header"), covered, "sha256")


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """32 bytes: one round of the expansion is enough."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")
