"""Buttons beside each other, each for one of the things that can be done on a page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.look.icons import set_icon
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton


@dataclass(frozen=True)
class Act:
    """One button. `word` is a member of the page's own StrEnum. Below a list it is done to the
    chosen record if that `fits`, unless it is `for_none`: until then the button is dim, or it says
    the words of `choose` when it is pressed."""

    word: StrEnum
    label: str
    for_none: bool = False
    fits: Callable[[Any], bool] = lambda _record: True
    choose: str = ""
    is_main: bool = False
    is_last: bool = False
    """At the right end of the row, where the main button of a page always stands."""
    icon: str = ""
    key: str = ""
    """Is shown on the button; who makes the page binds it."""


class ActRow(Flow):
    """`pressed` carries the word of the button."""

    pressed = Signal(object)

    def __init__(self, acts: Iterable[Act]) -> None:
        acts = tuple(acts)
        super().__init__(from_right=sum(1 for act in acts if act.is_main or act.is_last))
        # In the order in which a page names them, wherever they stand.
        self.buttons = {str(act.word): _button(act) for act in acts}
        for act in sorted(acts, key=lambda act: (act.is_main, act.is_last)):
            button = self.buttons[act.word]
            if act.is_main:
                button.setProperty("main", True)
                if act.icon:
                    set_icon(button, act.icon, "onAccent")
            button.clicked.connect(lambda _=False, word=act.word: self.pressed.emit(word))
            self.addWidget(button)

    def do(self, acts: Mapping[StrEnum, Callable[[], object]]) -> None:
        """What each button does; one that is left out fails here."""
        must_be_all(self.buttons, acts)
        self.pressed.connect(lambda word: acts[word]())


def _button(act: Act) -> QPushButton:
    if act.icon or act.key:
        return KeyButton(act.label, act.key, act.icon, bare=act.is_main)
    return QPushButton(act.label)


def must_be_all(buttons: Iterable[str], acts: Iterable[str]) -> None:
    """A TypeError names each button without an act, and each act without a button."""
    wrong = set(buttons) ^ set(acts)
    if wrong:
        message = f"these acts and buttons do not belong together: {', '.join(sorted(wrong))}"
        raise TypeError(message)
