"""The vault's rows beside a file, packed: found by their ids and by what they say."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from vault.domain.packed import Packed

_AT_ONCE = 16
"""Rows are asked for one by one, in any order: few are unpacked for one."""
Row = dict[str, Any]
Keys = Callable[[Row], Iterable[Hashable]]


class Places:
    """By the hash of a key: the places that may have it. Who asks looks at each, since two keys may
    have one hash."""

    def __init__(self, keys_by_place: Iterable[Iterable[Hashable]]) -> None:
        hashes, places = array("q"), array("L")
        for place, keys in enumerate(keys_by_place):
            for key in keys:
                hashes.append(hash(key))
                places.append(place)
        order = sorted(range(len(hashes)), key=hashes.__getitem__)
        self._places = array("L", (places[at] for at in order))
        self._hashes = array("q", (hashes[at] for at in order))

    def of(self, key: Hashable) -> list[int]:
        """The candidates, in their order."""
        wanted, hashes = hash(key), self._hashes
        start = end = bisect_left(hashes, wanted)
        while end < len(hashes) and hashes[end] == wanted:
            end += 1
        if end - start < 2:
            return self._places[start:end].tolist()
        return sorted(set(self._places[start:end]))


class PackedRows(Mapping[str, Row]):
    """Rows of one table by their ids; all have the same columns, `id` among them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._columns: tuple[str, ...] = ("id",)
        self._rows: Packed[Any] = Packed(tuple, tuple, at_once=_AT_ONCE)
        for row in rows:
            self._columns = tuple(row)
            self._rows.append(tuple(row.values()))
        self._places = Places((row["id"],) for row in self.values())
        self._last: Row = {"id": ""}
        """The row that was asked for last, and mostly is again."""

    def __getitem__(self, record: str) -> Row:
        if self._last["id"] == record:
            return self._last
        for place in self._places.of(record):
            if (row := self.at(place))["id"] == record:
                return row
        raise KeyError(record)

    def __iter__(self) -> Iterator[str]:
        return (row["id"] for row in self.each())

    def __len__(self) -> int:
        return len(self._rows)

    def at(self, place: int) -> Row:
        """By the place in the table's order."""
        self._last = dict(zip(self._columns, self._rows[place], strict=True))
        return self._last

    def each(self) -> Iterator[Row]:
        """All of them, one by one."""
        return (dict(zip(self._columns, row, strict=True)) for row in self._rows)

    def values(self) -> Any:
        """All of them, one by one and once."""
        return self.each()

    def items(self) -> Any:
        """With their ids, one by one and once."""
        return ((row["id"], row) for row in self.each())


class FoundBy:
    """Rows of one table by what `keys` says of each."""

    def __init__(self, rows: Mapping[str, Row], keys: Keys) -> None:
        self._rows, self._keys = rows, keys
        self._ids = () if isinstance(rows, PackedRows) else tuple(rows)
        self._places = Places(map(keys, rows.values()))

    def get(self, key: Hashable) -> list[tuple[str, Row]]:
        """(id, row) in the order of the table."""
        found = map(self._at, self._places.of(key))
        return [(record, row) for record, row in found if key in tuple(self._keys(row))]

    def ids(self, key: Hashable) -> list[str]:
        """The ids alone."""
        return [record for record, _ in self.get(key)]

    def _at(self, place: int) -> tuple[str, Row]:
        if isinstance(self._rows, PackedRows):
            row = self._rows.at(place)
            return row["id"], row
        return self._ids[place], self._rows[self._ids[place]]


class PackedLinks(Mapping[tuple[str, str], str]):
    """By table and the source's id: the record. `more` are those kept apart."""

    def __init__(self, links: Packed[Any], more: Mapping[tuple[str, str], str]) -> None:
        self._links, self._more = links, more
        self._places = Places(((kind, key),) for kind, _, key in links)

    def __getitem__(self, pair: tuple[str, str]) -> str:
        # A link that was written later replaces one before.
        for place in reversed(self._places.of(pair)):
            kind, record, key = self._links[place]
            if (kind, key) == pair:
                return str(record)
        return self._more[pair]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from ((kind, key) for kind, _, key in self._links)
        yield from self._more

    def __len__(self) -> int:
        return len(self._links) + len(self._more)

    def items(self) -> Any:
        """One by one and once."""
        yield from (((kind, key), record) for kind, record, key in self._links)
        yield from self._more.items()


class PackedEnrolments(Mapping[tuple[str, str], tuple[str, str | None]]):
    """By pupil and class: the enrolment's id and its last day."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: Packed[Any] = Packed(tuple, tuple, at_once=_AT_ONCE)
        self._rows.extend((r["pupil_id"], r["class_id"], r["id"], r["ends"]) for r in rows)
        self._places = Places((row[0],) for row in self._rows)

    def __getitem__(self, pair: tuple[str, str]) -> tuple[str, str | None]:
        for school_class, enrolment, ends in reversed(self.of_pupil(pair[0])):
            if school_class == pair[1]:
                return enrolment, ends
        raise KeyError(pair)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((row[0], row[1]) for row in self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def items(self) -> Any:
        """One by one and once."""
        return (((row[0], row[1]), (row[2], row[3])) for row in self._rows)

    def of_pupil(self, pupil: str) -> list[tuple[str, str, str | None]]:
        """Class, enrolment and last day of each."""
        rows = (self._rows[place] for place in self._places.of(pupil))
        return [(row[1], row[2], row[3]) for row in rows if row[0] == pupil]
