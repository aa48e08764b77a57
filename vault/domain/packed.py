"""Very many small records in little memory: packed in blocks, and unpacked as they are read."""

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeAlias, TypeVar, overload

T = TypeVar("T")
V = TypeVar("V")
_AT_ONCE = 512
_BY_VALUE = 2
"""The version of the form in which nothing refers to what was there before."""


class Packed(Sequence[T], Generic[T]):
    """A list that only grows. `pack` turns a record into tuples, texts, numbers and None, `unpack`
    such a tuple into a record, which is another object each time. Of `at_once` records one is
    unpacked with the others. The blocks never leave this
    process, so their form is nobody's business but Python's."""

    def __init__(
        self,
        pack: Callable[[T], Any],
        unpack: Callable[[Any], T],
        records: Iterable[T] = (),
        at_once: int = _AT_ONCE,
    ) -> None:
        self._pack, self._unpack, self._at_once = pack, unpack, at_once
        self._blocks: list[bytes] = []
        self._open: list[Any] = []
        self._read: tuple[int, list[Any]] = (-1, [])
        self.extend(records)

    def append(self, record: T) -> None:
        """One more."""
        self._open.append(self._pack(record))
        if len(self._open) == self._at_once:
            self._blocks.append(_dumps(self._open))
            self._open = []

    def extend(self, records: Iterable[T]) -> None:
        """Each of them, in their order."""
        for record in records:
            self.append(record)

    def __iadd__(self, records: Iterable[T]) -> "Packed[T]":
        self.extend(records)
        return self

    def __len__(self) -> int:
        return len(self._blocks) * self._at_once + len(self._open)

    def __iter__(self) -> Iterator[T]:
        for place in range(len(self._blocks)):
            yield from map(self._unpack, _loads(self._blocks[place]))
        yield from map(self._unpack, tuple(self._open))

    def drained(self) -> Iterator[T]:
        """Each record a last time: none is there any more behind it."""
        for place, block in enumerate(self._blocks):
            self._blocks[place] = b""
            yield from map(self._unpack, _loads(block))
        yield from map(self._unpack, self._open)
        self._blocks, self._open = [], []

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        block, within = divmod(at, self._at_once)
        return self._unpack(self._block(block)[within])

    def digestible(self) -> Iterator[bytes]:
        """The records as bytes that are the same for equal ones, wherever they came from."""
        for place in range(len(self._blocks)):
            yield marshal.dumps(_loads(self._blocks[place]), _BY_VALUE)
        yield _dumps(self._open, _BY_VALUE)

    def seen_as(self, unpack: Callable[[Any], V]) -> "Packed[V]":
        """The same records, unpacked to something else; neither grows any more."""
        view: Packed[V] = Packed(_refuse, unpack, at_once=self._at_once)
        view._blocks, view._open = self._blocks, self._open
        return view

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Packed({len(self)})"

    def _block(self, block: int) -> list[Any]:
        """The one that was read last is kept: what is asked for often lies together."""
        if block == len(self._blocks):
            return self._open
        if self._read[0] != block:
            self._read = (block, _loads(self._blocks[block]))
        return self._read[1]


Many: TypeAlias = list[T] | Packed[T]
"""As many as a school has, packed or not."""


def drained(many: Many[T]) -> Iterator[T]:
    """Each a last time; what is packed is let go."""
    return many.drained() if isinstance(many, Packed) else iter(many)


def _refuse(_record: object) -> None:
    raise TypeError("what is only seen does not grow")


def _dumps(records: list[Any], version: int = marshal.version) -> bytes:
    try:
        return marshal.dumps(records, version)
    except ValueError:
        return marshal.dumps(_plain(records), version)


def _plain(value: Any) -> Any:
    """With members of an enumeration as the texts that they are."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple | list):
        return tuple(map(_plain, value))
    return value


def _loads(block: bytes) -> list[Any]:
    found: list[Any] = marshal.loads(block)  # noqa: S302 - written by this very process
    return found
