"""What is entered stands on the page at once and is written behind it: one act at a time, and what
comes meanwhile goes with the next."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.desk.desk import Desk
from ui.desk.linked_act import LinkedAct
from vault.actions.base import Command
from vault.domain.kinds import Kind
from vault.errors import TuckboxError


class Versioned(Protocol):
    """What the vault has of a cell."""

    @property
    def version(self) -> int:
        """As it stands there; given back with a change."""


K = TypeVar("K")
V = TypeVar("V")
H = TypeVar("H", bound=Versioned)
_ANSWERS = ("act", "version", "settle", "show")


class WriteBehind(QObject, Generic[K, V, H]):
    """Cells `K` that are to hold `V`, of which the vault then has `H`. A queue says which kind of
    thing it `writes`, and answers `act`, `version`, `settle` and `show`."""

    waiting = Signal(int)
    """How many cells are not in the vault yet: only at 0 is everything saved."""
    written = Signal(int)
    """How many cells one act wrote."""
    refused = Signal(object)
    """The error: what was sent is not in the vault. The page is to be read anew, and what was
    entered since is written then (`go_on`)."""
    caught_up = Signal()
    """Everything is in the vault, and something else is to be read anew."""

    writes: ClassVar[Kind]
    most: ClassVar[int | None] = None
    """How many cells go with one act at most; None for all that wait."""

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        left = [name for name in _ANSWERS if getattr(cls, name) is getattr(WriteBehind, name)]
        left += [] if hasattr(cls, "writes") else ["writes"]
        if left:
            raise TypeError(f"{cls.__name__} must say its {', '.join(left)}")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: dict[K, V] = {}
        self._sent: list[dict[K, V]] = []
        """Acts whose answer was not heard yet, in their order: one, and more only after `leave`."""
        self._known: dict[K, int] = {}
        """Versions that the worker has and this thread has not heard of."""
        self._is_refused = self._is_old = False
        self._then: Callable[[], None] | None = None

    def act(self, cells: dict[K, V]) -> Callable[[dict[K, int]], Command[Any]]:
        """What writes these cells, as soon as it is known at which versions they stand. What is
        given back is called on the worker."""
        raise NotImplementedError

    def version(self, cell: K) -> int:
        """As the page has it from the vault."""
        raise NotImplementedError

    def settle(self, held: dict[K, H | None]) -> None:
        """The vault has this of the cells; None where nothing stands any more."""
        raise NotImplementedError

    def show(self, cells: dict[K, V]) -> None:
        """They stand on the page, whatever the vault has."""
        raise NotImplementedError

    def forget(self, cells: Iterable[K]) -> None:
        """What the vault refused does not stand on the page any more."""

    def held(self, cells: Iterable[K], answer: Any) -> dict[K, H | None]:
        """What the answer of an act says of each of its cells."""
        return dict(zip(cells, answer, strict=True))

    def joined(self, _before: V, after: V) -> V:
        """Of a cell that waits and is entered again."""
        return after

    @property
    def is_waiting(self) -> bool:
        """Whether something is not in the vault yet."""
        return bool(self._wanted or self._sent)

    def holds(self, cell: K) -> bool:
        """Whether something of this cell is not in the vault yet."""
        return cell in self._wanted or any(cell in sent for sent in self._sent)

    def hold_reload(self) -> bool:
        """True while something is on its way; the page is then read anew once it is there."""
        self._is_old = bool(self._sent or (self._wanted and not self._is_refused))
        return self._is_old

    def read_later(self) -> None:
        """Something is to be read anew once all is written."""
        self._is_old = True

    def is_own(self, changes: frozenset[Kind]) -> bool:
        """Whether the desk tells of an act of this queue, which the page shows already."""
        return self._desk.changing is self and changes == {self.writes}

    def put(self, cells: dict[K, V]) -> None:
        """They stand on the page already, and are to be written."""
        for cell, value in cells.items():
            before = self._wanted.get(cell)
            self._wanted[cell] = value if before is None else self.joined(before, value)
        self._write()
        self._tell()

    def when_written(self, then: Callable[[], None]) -> None:
        """Once everything that is seen stands in the vault; never where that was refused."""
        if self._is_refused:  # and the page was not read anew: it goes on without
            self.leave()
        if self.is_waiting:
            self._then = then
        else:
            then()

    def go_on(self) -> None:
        """The page was read anew after a refusal: what waits stands there again, and is written."""
        if self._is_refused:
            self._is_refused = False
            self.show(self._wanted)
            self._write()
            self._tell()

    def leave(self) -> None:
        """The page goes, or the vault is locked, and no answer may be heard: what waits is sent at
        once. What waits for an answer of its own cell goes by itself, so that no other hangs on
        it."""
        self._is_refused = False
        ahead = {cell for sent in self._sent for cell in sent}
        wanted, self._wanted = self._wanted, {}
        apart = {cell: value for cell, value in wanted.items() if cell not in ahead}
        again = {cell: value for cell, value in wanted.items() if cell in ahead}
        for cells in (apart, again):
            for some in self._shares(cells):
                self._send(some)

    def _shares(self, cells: dict[K, V]) -> Iterator[dict[K, V]]:
        left = iter(cells.items())
        while some := dict(islice(left, self.most)):
            yield some

    def _write(self) -> None:
        if self._wanted and not self._sent and not self._is_refused:
            cells = next(self._shares(self._wanted))
            self._wanted = {cell: v for cell, v in self._wanted.items() if cell not in cells}
            self._send(cells)

    def _send(self, cells: dict[K, V]) -> None:
        make, known = self.act(cells), self._known
        seen = {cell: self.version(cell) for cell in cells}

        def done(answer: Any) -> None:
            for cell, one in self.held(cells, answer).items():
                known[cell] = one.version if one is not None else 0

        act = LinkedAct(lambda: make(seen | {c: known[c] for c in cells if c in known}), done)
        self._sent.append(cells)
        self._desk.do(self, act, then=self._heard, failed=self._failed)

    def _heard(self, answer: Any) -> None:
        cells = self._next_sent()
        self.settle(self.held(cells, answer))
        self._show_later(cells)
        self._write()
        self._tell()
        self.written.emit(len(cells))
        if self.is_waiting:
            return
        then, self._then = self._then, None
        if then is not None:
            then()
        if self._is_old and not self.is_waiting:
            self._is_old = False
            self.caught_up.emit()

    def _failed(self, error: TuckboxError) -> None:
        cells = self._next_sent()
        self.forget(cells)
        self._show_later(cells)
        self._is_refused, self._then = bool(self._wanted), None
        if self.is_waiting:  # nothing is said to be saved of what was refused
            self._tell()
        self.refused.emit(error)

    def _next_sent(self) -> dict[K, V]:
        cells = self._sent.pop(0)
        later = {cell for sent in self._sent for cell in sent}
        for cell in cells.keys() - later:
            self._known.pop(cell, None)
        return cells

    def _show_later(self, cells: dict[K, V]) -> None:
        """What was entered into these cells since stands there still."""
        found: dict[K, V] = {}
        for later in (*self._sent, self._wanted):
            found |= {cell: value for cell, value in later.items() if cell in cells}
        if found:
            self.show(found)

    def _tell(self) -> None:
        self.waiting.emit(len(self._wanted.keys() | {cell for sent in self._sent for cell in sent}))
