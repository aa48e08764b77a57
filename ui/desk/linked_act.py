"""An act that follows on others which are still on their way: only on the worker, once its turn has
come, is it known at which versions they left what it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from vault.actions.base import Action

R = TypeVar("R")


@dataclass(frozen=True)
class LinkedAct(Generic[R]):
    """`make` gives the act when its turn comes, `done` hears the answer before the next one's turn;
    both on the worker, so they touch nothing of a window."""

    make: Callable[[], Action[R]]
    done: Callable[[R], None] = lambda _: None
    writes: bool = True


def linked(action: Action[R] | LinkedAct[R]) -> LinkedAct[R]:
    """An act that follows on nothing is made already."""
    if isinstance(action, LinkedAct):
        return action
    return LinkedAct(lambda: action, writes=not action.is_query)
