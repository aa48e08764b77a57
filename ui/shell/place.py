"""What a page of the window is: its name, who is offered it, how it is made and left."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.desk.desk import Desk
from ui.words import tr
from vault.domain.access import Permission

Make = Callable[[Desk, str, QWidget], tuple[QWidget, QObject]]
"""Of the desk, the record and the widget in which the page stands. It is given that from the start:
Qt dresses all that a widget holds anew wherever that is put."""


@dataclass(frozen=True)
class Place:
    """`needs` None is for everybody; a place without a title is not in the sidebar. `takes` are
    the ends of names of files that the window hands to this page's presenter when they are dropped
    on it (`take_file`); `or_needs` lets in a role that has this right alone. Who has the right in
    `unless` is not offered it: they do the same elsewhere."""

    key: str
    title: str
    needs: Permission | None
    make: Make
    takes: tuple[str, ...] = ()
    or_needs: Permission | None = None
    unless: Permission | None = None

    @property
    def words(self) -> str:
        """The title in the English of the window; '' without one."""
        return tr(self.title) if self.title else ""


def is_offered(place: Place, may: Callable[[Permission], bool]) -> bool:
    """To a person who `may` do certain things."""
    if place.unless is not None and may(place.unless):
        return False
    rights = [right for right in (place.needs, place.or_needs) if right is not None]
    return place.needs is None or any(may(right) for right in rights)


def taker_of(places: Iterable[Place], path: str) -> Place | None:
    """The place whose page takes a file of this name."""
    takers = (p for p in places if p.takes and path.casefold().endswith(p.takes))
    return next(takers, None)


def hand_to(presenter: QObject, path: str) -> None:
    """Give a dropped file to the presenter of a place that takes it."""
    take: Callable[[str], None] = getattr(presenter, "take_file")  # noqa: B009 - as below
    take(path)


def leave(presenter: QObject | None) -> None:
    """The page of this presenter goes; one that holds something puts it away."""
    act: Callable[[], None] | None = getattr(presenter, "leave", None)
    if act is not None:
        act()


def navigation_of(presenter: QObject) -> SignalInstance:
    """The signal (page, record) by which a presenter asks for another page."""
    signal: SignalInstance = getattr(presenter, "navigate")  # noqa: B009 - QObject has no such name
    return signal
