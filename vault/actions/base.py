"""An action is one thing a person can do: what it needs, what it touches, and how."""

import inspect
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from vault.domain.access import Permission
from vault.domain.training import Gate

if TYPE_CHECKING:
    from vault.store.records import Records

R = TypeVar("R")


class Action(ABC, Generic[R]):
    """A frozen dataclass that reads as a sentence; run by `Session.run` and nothing else."""

    name: ClassVar[str]
    needs: ClassVar[Permission]
    is_recorded: ClassVar[bool] = True
    """False only for reads that name no single child (lists, thumbnails, counts)."""
    waits_for: ClassVar[Gate | None] = None
    """The training that must be passed before this is done; what protects never waits."""
    may_use_ballast: ClassVar[bool] = True
    """False for what only makes a full disk fuller."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if ABC in cls.__bases__:
            return
        missing = {"name", "needs"} - vars(cls).keys()
        if missing:
            raise TypeError(f"{cls.__qualname__} must say its {', '.join(sorted(missing))}")

    @property
    def subject(self) -> str:
        """The id of the record this is about, for the audit trail; never a name."""
        return ""

    @abstractmethod
    def apply(self, records: "Records") -> R:
        """Do it, inside the transaction that the session has begun."""


class Query(Action[R], ABC):
    """Reads; SQLite itself refuses any write while it runs."""


class Command(Action[R], ABC):
    """Changes data; which kinds, the row writer notes (`Work.kinds`), and open pages reload."""

    can_undo: ClassVar[bool] = True


def all_actions() -> list[type[Action[Any]]]:
    """Every concrete action there is; the rule tests walk through them."""
    found: list[type[Action[Any]]] = []
    queue: list[type[Action[Any]]] = list(Action.__subclasses__())
    while queue:
        cls = queue.pop()
        queue.extend(cls.__subclasses__())
        if not inspect.isabstract(cls):
            found.append(cls)
    return sorted(found, key=lambda cls: cls.__name__)
