"""Every call to libsodium in the program, and the hashes that have a key or a context each.

AEAD is XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): its 192-bit nonce is random, so there is no
counter whose state could be rolled back. Sealed boxes are libsodium's crypto_box_seal (X25519, RFC
7748, with XSalsa20-Poly1305), signatures Ed25519 (RFC 8032), hashes and subkeys BLAKE2b (RFC 7693)
with a context each, because no key has two uses. Keys, seeds and public keys are 32 bytes each; a
context for BLAKE2b is at most 16 bytes (ValueError beyond that).
"""

import hashlib
import hmac
import os

from nacl import bindings
from nacl.exceptions import BadSignatureError, CryptoError

KEY_BYTES = 32
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class BoxDoesNotOpenError(Exception):
    """A box was made under another key or context, or was altered. It never reaches a person: the
    caller raises an error that says what this means."""


def random_key() -> bytes:
    """32 bytes from the operating system's generator."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """nonce (24 bytes) ‖ ciphertext ‖ tag (16 bytes). `context` of any length is authenticated (the
    associated data), not encrypted; the box opens only with the same key and context."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, nonce, key)


def open_box(key: bytes, box: bytes, context: bytes) -> bytes:
    """The inverse of `seal`. BoxDoesNotOpenError for another key or context, and for what was
    altered or cut short."""
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            box[NONCE_BYTES:], context, box[:NONCE_BYTES], key
        )
    except (CryptoError, ValueError) as error:
        raise BoxDoesNotOpenError from error


def public_of(secret: bytes) -> bytes:
    """The X25519 public key (32 bytes, RFC 7748) of a 32-byte secret."""
    return bytes(bindings.crypto_scalarmult_base(secret))


def seal_to(public: bytes, plain: bytes) -> bytes:
    """An anonymous box to an X25519 public key, 48 bytes longer than `plain`; the sender cannot
    open it again."""
    return bytes(bindings.crypto_box_seal(plain, public))


def open_from(secret: bytes, box: bytes) -> bytes:
    """The plain text of what `seal_to` sealed to the public key of `secret`;
    BoxDoesNotOpenError."""
    try:
        return bytes(bindings.crypto_box_seal_open(box, public_of(secret), secret))
    except (CryptoError, ValueError) as error:
        raise BoxDoesNotOpenError from error


def verify_key_of(seed: bytes) -> bytes:
    """The Ed25519 public key (32 bytes) of a 32-byte seed."""
    return bytes(bindings.crypto_sign_seed_keypair(seed)[0])


def sign(seed: bytes, message: bytes) -> bytes:
    """A 64-byte Ed25519 signature (RFC 8032) under the key of a 32-byte seed."""
    _, secret = bindings.crypto_sign_seed_keypair(seed)
    return bytes(bindings.crypto_sign(message, secret)[:64])


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` (64 bytes) is an Ed25519 signature of `message` under `public` (32
    bytes). False, and no error, for input of any other form. Lengths are checked first: libsodium
    takes signature and message as one text, so a longer signature would lend bytes to the message,
    and a shorter key would be read past its end."""
    lengths = bindings.crypto_sign_PUBLICKEYBYTES, bindings.crypto_sign_BYTES
    if (len(public), len(signature)) != lengths:
        return False
    try:
        bindings.crypto_sign_open(signature + message, public)
    except (BadSignatureError, CryptoError, ValueError):
        return False
    return True


def digest(*parts: bytes, context: bytes) -> bytes:
    """BLAKE2b-256 (32 bytes) over the parts, each preceded by its length as 8 bytes, big-endian, so
    that no two lists of parts give the same input."""
    state = hashlib.blake2b(digest_size=32, person=context)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def subkey(key: bytes, context: bytes) -> bytes:
    """A 32-byte key for one purpose: keyed BLAKE2b-256 of the empty text, personalised with
    `context`."""
    return hashlib.blake2b(digest_size=32, key=key, person=context).digest()


def mac(key: bytes, message: bytes) -> bytes:
    """Keyed BLAKE2b-256: 32 bytes."""
    return hashlib.blake2b(message, digest_size=32, key=key, person=b"tuckbox-mac").digest()


def is_same(value: bytes, other: bytes) -> bool:
    """Comparison in constant time."""
    return hmac.compare_digest(value, other)
