"""An action is one thing a person can do: what it needs, what it touches, and how."""

import dataclasses
import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NewType, TypeVar, get_args, get_type_hints

from vault.domain.access import Permission
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.ids import ModuleId, ProfileId, PupilId, RecordId, StepNumber
from vault.domain.machine_policy import Leaving
from vault.domain.papers import Paper
from vault.domain.printouts import Printout
from vault.domain.training import Gate

if TYPE_CHECKING:
    from vault.store.records import Records

R = TypeVar("R")
_NAMES_A_RECORD = (RecordId, ProfileId, ModuleId, StepNumber)


def _fields_that_name_a_record(cls: type[Any]) -> Iterator[tuple[str, object]]:
    """The fields of an action that hold an id, or a value that has one; and the kind of id."""
    for base in reversed(cls.__mro__):
        for name, hint in inspect.get_annotations(base).items():
            # Several records are not the one that an act is about: those the rows tell.
            kinds = (hint, *(get_args(hint) if isinstance(hint, UnionType) else ()))
            kind = next((kind for kind in kinds if _is_id(kind)), None)
            if kind is None and isinstance(hint, type) and dataclasses.is_dataclass(hint):
                kind = inspect.get_annotations(hint).get("id")
            if _is_id(kind):
                yield name, kind


def _makes_a_pupil(cls: type[Any]) -> bool:
    return any(PupilId in get_args(base) for base in vars(cls).get("__orig_bases__", ()))


def _is_id(kind: object) -> bool:
    """Whether it is a type of `domain.ids`."""
    while isinstance(kind, NewType):
        if kind in _NAMES_A_RECORD:
            return True
        kind = kind.__supertype__
    return False


def _gives_a_paper(cls: type[Any]) -> bool:
    """By itself, or in a field of what it gives back."""
    given = {kind for base in vars(cls).get("__orig_bases__", ()) for kind in get_args(base)}
    within = {hint for kind in given if dataclasses.is_dataclass(kind) for hint in _hints(kind)}
    return not (given | within).isdisjoint({Paper, Printout})


def _hints(kind: Any) -> list[Any]:
    hints = get_type_hints(kind)
    return [hints[field.name] for field in dataclasses.fields(kind)]


_NAMED_BY_ID = frozenset(CATALOGUE) - {"photo", "school"} | {"case", "profile"}
"""Fields of such names hold the id of a row; a plain text there would tell the trail of nobody."""


class Action(ABC, Generic[R]):
    """A frozen dataclass that reads as a sentence; run by `Session.run` and nothing else."""

    name: ClassVar[str]
    needs: ClassVar[Permission]
    is_recorded: ClassVar[bool] = True
    """False only for reads that name no single child (lists, thumbnails, counts)."""
    is_query: ClassVar[bool] = False
    """The same as being a Query, which an abstract class answers in ten times as long."""
    waits_for: ClassVar[Gate | None] = None
    """The training that must be passed before this is done; what protects never waits."""
    may_use_ballast: ClassVar[bool] = True
    """False for what only makes a full disk fuller."""
    is_paper: ClassVar[bool] = False
    """What is written for others speaks as the school does, and not as the window of who makes it.
    So it is where a paper is given back; what writes one and gives back something else says so."""
    _about: ClassVar[str] = ""
    """The field that says what it is about: a pupil's, or else the first that names a record; none
    where the act gives back a new pupil, who is who it is about."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        fields = list(_fields_that_name_a_record(cls))
        pupils = [name for name, kind in fields if kind is PupilId]
        others = [] if _makes_a_pupil(cls) else [name for name, _ in fields]
        cls._about = next(iter((*pupils, *others)), "")
        cls.is_paper = cls.is_paper or _gives_a_paper(cls)
        if ABC in cls.__bases__:
            return
        for name, hint in inspect.get_annotations(cls).items():
            if hint is str and name in _NAMED_BY_ID:
                raise TypeError(f"{cls.__qualname__}.{name} is an id: which type of domain.ids?")
        missing = {"name", "needs"} - vars(cls).keys()
        if missing:
            raise TypeError(f"{cls.__qualname__} must say its {', '.join(sorted(missing))}")

    @property
    def leaving(self) -> Leaving | None:
        """How records leave the vault by it, which the computer's policy may forbid."""
        return None

    @property
    def subject(self) -> str:
        """The id of the record this is about, for the audit trail; never a name. What was really
        changed is held against it: see `Work.subject`."""
        value = getattr(self, self._about) if self._about else ""
        return str(getattr(value, "id", value) or "")

    @property
    def entry(self) -> str:
        """The kind of its entry in the trail once it was done: its name, and for some acts more
        words behind that. Never what names a person."""
        return self.name

    @abstractmethod
    def apply(self, records: "Records") -> R:
        """Do it, inside the transaction that the session has begun."""


class Query(Action[R], ABC):
    """Reads; SQLite itself refuses any write while it runs."""

    is_query = True


class Command(Action[R], ABC):
    """Changes data; which kinds, the row writer notes (`Work.noted`), and open pages reload."""

    can_undo: ClassVar[bool] = True


def all_actions() -> list[type[Action[Any]]]:
    """Every concrete action of the program; the rule tests walk through them."""
    actions: list[type[Action[Any]]] = []
    queue: list[type[Action[Any]]] = list(Action.__subclasses__())
    while queue:
        cls = queue.pop()
        queue.extend(cls.__subclasses__())
        if not inspect.isabstract(cls) and cls.__module__.startswith("vault."):
            actions.append(cls)
    return sorted(actions, key=lambda cls: cls.__name__)
