"""Enumerations to which a feature adds where it is declared, and not in a list of all of them."""

from collections.abc import Iterator
from typing import Any, ClassVar, Self, TypeVar

from vault.domain.english.wording import worded

_M = TypeVar("_M", bound="OpenEnum")
_T = TypeVar("_T")


class Member:
    """A member in the body of an OpenEnum: `NAMES = Member("names", "Names and classes")`."""

    def __init__(self, value: str, words: str = "") -> None:
        self.value, self.words = value, words

    def __get__(self, _instance: object, owner: type[_M]) -> _M:
        return owner(self.value)


class _Listed(type):
    """Goes through the members, in the order in which they were declared."""

    def __iter__(cls: type[_T]) -> Iterator[_T]:
        return iter(tuple(vars(cls)["members"].values()))

    def __len__(cls) -> int:
        return len(vars(cls)["members"])

    def __bool__(cls) -> bool:
        return True


class OpenEnum(str, metaclass=_Listed):
    """A text out of a set that is complete once the catalogue is loaded. There is one object for
    each member, so that `is` compares them; `OpenEnum(value)` finds it, or is a ValueError."""

    __slots__ = ("written",)
    written: str
    members: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        cls.members = {}
        for name, member in tuple(vars(cls).items()):
            if isinstance(member, Member):
                setattr(cls, name, cls.declare(member.value, member.words))

    def __new__(cls, value: str) -> Self:
        try:
            found: Self = cls.members[value]
        except (KeyError, TypeError):
            raise ValueError(f"{value!r} is no {cls.__name__}") from None
        return found

    @classmethod
    def declare(cls, value: str, words: str = "") -> Self:
        """A new member; TypeError for a value that another has."""
        if value in cls.members:
            raise TypeError(f"{cls.__name__} {value}: declared twice")
        member = str.__new__(cls, value)
        member.written = words
        cls.members[value] = member
        return member

    @property
    def words(self) -> str:
        """What it is called, in the English that is spoken."""
        return worded(self.written)

    @property
    def value(self) -> str:
        """The text itself, as it is stored."""
        return str.__str__(self)

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.value,)
