"""A file sealed with a passphrase opens whole under it, and in the age library too."""

import hashlib
import io

import pyrage
import pytest

from tests.low_factor import own_factor
from vault.crypto.age_header import MOST_FACTOR, check_header
from vault.crypto.age_passphrase import open_with_passphrase, plain_size, seal_with_passphrase
from vault.errors import SealedFileAlteredError, SealedFileCutError, WrongPassphraseError

WORDS = b"harbour lemon saddle quilt"
CHUNK = 65536


def sealed(plain, words=WORDS):
    return b"".join(seal_with_passphrase(words, iter([plain[:7], plain[7:]])))


def opened(file, words=WORDS):
    stream, header = io.BytesIO(file), check_header(file)
    stream.seek(header.length)
    return b"".join(open_with_passphrase(words, header, stream))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_it_opens_as_it_was_whatever_its_size_and_in_the_age_library_too(size):
    plain = bytes(n % 251 for n in range(size))
    file = sealed(plain)
    assert opened(file) == plain
    assert pyrage.passphrase.decrypt(file, WORDS.decode()) == plain
    assert plain_size(len(file), check_header(file)) == size


def test_a_guess_costs_all_that_a_header_may_ask_for(monkeypatch):
    """2^18 rounds over 256 MiB; the other tests seal with fewer."""
    asked = []
    monkeypatch.setattr(hashlib, "scrypt", lambda _, **cost: asked.append(cost) or bytes(32))
    with own_factor():
        header = check_header(sealed(b"words"))
    assert header.factor == MOST_FACTOR == 18
    assert [(cost["n"], cost["r"], cost["p"]) for cost in asked] == [(1 << 18, 8, 1)]


def test_another_passphrase_opens_nothing():
    with pytest.raises(WrongPassphraseError):
        opened(sealed(b"words"), b"harbour lemon saddle quill")


@pytest.mark.parametrize("at", [-1, -20, -CHUNK])
def test_an_altered_file_is_told_as_such(at):
    file = bytearray(sealed(bytes(CHUNK + 100)))
    file[at] ^= 1
    with pytest.raises(SealedFileAlteredError):
        opened(bytes(file))


def test_a_file_that_ends_at_the_end_of_a_chunk_is_told_as_cut():
    file = sealed(bytes(2 * CHUNK + 5))
    length = check_header(file).length
    with pytest.raises(SealedFileAlteredError):
        opened(file[: length + 16 + CHUNK + 16])
    with pytest.raises(SealedFileCutError):
        opened(file[: length + 3])
