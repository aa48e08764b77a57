"""Runs vault work on one background thread and brings the answer back to the GUI thread."""

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

R = TypeVar("R")
_ALL: "WeakSet[Tasks]" = WeakSet()


@dataclass(frozen=True)
class _Parcel:
    owner: QObject
    future: Future[Any]
    then: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    settled: Callable[[BaseException | None], None]


class Tasks(QObject):
    """One thread, because SQLCipher's connection lives on the thread that opened it.

    While it works, Python's collector of cycles rests: it runs on whatever thread makes the next
    value, and a closed window that it found from the worker would be taken apart there, which Qt
    does not bear (measured). Where it rested before (`QuietCollector`), it rests behind it too.
    """

    _rests = False
    """Whether the collector was put to rest here, and by nobody else."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, *, name: str = "vault") -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._at_work = 0
        _ALL.add(self)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], R],
        then: Callable[[R], None],
        failed: Callable[[BaseException], None],
        settled: Callable[[BaseException | None], None] = lambda _: None,
    ) -> None:
        """`then` or `failed` is called on the GUI thread, unless `owner` is gone by then;
        `settled` in any case, after them."""

        def done(future: Future[R]) -> None:
            self._finished.emit(_Parcel(owner, future, then, failed, settled))

        self._at_work += 1
        if gc.isenabled():
            gc.disable()
            Tasks._rests = True
        self._thread.submit(work).add_done_callback(done)

    def shutdown(self) -> None:
        """Wait for what is running, then end the thread."""
        self._thread.shutdown(wait=True)
        self._at_work = 0
        self._let_collect()

    @property
    def is_at_work(self) -> bool:
        """Whether something runs, or has run and waits to be told."""
        return self._at_work > 0

    @staticmethod
    def _let_collect() -> None:
        if not any(tasks.is_at_work for tasks in _ALL):
            # Here, on this thread, and before anything else is made: what waited is taken now.
            gc.collect(0)
            if Tasks._rests:
                gc.enable()
                Tasks._rests = False

    @Slot(object)
    def _deliver(self, parcel: _Parcel) -> None:
        self._at_work -= 1
        self._let_collect()
        error = parcel.future.exception()
        if shiboken6.isValid(parcel.owner):
            if error is None:
                parcel.then(parcel.future.result())
            else:
                parcel.failed(error)
        parcel.settled(error)
