"""Which rows or columns of a grid are in sight."""

from collections.abc import Callable


def in_sight(at: Callable[[int], int], first: int, last: int, count: int) -> range:
    """Those between two places of the viewport; `at` is the view's `rowAt` or `columnAt`."""
    start, end = at(max(0, first)), at(last)
    return range(max(0, start), (end if end >= 0 else count - 1) + 1)
