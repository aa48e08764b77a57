"""A part of a page whose widgets are made as it is first shown or asked for, and not before."""

from collections.abc import Callable
from inspect import get_annotations
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.enter_presses import let_enter_press


class MadeLate(QFrame):
    """A subclass makes its widgets in `make`, and names them in its body (`table: RowView`): asking
    for one of these makes all of them. What is to be shown is kept until then by the subclass. It
    has no frame unless the style sheet knows one for it."""

    _is_made = False
    _waiting: tuple[Callable[[], object], ...] = ()

    def make(self) -> None:
        """Make the widgets, and show in them what is known by now."""
        raise NotImplementedError

    @property
    def is_made(self) -> bool:
        """Whether the widgets are there."""
        return self._is_made

    def when_made(self, then: Callable[[], object]) -> None:
        """What is done as soon as the widgets are there."""
        if self._is_made:
            then()
        else:
            self._waiting = (*self._waiting, then)

    def have_made(self) -> None:
        """Make what is not there yet."""
        if not self._is_made:
            self._is_made = True
            self.make()
            for then in self._waiting:
                then()
            let_enter_press(self)
            self._keep_order()

    def _keep_order(self) -> None:
        """The keyboard comes to what is made where this stands, and not at the end of the page."""
        window, no = self.window(), Qt.FocusPolicy.NoFocus
        # Not along the focus chain itself: made known to Python by it, a menu loses its actions.
        widgets = [w for w in self.findChildren(QWidget) if w.focusPolicy() != no]
        within = [w for w in widgets if w.window() is window]
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, after in pairwise([self, *within]):
            QWidget.setTabOrder(before, after)
        self.setFocusPolicy(policy)

    def setVisible(self, visible: bool) -> None:
        """Made before it is seen, so that nothing is shown empty."""
        if visible:
            self.have_made()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Also where what holds it is shown, of which `setVisible` does not hear."""
        self.have_made()
        super().showEvent(event)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Only what is not there is asked for here."""
            kinds = type(self).__mro__
            declared = any(name in get_annotations(kind) for kind in kinds)
            if self._is_made or not declared:
                message = f"{type(self).__name__} has no {name}"
                raise AttributeError(message)
            self.have_made()
            return getattr(self, name)
