"""Runs vault work on one background thread and brings the answer back to the GUI thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

R = TypeVar("R")


@dataclass(frozen=True)
class _Parcel:
    owner: QObject
    future: Future[Any]
    then: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    settled: Callable[[BaseException | None], None]


class Tasks(QObject):
    """One thread, because SQLCipher's connection lives on the thread that opened it."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
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

        self._thread.submit(work).add_done_callback(done)

    def shutdown(self) -> None:
        """Wait for what is running, then end the thread."""
        self._thread.shutdown(wait=True)

    @Slot(object)
    def _deliver(self, parcel: _Parcel) -> None:
        error = parcel.future.exception()
        if shiboken6.isValid(parcel.owner):
            if error is None:
                parcel.then(parcel.future.result())
            else:
                parcel.failed(error)
        parcel.settled(error)
