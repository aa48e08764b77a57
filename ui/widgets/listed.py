"""What a table on the screen is as a list: its heads, and its lines with whose they are."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QTableView

from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.widgets.whose_row import is_sealed, pupils_of
from vault.domain.ids import PupilId
from vault.domain.lists_out import ListLine

_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_ROOT = QModelIndex()
_SLICE_S, _AT_ONCE = 0.006, 16
"""Of a frame, and lines between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Every line has a cell for each head; of a list that `keeps_in` there are none."""

    heads: tuple[str, ...]
    lines: Sequence[ListLine]
    keeps_in: bool = False
    """Whether it holds what is sealed for few, which goes into no file."""


class GradualLines(Sequence[ListLine]):
    """Lines of rows as they stood, read while a person fills in the form: thousands take longer
    than a frame. What is asked for before that is read then."""

    def __init__(self, lines: Iterator[ListLine], count: int) -> None:
        self._rest, self._count = lines, count
        self._read: list[ListLine] = []

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: Any) -> Any:
        self._read.extend(self._rest)
        return self._read[place]

    def read_beside(self, owner: QObject) -> None:
        """A slice of a frame at a time, for as long as `owner` lives."""
        timer = QTimer(owner)

        def go_on() -> None:
            if self._is_whole_after(time.perf_counter() + _SLICE_S):
                timer.stop()

        timer.timeout.connect(go_on)
        timer.start()

    def _is_whole_after(self, end: float) -> bool:
        while time.perf_counter() < end:
            before = len(self._read)
            self._read.extend(islice(self._rest, _AT_ONCE))
            if len(self._read) - before < _AT_ONCE:
                return True
        return False


def is_list(view: QTableView) -> bool:
    """Whether its rows are a list. A model of another kind than RowTable says so by `as_list`,
    which gives a Listed, or by `pupils_at`, whose a row is, where its cells are what it shows."""
    model = view.model()
    return isinstance(model, RowTable) or any(hasattr(model, name) for name in _SAYS)


_SAYS = ("as_list", "pupils_at")


def listed(view: QTableView, of_pupil: str = "") -> Listed:
    """As it is shown: sorted, filtered, without hidden columns. `of_pupil` is the child whose page
    it stands on, whose are the lines that name nobody."""
    model, own = view.model(), PupilId(of_pupil)  # type: ignore[arg-type]
    if isinstance(model, RowTable):
        if any(map(is_sealed, model.shown())):
            return Listed((), (), keeps_in=True)
        rows = model.texts(_columns(view))
        lines = (_of(line_of(pupils_of(value), texts), own) for value, texts in rows)
        return Listed(tuple(_heads(view)), GradualLines(lines, len(model.shown())))
    whole: Callable[[], Listed] | None = getattr(model, "as_list", None)
    seen = whole() if whole is not None else Listed(tuple(_heads(view)), tuple(_lines(view)))
    return Listed(seen.heads, tuple(_of(line, own) for line in seen.lines))


def _of(line: ListLine, own: PupilId) -> ListLine:
    return line if line.pupil or not own else ListLine(own, line.cells)


def line_of(pupils: tuple[PupilId, ...], cells: tuple[str, ...]) -> ListLine:
    """A line about these children, or about nobody."""
    first, *others = pupils or ("",)
    return ListLine(first, cells, tuple(others))  # type: ignore[arg-type]


def _columns(view: QTableView) -> list[int]:
    header, count = view.horizontalHeader(), view.model().columnCount(_ROOT)
    shown = [
        column
        for column in range(count)
        if not view.isColumnHidden(column) or (isinstance(view, RowView) and view.is_away(column))
    ]
    return sorted(shown, key=header.visualIndex)


def _heads(view: QTableView) -> Iterator[str]:
    model = view.model()
    if _has_names(view):
        yield str(getattr(model, "rows_are", ""))
    for column in _columns(view):
        yield str(model.headerData(column, _ACROSS) or "")


def _has_names(view: QTableView) -> bool:
    """Whether the rows are named before their cells."""
    return hasattr(view.model(), "rows_are")


def _lines(view: QTableView) -> Iterator[ListLine]:
    model, columns, has_names = view.model(), _columns(view), _has_names(view)
    for row in range(model.rowCount(_ROOT)):
        if view.isRowHidden(row):
            continue
        cells = [str(model.index(row, column).data() or "") for column in columns]
        name = [str(model.headerData(row, _DOWN) or "")] if has_names else []
        whose: Callable[[int], tuple[PupilId, ...]] = getattr(model, _SAYS[1])
        yield line_of(whose(row), (*name, *cells))
