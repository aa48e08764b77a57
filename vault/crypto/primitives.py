"""Every call to libsodium in the program, and the hashes that have a key or a context each.

AEAD is XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): its 192-bit nonce is random, so there is
no counter whose state could be rolled back. Sealed boxes are X25519 with XSalsa20-Poly1305,
signatures Ed25519 (RFC 8032), hashes and subkeys BLAKE2b (RFC 7693) with a context each, because
no key has two uses.
"""

import hashlib
import hmac
import os

from nacl import bindings
from nacl.exceptions import BadSignatureError, CryptoError

KEY_BYTES = 32
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class BoxDoesNotOpenError(Exception):
    """A box was made under another key or context, or was altered. Never reaches a person:
    whoever opens a box says what it means."""


def random_key() -> bytes:
    """32 bytes from the system's generator."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """nonce ‖ ciphertext; opens only with the same key and the same context."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, nonce, key)


def open_box(key: bytes, box: bytes, context: bytes) -> bytes:
    """The inverse of `seal`, or BoxDoesNotOpenError."""
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            box[NONCE_BYTES:], context, box[:NONCE_BYTES], key
        )
    except (CryptoError, ValueError) as error:
        raise BoxDoesNotOpenError from error


def public_of(secret: bytes) -> bytes:
    """The X25519 public key of a 32-byte secret."""
    return bytes(bindings.crypto_scalarmult_base(secret))


def seal_to(public: bytes, plain: bytes) -> bytes:
    """An anonymous box to a public key; its maker cannot open it again."""
    return bytes(bindings.crypto_box_seal(plain, public))


def open_from(secret: bytes, box: bytes) -> bytes:
    """Open what was sealed to the public key of `secret`, or BoxDoesNotOpenError."""
    try:
        return bytes(bindings.crypto_box_seal_open(box, public_of(secret), secret))
    except (CryptoError, ValueError) as error:
        raise BoxDoesNotOpenError from error


def verify_key_of(seed: bytes) -> bytes:
    """The Ed25519 public key of a 32-byte seed."""
    return bytes(bindings.crypto_sign_seed_keypair(seed)[0])


def sign(seed: bytes, message: bytes) -> bytes:
    """A 64-byte Ed25519 signature."""
    _, secret = bindings.crypto_sign_seed_keypair(seed)
    return bytes(bindings.crypto_sign(message, secret)[:64])


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature holds; any malformed input is simply no signature. One of another
    length would take its last bytes from the message, or the message its first from it; a
    shorter key would be read past its end."""
    lengths = bindings.crypto_sign_PUBLICKEYBYTES, bindings.crypto_sign_BYTES
    if (len(public), len(signature)) != lengths:
        return False
    try:
        bindings.crypto_sign_open(signature + message, public)
    except (BadSignatureError, CryptoError, ValueError):
        return False
    return True


def digest(*parts: bytes, context: bytes) -> bytes:
    """BLAKE2b-256 over the parts, each with its length in front; `context` up to 16 bytes."""
    state = hashlib.blake2b(digest_size=32, person=context)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def subkey(key: bytes, context: bytes) -> bytes:
    """A key of its own for one purpose; `context` up to 16 bytes."""
    return hashlib.blake2b(digest_size=32, key=key, person=context).digest()


def mac(key: bytes, message: bytes) -> bytes:
    """Keyed BLAKE2b-256."""
    return hashlib.blake2b(message, digest_size=32, key=key, person=b"tuckbox-mac").digest()


def is_same(value: bytes, other: bytes) -> bool:
    """Comparison in constant time."""
    return hmac.compare_digest(value, other)
