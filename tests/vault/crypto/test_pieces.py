"""What one thread hands to another arrives whole and in order, or is told to be incomplete."""

import threading

import pytest

from vault.crypto.pieces import Pieces, StoppedError

WHOLE = [bytes([n]) * (1 << 20) for n in range(12)]


def test_a_stream_larger_than_what_may_wait_arrives_whole_and_in_order():
    pieces = Pieces()

    def write():
        for piece in WHOLE:
            pieces.put(piece)
        pieces.end()

    writer = threading.Thread(target=write)
    writer.start()
    assert list(pieces) == WHOLE
    writer.join()


def test_a_stopped_stream_is_never_taken_for_a_complete_one():
    pieces = Pieces()
    pieces.put(b"first")
    pieces.stop()
    with pytest.raises(StoppedError):
        list(pieces)


def test_who_waits_for_room_hears_that_the_reader_has_stopped():
    pieces, heard = Pieces(), []

    def write():
        try:
            for piece in WHOLE:
                pieces.put(piece)
        except StoppedError:
            heard.append(True)

    writer = threading.Thread(target=write)
    writer.start()
    assert next(iter(pieces)) == WHOLE[0]
    pieces.stop()
    writer.join()
    assert heard


def test_what_waits_at_the_end_is_still_read():
    pieces = Pieces()
    pieces.put(b"last")
    pieces.end()
    assert list(pieces) == [b"last"]
