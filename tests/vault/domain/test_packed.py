"""Records that are kept packed: a list that only grows."""

import pytest

from vault.domain.packed import Packed


def some(count):
    return Packed(tuple, list, ([f"a{n}", n, None] for n in range(count)))


@pytest.mark.parametrize("count", [0, 1, 511, 512, 513, 1300])
def test_what_goes_in_comes_out_in_its_order(count):
    packed, plain = some(count), [[f"a{n}", n, None] for n in range(count)]
    assert list(packed) == plain
    assert packed == plain
    assert len(packed) == count
    assert bool(packed) == bool(count)
    assert packed[3:700:50] == plain[3:700:50]
    if count:
        assert (packed[0], packed[-1], packed[count // 2]) == (
            plain[0],
            plain[-1],
            plain[count // 2],
        )
    with pytest.raises(IndexError):
        packed[count]


def test_it_grows_while_it_is_read():
    packed = some(512)
    assert packed[-1] == ["a511", 511, None]
    packed += [["b", 1, None]]
    packed.extend([["c", 2, None]])
    assert packed[512:] == [["b", 1, None], ["c", 2, None]]
    assert packed != some(514)
