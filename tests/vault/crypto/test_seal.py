"""Sealing and opening work on two threads: whatever breaks on either side comes through, nothing
hangs, and a stream that was broken off never opens as a whole one."""

import io
import itertools
import threading

import pytest

from vault.crypto.seal import identity_text, open_sealed, recipient_text, seal_to_recipients
from vault.errors import SealedFileDamagedError, WrongRecipientError

ME, OTHER = identity_text(bytes(32)), identity_text(bytes([1]) * 32)
MIB = 1 << 20


class BrokenError(Exception):
    """Anything at all."""


@pytest.fixture(autouse=True)
def no_thread_stays():
    before = threading.active_count()
    yield
    assert threading.active_count() == before


def sealed(pieces):
    out = io.BytesIO()
    seal_to_recipients(iter(pieces), out, [recipient_text(ME)])
    return out.getvalue()


def opened(data, identity=ME):
    plain = bytearray()
    open_sealed(io.BytesIO(data), plain.extend, identity=identity)
    return bytes(plain)


@pytest.mark.parametrize(
    "sizes", [[], [0], [1], [65536], [0, 1, 65535, 0, 65537], [9 * MIB, 3], [7] * 5000]
)
def test_what_was_sealed_opens_however_it_was_cut(sizes):
    pieces = [bytes([n % 251]) * size for n, size in enumerate(sizes)]
    assert opened(sealed(pieces)) == b"".join(pieces)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_a_stream_that_breaks_off_is_told_and_leaves_nothing_that_opens(count):
    def pieces():
        for _ in range(count):
            yield bytes(MIB)
        raise BrokenError

    out = io.BytesIO()
    with pytest.raises(BrokenError):
        seal_to_recipients(pieces(), out, [recipient_text(ME)])
    with pytest.raises(SealedFileDamagedError):
        opened(out.getvalue())


class FullDisk(io.BytesIO):
    def write(self, data):
        if self.tell() > 2 * MIB:
            raise OSError(28, "No space left on device")
        return super().write(data)


def test_a_full_disk_ends_even_an_endless_stream():
    with pytest.raises(OSError, match="No space"):
        seal_to_recipients(itertools.repeat(bytes(MIB)), FullDisk(), [recipient_text(ME)])


@pytest.mark.parametrize("after", [0, 1, 12 * MIB])
def test_what_the_taker_raises_comes_through_at_once(after):
    data, taken = sealed([bytes(MIB)] * 40), 0

    def take(piece):
        nonlocal taken
        taken += len(piece)
        if taken > after:
            raise BrokenError

    with pytest.raises(BrokenError):
        open_sealed(io.BytesIO(data), take, identity=ME)
    assert taken <= after + MIB


@pytest.mark.parametrize("place", [400, 5 * MIB, -1])
def test_an_altered_byte_is_told_wherever_it_is(place):
    data = bytearray(sealed([bytes(MIB)] * 10))
    data[place] ^= 1
    with pytest.raises(SealedFileDamagedError):
        opened(bytes(data))


def test_a_file_that_is_cut_short_is_told_after_what_was_whole():
    data, taken = sealed([bytes(MIB)] * 10), bytearray()
    with pytest.raises(SealedFileDamagedError):
        open_sealed(io.BytesIO(data[: 5 * MIB]), taken.extend, identity=ME)
    assert len(taken) <= 5 * MIB


def test_somebody_else_opens_nothing():
    with pytest.raises(WrongRecipientError):
        opened(sealed([b"x"]), OTHER)


class Stumbling(io.BytesIO):
    """A drive whose n-th read fails."""

    def __init__(self, data, nth):
        super().__init__(data)
        self.left = nth

    def read(self, size=-1):
        self.left -= 1
        if self.left == 0:
            raise OSError(5, "Input/output error")
        return super().read(size)


@pytest.mark.parametrize("nth", [1, 2, 3, 5])
def test_a_read_that_fails_is_told_as_the_drive_and_never_as_an_altered_file(nth):
    file = Stumbling(sealed([bytes(MIB)]), nth)
    with pytest.raises(OSError, match="Input/output"):
        open_sealed(file, bytearray().extend, identity=ME)
    assert file.left <= 0, "so far it read"
